package prefbench.report;

import java.util.Arrays;
import prefbench.experiment.Effect;
import prefbench.stats.Interval;
import prefbench.stats.StudentT;

/**
 * A mean on the scale from 0 to 100, and what is known of its uncertainty.
 *
 * @param low NaN where there is no interval
 * @param kind what the interval is, in words for the reader
 */
record Spread(double mean, double low, double high, String kind) {
    static final double CONFIDENCE = 0.95;
    private static final int LEAST_SEEDS_OF_A_T_BAND = 3;

    /** Limits are cut at 0 and 100: nothing lies beyond, whatever t says. */
    static Spread of(Effect mean) {
        return mean.obstacle()
                .map(obstacle -> new Spread(mean.estimate(), Double.NaN, Double.NaN, "none: " + obstacle))
                .orElseGet(() -> cut(mean.interval(CONFIDENCE), "95 % " + mean.method()));
    }

    /** A band of a learning curve: t from three seeds on, below that their range. */
    static Spread band(double[] seeds) {
        if (seeds.length >= LEAST_SEEDS_OF_A_T_BAND) {
            return cut(StudentT.mean(seeds, CONFIDENCE), "95 % t over seeds");
        }
        double mean = StudentT.mean(seeds);
        return seeds.length < 2
                ? new Spread(mean, Double.NaN, Double.NaN, "none: needs 2 seeds")
                : new Spread(
                        mean,
                        Arrays.stream(seeds).min().getAsDouble(),
                        Arrays.stream(seeds).max().getAsDouble(),
                        "min to max over seeds");
    }

    private static Spread cut(Interval interval, String kind) {
        return new Spread(interval.estimate(), Math.max(0, interval.low()), Math.min(100, interval.high()), kind);
    }
}
