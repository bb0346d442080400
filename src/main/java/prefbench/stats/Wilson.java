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
        return of(proportion.share(), n, n, confidence);
    }

    /**
     * The 95 % interval of the share of ones in a sample of zeros and ones, some of which belong together: with the n that would
     * have the standard error without that (Korn and Graubard, Survey Methodology 24, 1998), or, where all are equal, with the
     * effective number of clusters. Unknown below two clusters.
     */
    public static Interval of95(SampleMean shares) {
        double error = shares.standardError();
        if (Double.isNaN(error)) {
            return Interval.unknown(shares.estimate(), shares.n(), 0.95);
        }
        double ratio = shares.standardDeviation() / error;
        double effective = error == 0 ? shares.draws() : Math.min(shares.n(), ratio * ratio);
        return of(shares.estimate(), effective, shares.n(), 0.95);
    }

    private static Interval of(double share, double effective, int n, double confidence) {
        double z = Normal.within(confidence);
        double middle = share + z * z / (2 * effective);
        double width = z * Math.sqrt(share * (1 - share) / effective + z * z / (4 * effective * effective));
        double scale = 1 + z * z / effective;
        // Exact at the ends, where rounding would leave the estimate outside.
        double low = share == 0 ? 0 : (middle - width) / scale;
        double high = share == 1 ? 1 : (middle + width) / scale;
        return new Interval(share, low, high, n, confidence);
    }
}
