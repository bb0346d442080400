package prefbench.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Intervals from Student's t distribution ("Student": The probable error of a mean, Biometrika 6, 1908; for unequal
 * variances Welch, Biometrika 34, 1947). They assume roughly normal observations; with a handful of seeds nothing better is
 * to be had without more seeds. Stateless.
 */
public final class StudentT {
    private static final int MOST_REPLICATIONS = 10_000;

    private StudentT() {}

    /** Arithmetic mean; NaN for an empty sample. */
    public static double mean(double... sample) {
        double sum = 0;
        for (double value : sample) {
            sum += value;
        }
        return sum / sample.length;
    }

    /** Standard deviation with n - 1 below the line; NaN for fewer than two observations, exactly 0 for equal ones. */
    public static double standardDeviation(double... sample) {
        if (sample.length < 2) {
            return Double.NaN;
        }
        if (allEqual(sample)) {
            return 0;
        }
        double mean = mean(sample);
        double squares = 0;
        for (double value : sample) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (sample.length - 1));
    }

    /** The mean's interval: mean +- t(n - 1) SD / sqrt(n). Unknown below two observations, degenerate for equal ones. */
    public static Interval mean(double[] sample, double confidence) {
        int n = sample.length;
        double mean = mean(sample);
        if (n < 2 || Double.isNaN(mean)) {
            return Interval.unknown(mean, n, confidence);
        }
        if (allEqual(sample)) {
            return new Interval(sample[0], sample[0], sample[0], n, confidence);
        }
        double half = quantile(confidence, n - 1) * standardDeviation(sample) / Math.sqrt(n);
        return new Interval(mean, mean - half, mean + half, n, confidence);
    }

    /** The interval of the mean of {@code a[i] - b[i]}. */
    public static Interval paired(double[] a, double[] b, double confidence) {
        return mean(differences(a, b), confidence);
    }

    /** {@code a[i] - b[i]}, for samples of equal length. */
    public static double[] differences(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(
                    "paired samples must be equally long, was %d and %d".formatted(a.length, b.length));
        }
        double[] differences = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            differences[i] = a[i] - b[i];
        }
        return differences;
    }

    /** Welch's interval for mean(a) - mean(b) of independent samples with unequal variances. */
    public static Interval welch(double[] a, double[] b, double confidence) {
        int n = a.length + b.length;
        TTest test = TTest.welch(a, b);
        double difference = test.estimate();
        if (Double.isNaN(test.standardError())) {
            return Interval.unknown(difference, n, confidence);
        }
        if (!test.known()) {
            return new Interval(difference, difference, difference, n, confidence);
        }
        double half = quantile(confidence, test.degreesOfFreedom()) * test.standardError();
        return new Interval(difference, difference - half, difference + half, n, confidence);
    }

    /**
     * The smallest n at which an interval of this spread would exclude 0, were the effect as estimated:
     * t(n - 1) SD / sqrt(n) < |effect|. A rough guide: the estimate itself is uncertain.
     *
     * @return at least 2; 0 when no number up to 10,000 would do, or effect or spread is unknown
     */
    public static int replicationsToDecide(double effect, double standardDeviation, double confidence) {
        double size = Math.abs(effect);
        if (!(size > 0) || Double.isNaN(standardDeviation)) {
            return 0;
        }
        for (int n = 2; n <= MOST_REPLICATIONS; n++) {
            if (quantile(confidence, n - 1) * standardDeviation / Math.sqrt(n) < size) {
                return n;
            }
        }
        return 0;
    }

    /** Two-sided: the t value that {@code confidence} of the distribution lies within. */
    static double quantile(double confidence, double degreesOfFreedom) {
        return critical(1 - confidence, degreesOfFreedom);
    }

    /** Two-sided: the t value that {@code level} of the distribution lies beyond; exact for small levels, too. */
    static double critical(double level, double degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(level / 2);
    }

    private static boolean allEqual(double[] sample) {
        for (double value : sample) {
            if (value != sample[0]) {
                return false;
            }
        }
        return true;
    }
}
