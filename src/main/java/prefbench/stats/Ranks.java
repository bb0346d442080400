package prefbench.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Ranks from 1, tied values sharing the mean of theirs. Values that differ by rounding only are tied: 0.19 - 0.17 and 0.17 -
 * 0.15 are the same difference, whatever their last digits.
 */
final class Ranks {
    /** Relative to the largest value. */
    private static final double ROUNDING = 1e-12;

    private final double[] ranks;
    private final double tieTerm;

    private Ranks(double[] ranks, double tieTerm) {
        this.ranks = ranks;
        this.tieTerm = tieTerm;
    }

    static Ranks of(double... values) {
        Integer[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .toArray(Integer[]::new);
        double rounding = rounding(values);
        double[] ranks = new double[values.length];
        double tieTerm = 0;
        for (int start = 0, end; start < order.length; start = end) {
            end = start + 1;
            while (end < order.length && values[order[end]] - values[order[end - 1]] <= rounding) {
                end++;
            }
            for (int i = start; i < end; i++) {
                ranks[order[i]] = (start + 1 + end) / 2.0;
            }
            double tied = end - start;
            tieTerm += tied * tied * tied - tied;
        }
        return new Ranks(ranks, tieTerm);
    }

    /** What two of these values may differ by and still be called equal. */
    static double rounding(double... values) {
        return ROUNDING * Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    double of(int index) {
        return ranks[index];
    }

    /** The sum of t^3 - t over groups of t tied values. */
    double tieTerm() {
        return tieTerm;
    }

    boolean tied() {
        return tieTerm > 0;
    }
}
