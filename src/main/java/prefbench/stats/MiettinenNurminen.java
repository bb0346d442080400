package prefbench.stats;

/**
 * The score interval of a difference of two independent proportions (Miettinen and Nurminen, "Comparative analysis of two rates",
 * Statistics in Medicine 4, 1985): the differences D that a score test would not reject.
 *
 * <pre>  (d - D)^2 / (V(D) N / (N - 1)) = z^2      d = p1 - p2,  N = n1 + n2,  V(D) at {@link RestrictedShares}</pre>
 */
public final class MiettinenNurminen {
    /** Halvings of an interval of at most 2, down to neighbouring numbers. */
    private static final int HALVINGS = 1100;

    private MiettinenNurminen() {}

    /** Of {@code a}'s share minus {@code b}'s; without limits where either has no trials. */
    public static Interval of(Proportion a, Proportion b, double confidence) {
        if (a.n() == 0 || b.n() == 0) {
            return Proportion.unknownDifference(a, b, confidence);
        }
        double z = Normal.within(confidence);
        double difference = a.share() - b.share();
        return new Interval(difference, limit(a, b, z, -1), limit(a, b, z, 1), a.n() + b.n(), confidence);
    }

    /** Between the estimate, which is never rejected, and the end in the {@code direction}. */
    private static double limit(Proportion a, Proportion b, double z, double direction) {
        double kept = a.share() - b.share();
        double rejected = direction;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = kept + (rejected - kept) / 2;
            if (middle == kept || middle == rejected) {
                break;
            }
            if (rejects(a, b, z, middle)) {
                rejected = middle;
            } else {
                kept = middle;
            }
        }
        return kept;
    }

    private static boolean rejects(Proportion a, Proportion b, double z, double difference) {
        int n = a.n() + b.n();
        double variance = RestrictedShares.of(a, b, difference).variance(a.n(), b.n()) * n / (n - 1);
        return Math.abs(a.share() - b.share() - difference) > z * Math.sqrt(variance);
    }
}
