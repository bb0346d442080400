package prefbench.stats;

import java.util.List;
import java.util.OptionalDouble;

/**
 * MLPerf's time to train (mlcommons, training_rules.adoc): the fastest and the slowest run are dropped, the others averaged.
 * One run that never got there may be the slowest; with two, there is no result. Stateless.
 */
public final class OlympicMean {
    private OlympicMean() {}

    /** Of at least three runs; none where more than one did not reach the threshold. */
    public static OptionalDouble of(List<Reach> runs) {
        if (runs.size() < 3) {
            throw new IllegalArgumentException("there must be 3 runs or more, were " + runs.size());
        }
        double[] times = runs.stream()
                .mapToDouble(run -> run.reached() ? run.at() : Double.POSITIVE_INFINITY)
                .sorted()
                .toArray();
        double sum = 0;
        for (int i = 1; i < times.length - 1; i++) {
            sum += times[i];
        }
        return Double.isInfinite(sum) ? OptionalDouble.empty() : OptionalDouble.of(sum / (times.length - 2));
    }
}
