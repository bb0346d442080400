package prefbench.stats;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * The permutation test of a difference of means of two independent samples (Pitman, "Significance tests which may be applied to
 * samples from any populations", Supplement to the JRSS 4, 1937): were the arms alike, any of the values could as well have come
 * from either. It assumes no distribution, but that the arms are alike in spread too where they are alike in mean.
 *
 * <p>All ways to choose the first sample while there are at most a million; beyond, 100,000 random ones from a key.
 */
public final class TwoSamplePermutation {
    static final long MOST_EXHAUSTIVE = 1_000_000;
    static final int RANDOM = 100_000;

    private final double[] values;
    private final int chosen;
    private final Alternative alternative;
    private final double total;
    private final double observed;
    private final double size;

    private TwoSamplePermutation(double[] x, double[] y, Alternative alternative) {
        this.values = DoubleStream.concat(Arrays.stream(x), Arrays.stream(y)).toArray();
        this.chosen = x.length;
        this.alternative = alternative;
        this.total = Arrays.stream(values).sum();
        this.observed = difference(Arrays.stream(x).sum());
        this.size = Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }

    /**
     * @param key of the random choices; the same key, the same choices
     * @throws IllegalArgumentException for an empty sample
     */
    public static Permutations of(double[] x, double[] y, Alternative alternative, long key) {
        if (x.length == 0 || y.length == 0) {
            throw new IllegalArgumentException(
                    "samples must not be empty, had %d and %d values".formatted(x.length, y.length));
        }
        TwoSamplePermutation test = new TwoSamplePermutation(x, y, alternative);
        long all = choices(x.length + y.length, x.length);
        return all <= MOST_EXHAUSTIVE
                ? new Permutations(test.extreme(0, x.length, 0), all, true)
                : new Permutations(test.extreme(new SplittableRandom(key)), RANDOM, false);
    }

    /** Ways to choose k of n; no more than one above the most that are gone through. */
    private static long choices(int n, int k) {
        long ways = 1;
        for (int i = 1; i <= Math.min(k, n - k); i++) {
            ways = ways * (n - i + 1) / i;
            if (ways > MOST_EXHAUSTIVE) {
                return MOST_EXHAUSTIVE + 1;
            }
        }
        return ways;
    }

    /** Among all choices of {@code left} of the values from the i-th on, beside those that add up to {@code sum}. */
    private long extreme(int i, int left, double sum) {
        if (left == 0) {
            return count(sum);
        }
        long without = values.length - i > left ? extreme(i + 1, left, sum) : 0;
        return without + extreme(i + 1, left - 1, sum + values[i]);
    }

    /** The first of a shuffled copy, again and again: a random choice whatever the order before. */
    private long extreme(SplittableRandom random) {
        double[] shuffled = values.clone();
        long extreme = 0;
        for (int draw = 0; draw < RANDOM; draw++) {
            double sum = 0;
            for (int i = 0; i < chosen; i++) {
                int other = random.nextInt(i, shuffled.length);
                double value = shuffled[other];
                shuffled[other] = shuffled[i];
                shuffled[i] = value;
                sum += value;
            }
            extreme += count(sum);
        }
        return extreme;
    }

    private int count(double sum) {
        return Permutations.extreme(alternative, difference(sum), observed, size) ? 1 : 0;
    }

    private double difference(double sum) {
        return sum / chosen - (total - sum) / (values.length - chosen);
    }
}
