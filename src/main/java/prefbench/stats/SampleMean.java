package prefbench.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The mean of a sample with the inference of Student's t on it: its interval, and the p-value of a hypothetical mean. Immutable
 * and thread-safe.
 */
public final class SampleMean {
    private final double[] sample;
    private final double mean;
    private final double standardDeviation;

    private SampleMean(double[] sample) {
        this.sample = sample;
        this.mean = StudentT.mean(sample);
        this.standardDeviation = StudentT.standardDeviation(sample);
    }

    public static SampleMean of(double... sample) {
        return new SampleMean(sample.clone());
    }

    /** NaN for an empty sample. */
    public double estimate() {
        return mean;
    }

    public int n() {
        return sample.length;
    }

    /** NaN below two observations. */
    public double standardDeviation() {
        return standardDeviation;
    }

    /** Unknown below two observations, degenerate for equal ones. */
    public Interval interval(double confidence) {
        return StudentT.mean(sample, confidence);
    }

    /** The two-sided p-value of the hypothesis that the true mean is {@code threshold}; NaN below two observations. */
    public double pValue(double threshold) {
        double distance = Math.abs(mean - threshold);
        if (standardDeviation == 0) {
            return distance == 0 ? 1 : 0;
        }
        double t = distance * Math.sqrt(sample.length) / standardDeviation;
        return Double.isNaN(t)
                ? Double.NaN
                : Math.min(1, 2 * TDistribution.of(sample.length - 1.0).survivalProbability(t));
    }
}
