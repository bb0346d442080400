package prefbench.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import prefbench.policy.ChoicePolicy;
import prefbench.random.RandomStreams;

/**
 * A process of its own that trains and says how much memory it holds: {@code ResidentMemory FROM TO LEARNER...} prints a line
 * {@code learner kibibytes-after-FROM-steps kibibytes-after-TO-steps} for each. Run with a heap of fixed size that is touched
 * at the start, so that what grows is torch's.
 */
public final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ResidentMemory() {}

    static boolean isKnown() {
        return Files.isReadable(STATUS);
    }

    /** By name, without spaces. */
    static Map<String, BiFunction<Practice, ChoicePolicy, Learner>> learners() {
        Map<String, BiFunction<Practice, ChoicePolicy, Learner>> learners = new LinkedHashMap<>();
        learners.put(
                "imitation",
                (practice, policy) -> new Imitation(
                        policy,
                        practice.walks(),
                        new Imitation.Settings(10_000, 4, 1e-3, 0, 0.01, 0.1),
                        new RandomStreams(0)));
        learners.put("searchImitation", (practice, policy) -> new SearchPractice());
        Recipes.training()
                .forEach(recipe -> learners.put(
                        recipe.toString().replace(" ", ""),
                        (practice, policy) ->
                                recipe.learner(practice.start(policy, policy.copyFrozen(), practice.walks(), 0, 6))));
        return learners;
    }

    public static void main(String[] arguments) throws IOException {
        int from = Integer.parseInt(arguments[0]);
        int to = Integer.parseInt(arguments[1]);
        try (Practice practice = new Practice()) {
            for (String name : java.util.List.of(arguments).subList(2, arguments.length)) {
                try (ChoicePolicy policy = practice.policy();
                        Learner learner = learners().get(name).apply(practice, policy)) {
                    take(from, learner);
                    long before = kibibytes();
                    take(to - from, learner);
                    System.out.printf("%s %d %d%n", name, before, kibibytes());
                }
            }
        }
    }

    private static void take(int steps, Learner learner) {
        for (int i = 0; i < steps; i++) {
            learner.step();
        }
    }

    private static long kibibytes() throws IOException {
        // What only waits for the collector is no growth: native memory is freed with the scopes, not by it.
        System.gc();
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
