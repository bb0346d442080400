package prefbench.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The sign-flip test of paired samples (Fisher, The Design of Experiments, 1935, §21): were the arms alike, each difference
 * could as well have had the other sign. It assumes no distribution, only that differences are symmetric about 0. With n pairs no
 * two-sided p is below 2^(1 - n): five pairs cannot reach 5 %.
 *
 * <p>All 2^n signs up to 20 pairs; beyond, 100,000 random ones from a key.
 */
public final class SignFlip {
    static final int MOST_EXHAUSTIVE = 20;
    static final int RANDOM = 100_000;

    private final double[] differences;
    private final Alternative alternative;
    private final double observed;
    private final double size;

    private SignFlip(double[] differences, Alternative alternative) {
        this.differences = differences;
        this.alternative = alternative;
        this.observed = Arrays.stream(differences).sum();
        this.size = Arrays.stream(differences).map(Math::abs).sum();
    }

    /** @param key of the random signs; the same key, the same signs */
    public static Permutations of(double[] differences, Alternative alternative, long key) {
        SignFlip test = new SignFlip(differences.clone(), alternative);
        int n = differences.length;
        return n <= MOST_EXHAUSTIVE
                ? new Permutations(test.extreme(0, 0), 1L << n, true)
                : new Permutations(test.extreme(new SplittableRandom(key)), RANDOM, false);
    }

    /** Among all signs of the differences from the i-th on, the earlier ones adding up to {@code sum}. */
    private long extreme(int i, double sum) {
        return i == differences.length
                ? count(sum)
                : extreme(i + 1, sum + differences[i]) + extreme(i + 1, sum - differences[i]);
    }

    private long extreme(SplittableRandom random) {
        long extreme = 0;
        for (int draw = 0; draw < RANDOM; draw++) {
            double sum = 0;
            for (double difference : differences) {
                sum += random.nextBoolean() ? difference : -difference;
            }
            extreme += count(sum);
        }
        return extreme;
    }

    private int count(double sum) {
        return Permutations.extreme(alternative, sum, observed, size) ? 1 : 0;
    }
}
