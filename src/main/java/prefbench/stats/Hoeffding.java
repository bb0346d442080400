package prefbench.stats;

/**
 * The interval of the mean of independent observations in [0, 1] at a number fixed beforehand (Hoeffding, JASA 58, 1963,
 * Theorem 2). It assumes nothing else, and is wide; not for looking again.
 *
 * <pre>  mean +- sqrt( ln(2 / alpha) / 2n )</pre>
 */
public final class Hoeffding {
    private Hoeffding() {}

    public static double halfWidth(int n, double confidence) {
        if (n < 1) {
            throw new IllegalArgumentException("n must be positive, was " + n);
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be in (0, 1), was " + confidence);
        }
        return Math.sqrt(StrictMath.log(2 / (1 - confidence)) / (2.0 * n));
    }

    /** The limits stay within [0, 1]. */
    public static Interval of(double mean, int n, double confidence) {
        if (!(mean >= 0 && mean <= 1)) {
            throw new IllegalArgumentException("mean must be in [0, 1], was " + mean);
        }
        double half = halfWidth(n, confidence);
        return new Interval(mean, Math.max(0, mean - half), Math.min(1, mean + half), n, confidence);
    }
}
