package prefbench.stats;

/**
 * The score test of a difference of two independent proportions against a margin (Farrington and Manning, Statistics in Medicine
 * 9, 1990): the variance is that of the likeliest shares that differ by just the margin.
 *
 * <pre>  z = (p1 - p2 - D) / sqrt(x1 (1 - x1) / n1 + x2 (1 - x2) / n2)      x1 - x2 = D: {@link RestrictedShares}</pre>
 */
public final class FarringtonManning {
    private FarringtonManning() {}

    /** Large where {@code a}'s share minus {@code b}'s lies above {@code difference}, a number in (-1, 1); NaN without trials. */
    public static double statistic(Proportion a, Proportion b, double difference) {
        if (!(difference > -1 && difference < 1)) {
            throw new IllegalArgumentException("difference must be in (-1, 1), was " + difference);
        }
        double excess = a.share() - b.share() - difference;
        if (excess == 0) {
            return 0;
        }
        double variance = RestrictedShares.of(a, b, difference).variance(a.n(), b.n());
        return excess / Math.sqrt(variance);
    }

    /** Of the hypothesis that the shares differ by {@code difference}; at 0 this is the pooled z test. */
    public static double pValue(Proportion a, Proportion b, double difference, Alternative alternative) {
        return Normal.pValue(alternative, statistic(a, b, difference));
    }

    /** Whether {@code a}'s share lies within {@code margin} of {@code b}'s; its lower half is the test of non-inferiority. */
    public static Tost equivalence(Proportion a, Proportion b, double margin) {
        return Tost.normal(margin, statistic(a, b, -margin), statistic(a, b, margin), a.n() > 0 && b.n() > 0);
    }
}
