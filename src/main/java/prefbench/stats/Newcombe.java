package prefbench.stats;

/**
 * The interval of a difference of two independent proportions from their two score intervals (Newcombe, "Interval estimation for
 * the difference between independent proportions: comparison of eleven methods", Statistics in Medicine 17, 1998, method 10):
 *
 * <pre>
 *   low  = d - sqrt((p1 - l1)^2 + (u2 - p2)^2)      d = p1 - p2
 *   high = d + sqrt((u1 - p1)^2 + (p2 - l2)^2)      [l, u]: {@link Wilson}
 * </pre>
 */
public final class Newcombe {
    private Newcombe() {}

    /** Of {@code a}'s share minus {@code b}'s; without limits where either has no trials. */
    public static Interval of(Proportion a, Proportion b, double confidence) {
        if (a.n() == 0 || b.n() == 0) {
            return Proportion.unknownDifference(a, b, confidence);
        }
        Interval first = Wilson.of(a, confidence);
        Interval second = Wilson.of(b, confidence);
        double difference = a.share() - b.share();
        double below = Math.hypot(a.share() - first.low(), second.high() - b.share());
        double above = Math.hypot(first.high() - a.share(), b.share() - second.low());
        return new Interval(difference, difference - below, difference + above, a.n() + b.n(), confidence);
    }
}
