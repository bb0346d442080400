package prefbench.stats;

/**
 * The score interval of a proportion (Wilson, "Probable inference, the law of succession, and statistical inference", JASA
 * 1927): the shares p that a normal test would not reject.
 *
 * <pre>  (p + z^2/2n +- z sqrt(p (1 - p) / n + z^2/4n^2)) / (1 + z^2/n)</pre>
 */
public final class Wilson {
    /** The 0.975 quantile of the normal distribution. */
    private static final double Z = 1.959963984540054;

    private Wilson() {}

    /** The 95 % interval of {@code successes} among {@code n}; without limits where {@code n} is 0. */
    public static Interval of95(int successes, int n) {
        if (successes < 0 || successes > n) {
            throw new IllegalArgumentException("successes must be from 0 to n, were %d of %d".formatted(successes, n));
        }
        if (n == 0) {
            return Interval.unknown(Double.NaN, 0, 0.95);
        }
        double share = (double) successes / n;
        double middle = share + Z * Z / (2.0 * n);
        double width = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4.0 * n * n));
        double scale = 1 + Z * Z / n;
        // Exact at the ends, where rounding would leave the estimate outside.
        double low = successes == 0 ? 0 : (middle - width) / scale;
        double high = successes == n ? 1 : (middle + width) / scale;
        return new Interval(share, low, high, n, 0.95);
    }
}
