package prefbench.stats;

/**
 * The sequential probability ratio test of two success rates (Wald, Annals of Mathematical Statistics 16, 1945): trials are
 * added until the log-likelihood ratio leaves a band.
 *
 * <pre>
 *   s = k ln(p1 / p0) + (n - k) ln((1 - p1) / (1 - p0))
 *   s >= ln((1 - beta) / alpha): p1        s <= ln(beta / (1 - alpha)): p0        else: go on
 * </pre>
 *
 * Both error rates hold approximately: overshoot makes them a little smaller together. Of all tests with these errors it
 * needs the fewest trials on average at p0 and at p1; it gives no interval, and between p0 and p1 it may take long.
 *
 * @param p0 the null hypothesis, in (0, 1)
 * @param p1 the alternative, in (0, 1), another one than p0
 * @param alpha of deciding for p1 where p0 holds, in (0, 1)
 * @param beta of deciding for p0 where p1 holds, in (0, 1 - alpha)
 */
public record Sprt(double p0, double p1, double alpha, double beta) {

    /** What the trials so far say. */
    public enum Decision {
        NULL,
        ALTERNATIVE,
        CONTINUE
    }

    public Sprt {
        requireShare("p0", p0);
        requireShare("p1", p1);
        requireShare("alpha", alpha);
        requireShare("beta", beta);
        if (p0 == p1) {
            throw new IllegalArgumentException("p1 must differ from p0, was " + p1);
        }
        if (alpha + beta >= 1) {
            throw new IllegalArgumentException("alpha + beta must be below 1, was " + (alpha + beta));
        }
    }

    /** From here on: the alternative. */
    public double logUpper() {
        return StrictMath.log((1 - beta) / alpha);
    }

    /** Down from here: the null hypothesis. */
    public double logLower() {
        return StrictMath.log(beta / (1 - alpha));
    }

    public double successIncrement() {
        return StrictMath.log(p1 / p0);
    }

    public double failureIncrement() {
        return StrictMath.log((1 - p1) / (1 - p0));
    }

    /** At these counts; that no earlier trial has decided is the caller's to know. */
    public Decision decide(int successes, int n) {
        BetaMixture.requireCounts(successes, n);
        double sum = successes * successIncrement() + (n - successes) * failureIncrement();
        if (sum >= logUpper()) {
            return Decision.ALTERNATIVE;
        }
        return sum <= logLower() ? Decision.NULL : Decision.CONTINUE;
    }

    private static void requireShare(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be in (0, 1), was " + value);
        }
    }
}
