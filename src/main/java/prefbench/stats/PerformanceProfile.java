package prefbench.stats;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * The share of scores above each of several thresholds, as rliable defines it: strictly above (Agarwal et al., NeurIPS 2021,
 * §4.2, after Dolan and Moré, "Benchmarking optimization software with performance profiles", 2002). Of two arms whose profiles
 * do not cross the higher one's is better whatever one aggregates by.
 */
public final class PerformanceProfile {
    private PerformanceProfile() {}

    /** The share of runs, over all tasks, that score above each threshold. */
    public static double[] ofRuns(Scores scores, double... thresholds) {
        return Arrays.stream(thresholds).map(above(scores.all().toArray())).toArray();
    }

    /** The share of tasks whose mean over runs lies above each threshold. */
    public static double[] ofAverages(Scores scores, double... thresholds) {
        return Arrays.stream(thresholds).map(above(scores.taskMeans())).toArray();
    }

    private static DoubleUnaryOperator above(double[] values) {
        return threshold -> (double) DoubleStream.of(values)
                        .filter(value -> value > threshold)
                        .count()
                / values.length;
    }
}
