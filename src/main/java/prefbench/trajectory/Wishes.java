package prefbench.trajectory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a reader takes an instruction to want, from its words alone: phrases that he knows to mean something, and the other
 * words one by one; and the highest price. The goal behind the instruction is never looked at.
 */
final class Wishes {
    private static final Pattern CEILING = Pattern.compile(", and price lower than ([0-9.]+) dollars$");
    /** A known phrase says more than a word. */
    private static final double PHRASE_WEIGHT = 1.5;

    private final List<List<String>> phrases = new ArrayList<>();
    private final List<String> words;
    private final List<String> said;
    private final OptionalDouble ceiling;

    private Wishes(List<String> words, List<String> said, OptionalDouble ceiling) {
        this.words = words;
        this.said = said;
        this.ceiling = ceiling;
    }

    /** @param known said and meant words of the thesaurus, already in the reader's spelling */
    static Wishes of(String instruction, Map<List<String>, Set<List<String>>> known) {
        Matcher price = CEILING.matcher(instruction.toLowerCase(Locale.ROOT));
        boolean priced = price.find();
        String text = priced ? instruction.substring(0, price.start()) : instruction;
        List<String> all = Wording.all(text);
        Set<List<String>> meant = new LinkedHashSet<>();
        boolean[] explained = new boolean[all.size()];
        known.forEach((saying, meanings) -> {
            int at = position(all, saying);
            if (at >= 0) {
                meant.addAll(meanings);
                if (saying.size() > 1) {
                    Arrays.fill(explained, at, at + saying.size(), true);
                }
            }
        });
        Set<String> rest = new LinkedHashSet<>(Wording.content(text));
        Set<String> covered = new LinkedHashSet<>();
        for (int i = 0; i < all.size(); i++) {
            if (explained[i]) {
                covered.add(all.get(i));
            }
        }
        rest.removeAll(covered);
        Wishes wishes = new Wishes(
                List.copyOf(rest),
                all,
                priced ? OptionalDouble.of(Double.parseDouble(price.group(1))) : OptionalDouble.empty());
        meant.stream().filter(phrase -> phrase.size() > 1).forEach(wishes.phrases::add);
        return wishes;
    }

    /** Share of the wishes that the text seems to fulfil, in [0, 1]; 1 if there are none. */
    double fulfilledBy(Set<String> text) {
        double hits = 0;
        double total = 0;
        for (String word : words) {
            total++;
            hits += has(text, word) ? 1 : 0;
        }
        for (List<String> phrase : phrases) {
            total += PHRASE_WEIGHT;
            long found = phrase.stream().filter(word -> has(text, word)).count();
            hits += PHRASE_WEIGHT * found / phrase.size();
        }
        return total == 0 ? 1 : hits / total;
    }

    boolean affordable(double price) {
        return ceiling.isEmpty() || price <= ceiling.getAsDouble();
    }

    /** The value of a group that the instruction asks for, as far as one can tell; empty if it asks for none. */
    Optional<String> valueOf(List<String> values) {
        String best = null;
        double bestScore = 0.45;
        for (String value : values) {
            double score = asks(value);
            if (score > bestScore) {
                best = value;
                bestScore = score;
            }
        }
        return Optional.ofNullable(best);
    }

    /** How much of the value was said, with a little more for longer values. */
    private double asks(String value) {
        List<String> parts = Wording.content(value.replace("(pack of 1)", ""));
        if (parts.isEmpty()) {
            return 0;
        }
        int hits = 0;
        for (String part : parts) {
            hits += said.stream().anyMatch(word -> Wording.alike(word, part)) ? 1 : 0;
        }
        double share = (double) hits / parts.size();
        for (List<String> phrase : phrases) {
            if (phrase.equals(parts)) {
                share = Math.max(share, 1);
                hits = parts.size();
            }
        }
        return share + 0.02 * hits;
    }

    private static boolean has(Set<String> text, String word) {
        return text.contains(word) || text.stream().anyMatch(other -> Wording.alike(other, word));
    }

    private static int position(List<String> all, List<String> saying) {
        for (int i = 0; i + saying.size() <= all.size(); i++) {
            boolean found = true;
            for (int j = 0; found && j < saying.size(); j++) {
                found = Wording.alike(all.get(i + j), saying.get(j));
            }
            if (found) {
                return i;
            }
        }
        return -1;
    }
}
