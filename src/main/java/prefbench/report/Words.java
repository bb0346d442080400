package prefbench.report;

import java.util.List;
import java.util.Locale;

/** Names and counts as English words. */
final class Words {
    private static final List<String> COUNTS = List.of(
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private Words() {}

    /** {@code DPO reaches more goals} of {@code dpoReachesMoreGoals}. */
    static String ofCamelCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\bdpo\\b", "DPO")
                .replaceAll("\\bppo\\b", "PPO");
    }

    /** {@code DPO versus PPO} of {@code DpoVersusPpoExperiment}. */
    static String ofExperiment(String name) {
        return capital(ofCamelCase(name.replaceFirst("Experiment$", "")));
    }

    static String capital(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    static String count(int n) {
        return n < COUNTS.size() ? COUNTS.get(n) : Integer.toString(n);
    }

    /** {@code a, b and c}. */
    static String list(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }
}
