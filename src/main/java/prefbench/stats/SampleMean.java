package prefbench.stats;

import java.util.function.IntFunction;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The mean of a sample with the inference of Student's t on it: its interval, and the p-value of a hypothetical mean. Immutable
 * and thread-safe.
 *
 * <pre>
 *   error = sqrt(mean square / n)    freedom = effective number of clusters - 1
 * </pre>
 *
 * as {@link Clusters} has them: where each observation stands alone, SD / sqrt(n) and n - 1.
 */
public final class SampleMean {
    private final int n;
    private final double mean;
    private final double standardDeviation;
    private final double standardError;
    private final double draws;
    private final IntFunction<SeedsLevel> levels;

    private SampleMean(double[] sample, Clusters clusters, IntFunction<SeedsLevel> levels) {
        this.levels = levels;
        this.n = sample.length;
        this.mean = StudentT.mean(sample);
        this.standardDeviation = StudentT.standardDeviation(sample);
        double[] deviations = new double[n];
        for (int i = 0; i < n; i++) {
            deviations[i] = sample[i] - mean;
        }
        double error = Math.sqrt(clusters.meanSquare(deviations) / n);
        this.standardError = standardDeviation == 0 && !Double.isNaN(error) ? 0 : error;
        this.draws = clusters.effective();
    }

    /** Of observations that do not depend on each other. */
    public static SampleMean of(double... sample) {
        return of(sample, Clusters.alone(sample.length));
    }

    /** Of observations that do within clusters. */
    public static SampleMean of(double[] sample, Clusters clusters) {
        return new SampleMean(sample, clusters, draws -> SeedsLevel.WHOLE);
    }

    /**
     * Of what only a training seed as a whole has, such as a time: t is taken at the level that {@link SeedsLevel} has for few
     * and skewed seeds.
     *
     * @param lone whether only one side of the comparison trains
     */
    public static SampleMean ofSeeds(double[] values, boolean lone) {
        return new SampleMean(values, Clusters.alone(values.length), seeds -> SeedsLevel.undiluted(seeds, lone));
    }

    /** NaN for an empty sample. */
    public double estimate() {
        return mean;
    }

    public int n() {
        return n;
    }

    /** How many observations that do not depend on each other would tell as much. */
    public double draws() {
        return draws;
    }

    /** Of observations; NaN below two. */
    public double standardDeviation() {
        return standardDeviation;
    }

    /** Of the mean; NaN below two clusters, 0 for equal observations. */
    public double standardError() {
        return standardError;
    }

    /** Unknown below two clusters, degenerate for equal observations. */
    public Interval interval(double confidence) {
        return interval(mean, standardError, draws - 1, n, levels.apply(n).taken(1 - confidence), confidence);
    }

    /** Of this mean less that of an independent sample, by Welch (Biometrika 34, 1947); unknown if either is. */
    public Interval less(SampleMean other, double confidence) {
        double ofThis = standardError * standardError;
        double ofOther = other.standardError * other.standardError;
        double variance = ofThis + ofOther;
        double freedom = variance * variance / (ofThis * ofThis / (draws - 1) + ofOther * ofOther / (other.draws - 1));
        return interval(mean - other.mean, Math.sqrt(variance), freedom, n + other.n, 1 - confidence, confidence);
    }

    private static Interval interval(
            double estimate, double error, double freedom, int n, double taken, double confidence) {
        if (Double.isNaN(error)) {
            return Interval.unknown(estimate, n, confidence);
        }
        double half = error == 0 ? 0 : StudentT.critical(taken, freedom) * error;
        return new Interval(estimate, estimate - half, estimate + half, n, confidence);
    }

    /** The two-sided p-value of the hypothesis that the true mean is {@code threshold}; NaN below two clusters. */
    public double pValue(double threshold) {
        double distance = Math.abs(mean - threshold);
        if (standardError == 0) {
            return distance == 0 ? 1 : 0;
        }
        double t = distance / standardError;
        return Double.isNaN(t)
                ? Double.NaN
                : Math.min(
                        1, levels.apply(n).level(2 * TDistribution.of(draws - 1).survivalProbability(t)));
    }

    /** For planning: with the variance of this sample, its estimate left alone. */
    public SamplePower power(double confidence) {
        return new SamplePower(standardError * standardError * draws, levels, confidence);
    }
}
