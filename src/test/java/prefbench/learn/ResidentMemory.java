package prefbench.learn;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import javax.management.JMException;
import javax.management.ObjectName;
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
                                recipe.learner(practice.start(policy, practice.reference, practice.walks(), 0, 6))));
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

    /** Gives freed native memory back; JDKs before 17.0.9 cannot. */
    private static void trim() {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "systemTrimNativeHeap",
                            new Object[0],
                            new String[0]);
        } catch (JMException e) {
            System.err.println("native memory is not trimmed: " + e);
        }
    }

    private static long kibibytes() throws IOException {
        // What waits for the collector, or was freed but is still kept by malloc, is no growth.
        System.gc();
        trim();
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
