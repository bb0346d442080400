package prefbench.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Student's t test of a mean, and Welch's of a difference of means of independent samples ("Student", Biometrika 6, 1908; Welch,
 * Biometrika 34, 1947). {@link StudentT} has the intervals that go with it.
 *
 * <pre>
 *   t = (estimate - threshold) / standard error
 *   one sample, pairs:  error = SD / sqrt(n)                    freedom = n - 1
 *   Welch:              error = sqrt(Va + Vb), V = SD^2 / n     freedom = (Va + Vb)^2 / (Va^2 / (na - 1) + Vb^2 / (nb - 1))
 * </pre>
 *
 * @param standardError NaN below two observations in a sample, 0 for samples without spread
 * @param degreesOfFreedom NaN where the standard error is NaN or 0
 */
public record TTest(double estimate, double standardError, double degreesOfFreedom) {

    /** Of the mean of one sample. */
    public static TTest mean(double... sample) {
        int n = sample.length;
        double error = StudentT.standardDeviation(sample) / Math.sqrt(n);
        return new TTest(StudentT.mean(sample), error, error > 0 ? n - 1 : Double.NaN);
    }

    /** Of the mean of {@code a[i] - b[i]}. */
    public static TTest paired(double[] a, double[] b) {
        return mean(StudentT.differences(a, b));
    }

    /** Of mean(a) - mean(b), independent samples with unequal variances. */
    public static TTest welch(double[] a, double[] b) {
        double ofA = square(StudentT.standardDeviation(a)) / a.length;
        double ofB = square(StudentT.standardDeviation(b)) / b.length;
        double variance = ofA + ofB;
        double freedom = square(variance) / (square(ofA) / (a.length - 1) + square(ofB) / (b.length - 1));
        return new TTest(StudentT.mean(a) - StudentT.mean(b), Math.sqrt(variance), freedom);
    }

    /** Whether there is a test at all: samples without spread, or of one observation, have none. */
    public boolean known() {
        return standardError > 0;
    }

    /** NaN unless known. */
    public double statistic(double threshold) {
        return known() ? (estimate - threshold) / standardError : Double.NaN;
    }

    /** Of the hypothesis that the true value is {@code threshold}; NaN unless known. */
    public double pValue(Alternative alternative, double threshold) {
        if (!known()) {
            return Double.NaN;
        }
        TDistribution distribution = TDistribution.of(degreesOfFreedom);
        double t = statistic(threshold);
        return switch (alternative) {
            case TWO_SIDED -> Math.min(1, 2 * distribution.survivalProbability(Math.abs(t)));
            case GREATER -> distribution.survivalProbability(t);
            case LESS -> distribution.cumulativeProbability(t);
        };
    }

    private static double square(double value) {
        return value * value;
    }
}
