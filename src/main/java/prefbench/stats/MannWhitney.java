package prefbench.stats;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * The Mann-Whitney test of two independent samples (Mann and Whitney, "On a test of whether one of two random variables is
 * stochastically larger than the other", Annals of Mathematical Statistics 18, 1947), with the effects that belong to it:
 *
 * <pre>
 *   U = pairs (x, y) with x &gt; y, ties counting half
 *   A12 = U / (nx ny) = P(x &gt; y) + P(x = y) / 2           (Vargha and Delaney, 2000)
 *   Cliff's delta = 2 A12 - 1 = P(x &gt; y) - P(x &lt; y)       (Cliff, 1993)
 *   z = (U - nx ny / 2 - 1/2) / sqrt(nx ny / 12 ((N + 1) - sum (t^3 - t) / (N (N - 1))))      t: sizes of ties
 * </pre>
 *
 * The 1/2 is the correction for continuity. With nx and ny values no exact p is below 1 / C(N, nx). Immutable and thread-safe.
 */
public final class MannWhitney {
    /** Up to here every count of arrangements is a whole number that a long holds. */
    private static final int MOST_EXACT = 50;

    private final int nx;
    private final int ny;
    private final double u;
    private final Ranks ranks;

    private MannWhitney(int nx, int ny, double u, Ranks ranks) {
        this.nx = nx;
        this.ny = ny;
        this.u = u;
        this.ranks = ranks;
    }

    /** @throws IllegalArgumentException for an empty sample */
    public static MannWhitney of(double[] x, double[] y) {
        if (x.length == 0 || y.length == 0) {
            throw new IllegalArgumentException(
                    "samples must not be empty, had %d and %d values".formatted(x.length, y.length));
        }
        Ranks ranks =
                Ranks.of(DoubleStream.concat(Arrays.stream(x), Arrays.stream(y)).toArray());
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += ranks.of(i);
        }
        return new MannWhitney(x.length, y.length, sum - x.length * (x.length + 1) / 2.0, ranks);
    }

    /** Of the first sample; the second one's is nx ny less this. */
    public double u() {
        return u;
    }

    /** The probability that a value of the first sample exceeds one of the second, ties counting half. */
    public double a12() {
        return u / ((double) nx * ny);
    }

    public double cliffsDelta() {
        return 2 * a12() - 1;
    }

    /** The exact p-value where there is one, else the normal approximation's with correction for continuity. */
    public double pValue(Alternative alternative) {
        return exact(alternative).orElseGet(() -> asymptotic(alternative, true));
    }

    /** Empty where values are tied, or beyond 50 of them. */
    public OptionalDouble exact(Alternative alternative) {
        if (ranks.tied() || nx + ny > MOST_EXACT) {
            return OptionalDouble.empty();
        }
        double other = (double) nx * ny - u;
        return OptionalDouble.of(
                switch (alternative) {
                    case TWO_SIDED -> Math.min(1, 2 * atLeast(Math.max(u, other)));
                    case GREATER -> atLeast(u);
                    case LESS -> atLeast(other);
                });
    }

    /** P(U >= u): the coefficients of the Gaussian binomial (nx + ny over nx), which count arrangements by their U. */
    private double atLeast(double least) {
        long[] ways = new long[nx * ny + nx + 1];
        ways[0] = 1;
        for (int i = 1; i <= nx; i++) {
            for (int sum = ways.length - 1; sum >= ny + i; sum--) {
                ways[sum] -= ways[sum - ny - i];
            }
            for (int sum = i; sum < ways.length; sum++) {
                ways[sum] += ways[sum - i];
            }
        }
        long all = Arrays.stream(ways, 0, nx * ny + 1).sum();
        return (double) Arrays.stream(ways, (int) least, nx * ny + 1).sum() / all;
    }

    /** 1 where all values are equal. */
    public double asymptotic(Alternative alternative, boolean continuity) {
        double n = nx + ny;
        double pairs = (double) nx * ny;
        double error = Math.sqrt(pairs / 12 * (n + 1 - ranks.tieTerm() / (n * (n - 1))));
        if (error == 0) {
            return 1;
        }
        double distance = u - pairs / 2;
        double correction = continuity ? 0.5 : 0;
        return switch (alternative) {
            case TWO_SIDED -> Math.min(1, 2 * Normal.above((Math.abs(distance) - correction) / error));
            case GREATER -> Normal.above((distance - correction) / error);
            case LESS -> Normal.below((distance + correction) / error);
        };
    }
}
