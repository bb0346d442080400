package prefbench.stats;

import java.util.function.IntFunction;

/**
 * How probably an interval of {@link SampleMean} would clear a threshold, for a planned number of draws: the power of a
 * one-sample t test, by its noncentral t. Immutable and thread-safe.
 */
public final class SamplePower {
    private final double variance;
    private final IntFunction<SeedsLevel> levels;
    private final double confidence;

    /**
     * @param variance of a single draw, estimated; the observed effect is never used
     * @param levels at which t is taken, by the number of draws
     * @param confidence of the two-sided interval, in (0, 1)
     */
    SamplePower(double variance, IntFunction<SeedsLevel> levels, double confidence) {
        this.variance = variance;
        this.levels = levels;
        this.confidence = confidence;
    }

    /** Probability that the interval's lower limit lies above 0 when the true mean is {@code effect} > 0. */
    public double toClear(double effect, int draws) {
        return NoncentralT.above(critical(draws), draws - 1.0, effect / error(draws));
    }

    /** Probability that the whole interval lies within plus or minus {@code margin} when the true mean is 0. */
    public double toLieWithin(double margin, int draws) {
        return NoncentralT.within(critical(draws), draws - 1.0, margin / error(draws));
    }

    /** The fewest draws that clear with probability {@code power}; 0 when no number up to 1,000 does. */
    public int drawsToClear(double effect, double power) {
        return Power.fewest(draws -> toClear(effect, draws), power);
    }

    /** The fewest draws that lie within the margin with probability {@code power}; 0 when no number up to 1,000 does. */
    public int drawsToLieWithin(double margin, double power) {
        return Power.fewest(draws -> toLieWithin(margin, draws), power);
    }

    private double error(int draws) {
        return Math.sqrt(variance / draws);
    }

    private double critical(int draws) {
        return StudentT.critical(levels.apply(draws).taken(1 - confidence), draws - 1.0);
    }
}
