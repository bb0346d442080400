package prefbench.stats;

/**
 * The shares of two independent binomial samples that are most likely among those that differ by D (Miettinen and Nurminen,
 * Statistics in Medicine 4, 1985; Farrington and Manning, Statistics in Medicine 9, 1990): where the derivative of the
 * log-likelihood by the first share x is 0.
 *
 * <pre>  k1 / x - (n1 - k1) / (1 - x) + k2 / (x - D) - (n2 - k2) / (1 - x + D),      max(0, D) &lt;= x &lt;= min(1, 1 + D)</pre>
 *
 * Both papers have the root of its cubic numerator in closed form, which loses half of the digits where two roots are close, as
 * with all goals reached. The derivative only falls, so that halving finds its root to the last digit.
 */
record RestrictedShares(double first, double second) {
    private static final double ENOUGH = 1e-17;

    static RestrictedShares of(Proportion one, Proportion two, double difference) {
        double least = Math.max(0, difference);
        double low = least;
        double high = Math.min(1, 1 + difference);
        double middle = low + (high - low) / 2;
        while (high - low > ENOUGH && middle > low && middle < high) {
            if (slope(one, middle) + slope(two, middle - difference) > 0) {
                low = middle;
            } else {
                high = middle;
            }
            middle = low + (high - low) / 2;
        }
        // Without a root inside, one end is the likeliest, and has not moved.
        double first = low == least ? low : high;
        return new RestrictedShares(first, Math.min(1, Math.max(0, first - difference)));
    }

    private static double slope(Proportion sample, double share) {
        double ofSuccesses = sample.successes() == 0 ? 0 : sample.successes() / share;
        return ofSuccesses - (sample.failures() == 0 ? 0 : sample.failures() / (1 - share));
    }

    /** The variance of the difference of shares in samples of these sizes. */
    double variance(int n1, int n2) {
        return first * (1 - first) / n1 + second * (1 - second) / n2;
    }
}
