package prefbench.report;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean and its interval, on a scale that has bounds.
 *
 * @param low NaN where there is no interval
 * @param kind what the interval is, for the reader
 */
record Spread(double mean, double low, double high, String kind) {
    static final String T_OVER_SEEDS = "95 % t over seeds";
    static final String T_OVER_GOALS = "95 % t over goals";
    static final String WILSON_OVER_GOALS = "95 % Wilson over goals";
    static final String RANGE = "min to max over seeds";
    static final String NONE = "none: 1 seed";

    private static final double UPPER = 0.975;
    private static final int LEAST_SEEDS_OF_A_BAND = 3;

    /** Student's interval for the mean of {@code values}, cut at 0 and 100, where the quantity ends. */
    static Spread t(double[] values, String kind) {
        double mean = mean(values);
        int n = values.length;
        if (n < 2) {
            return new Spread(mean, Double.NaN, Double.NaN, NONE);
        }
        double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
        double half = TDistribution.of(n - 1).inverseCumulativeProbability(UPPER) * Math.sqrt(squares / (n - 1) / n);
        return new Spread(mean, Math.max(0, mean - half), Math.min(100, mean + half), kind);
    }

    /**
     * Wilson's interval (JASA 22, 1927) for a rate in per cent: unlike t it keeps a width when every goal, or none, was
     * reached.
     */
    static Spread wilson(double percent, int n) {
        double p = percent / 100;
        double z = NormalDistribution.of(0, 1).inverseCumulativeProbability(UPPER);
        double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
        double half = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n));
        double low = Math.min(percent, 100 * Math.max(0, centre - half));
        double high = Math.max(percent, 100 * Math.min(1, centre + half));
        return new Spread(percent, low, high, WILSON_OVER_GOALS);
    }

    /** A band of a learning curve: t from three seeds on, below that their range. */
    static Spread band(double[] seeds) {
        if (seeds.length == 2) {
            return new Spread(mean(seeds), Math.min(seeds[0], seeds[1]), Math.max(seeds[0], seeds[1]), RANGE);
        }
        return t(seeds, seeds.length < LEAST_SEEDS_OF_A_BAND ? NONE : T_OVER_SEEDS);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }
}
