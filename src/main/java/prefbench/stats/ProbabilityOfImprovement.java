package prefbench.stats;

import java.util.stream.IntStream;

/**
 * How probably a run of one arm scores higher than a run of another on a task drawn at random, as rliable defines it (Agarwal et
 * al., NeurIPS 2021, §4.3): the mean over tasks of {@link MannWhitney#a12()}, ties counting half. Both directions add up to 1.
 * It says how often, not by how much.
 */
public final class ProbabilityOfImprovement {
    private ProbabilityOfImprovement() {}

    /** Of {@code x} over {@code y}. */
    public static double of(Scores x, Scores y) {
        return StudentT.mean(onTasks(x, y));
    }

    /** On each task. */
    public static double[] onTasks(Scores x, Scores y) {
        if (x.tasks() != y.tasks()) {
            throw new IllegalArgumentException(
                    "arms must have the same tasks, had %d and %d".formatted(x.tasks(), y.tasks()));
        }
        return IntStream.range(0, x.tasks())
                .mapToDouble(
                        task -> MannWhitney.of(x.onTask(task), y.onTask(task)).a12())
                .toArray();
    }
}
