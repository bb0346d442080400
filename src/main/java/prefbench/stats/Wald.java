package prefbench.stats;

/**
 * The textbook's normal approximation for a difference of two independent proportions (Agresti, Categorical Data Analysis, 2002,
 * §3.1.1), with the shares as observed in its variance. For comparison with others' numbers only: it covers too rarely in small
 * samples and near 0 or 1, where {@link Newcombe} and {@link FarringtonManning} do not.
 *
 * <pre>  d +- z sqrt(p1 (1 - p1) / n1 + p2 (1 - p2) / n2)</pre>
 */
public final class Wald {
    private Wald() {}

    /** Of {@code a}'s share minus {@code b}'s; without limits where either has no trials, degenerate where all shares are 0 or 1. */
    public static Interval of(Proportion a, Proportion b, double confidence) {
        if (a.n() == 0 || b.n() == 0) {
            return Proportion.unknownDifference(a, b, confidence);
        }
        double difference = a.share() - b.share();
        double half = Normal.within(confidence) * standardError(a, b);
        return new Interval(difference, difference - half, difference + half, a.n() + b.n(), confidence);
    }

    /** Whether {@code a}'s share lies within the margin of {@code b}'s; unknown where the observed shares have no variance. */
    public static Tost equivalence(Proportion a, Proportion b, double margin) {
        double difference = a.share() - b.share();
        double error = standardError(a, b);
        return Tost.normal(margin, (difference + margin) / error, (difference - margin) / error, error > 0);
    }

    private static double standardError(Proportion a, Proportion b) {
        return Math.sqrt(a.variance() + b.variance());
    }
}
