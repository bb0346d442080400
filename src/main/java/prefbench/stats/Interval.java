package prefbench.stats;

/**
 * An estimate with its two-sided confidence interval.
 *
 * @param estimate the sample's mean, or difference of means; NaN for an empty sample
 * @param low lower limit; NaN when unknown, as with fewer than two observations
 * @param high upper limit; NaN when unknown
 * @param n observations (pairs, for a paired interval; both samples together for independent ones)
 * @param confidence in (0, 1)
 */
public record Interval(double estimate, double low, double high, int n, double confidence) {

    public Interval {
        if (n < 0) {
            throw new IllegalArgumentException("n must not be negative, was " + n);
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be in (0, 1), was " + confidence);
        }
        if (Double.isNaN(low) != Double.isNaN(high)) {
            throw new IllegalArgumentException(
                    "limits must be both known or both unknown, was [%s, %s]".formatted(low, high));
        }
        if (low > estimate || high < estimate) {
            throw new IllegalArgumentException(
                    "estimate must lie in its interval, was %s in [%s, %s]".formatted(estimate, low, high));
        }
    }

    /** Without limits. */
    public static Interval unknown(double estimate, int n, double confidence) {
        return new Interval(estimate, Double.NaN, Double.NaN, n, confidence);
    }

    /** Whether there are limits at all. */
    public boolean known() {
        return !Double.isNaN(low);
    }

    /** All observations were equal: the limits coincide, and say nothing about the next observation. */
    public boolean degenerate() {
        return known() && low == high;
    }

    public double halfWidth() {
        return (high - low) / 2;
    }
}
