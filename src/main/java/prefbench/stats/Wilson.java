package prefbench.stats;

/**
 * The score interval of a proportion (Wilson, "Probable inference, the law of succession, and statistical inference", JASA
 * 1927): the shares p that a normal test would not reject.
 *
 * <pre>  (p + z^2/2n +- z sqrt(p (1 - p) / n + z^2/4n^2)) / (1 + z^2/n)</pre>
 */
public final class Wilson {
    private Wilson() {}

    /** The 95 % interval of {@code successes} among {@code n}; without limits where {@code n} is 0. */
    public static Interval of95(int successes, int n) {
        return of(new Proportion(successes, n), 0.95);
    }

    /** Without limits where there are no trials. */
    public static Interval of(Proportion proportion, double confidence) {
        int n = proportion.n();
        if (n == 0) {
            return proportion.unknown(confidence);
        }
        double share = proportion.share();
        double z = Normal.within(confidence);
        double middle = share + z * z / (2.0 * n);
        double width = z * Math.sqrt(share * (1 - share) / n + z * z / (4.0 * n * n));
        double scale = 1 + z * z / n;
        // Exact at the ends, where rounding would leave the estimate outside.
        double low = proportion.successes() == 0 ? 0 : (middle - width) / scale;
        double high = proportion.failures() == 0 ? 1 : (middle + width) / scale;
        return new Interval(share, low, high, n, confidence);
    }
}
