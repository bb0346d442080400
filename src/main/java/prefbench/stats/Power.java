package prefbench.stats;

import java.util.function.IntToDoubleFunction;

/**
 * How probably an interval of {@link CrossedMean} would clear a threshold, for planned numbers of seeds and goals: the
 * probability of a noncentral t, with the standard error and degrees of freedom that the variances lead one to expect.
 *
 * @param variances assumed, or estimated from a pilot; the observed effect is never used
 * @param confidence of the two-sided interval, in (0, 1)
 * @param lone whether only one side of the comparison trains, as in {@link CrossedMean#ofOneArm}
 * @param goalsPerDraw 1 where each goal is of another product ({@link CrossedMean#goalsPerDraw})
 */
public record Power(Variances variances, Estimand estimand, double confidence, boolean lone, double goalsPerDraw) {
    private static final int MOST_SEEDS = 1_000;

    public Power {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be in (0, 1), was " + confidence);
        }
        if (!(goalsPerDraw >= 1)) {
            throw new IllegalArgumentException("goals for each draw must be at least 1, was " + goalsPerDraw);
        }
    }

    /** Probability that the interval's lower limit lies above 0 when the true mean is {@code effect} > 0. */
    public double toClear(double effect, int seeds, int goals) {
        MeanSquares expected = expected(seeds, goals);
        double error = expected.standardError(estimand);
        double half = expected.halfWidth(estimand, 1 - confidence, lone);
        return NoncentralT.above(half / error, expected.degreesOfFreedom(estimand), effect / error);
    }

    /** Probability that the whole interval lies within plus or minus {@code margin} when the true mean is 0. */
    public double toLieWithin(double margin, int seeds, int goals) {
        MeanSquares expected = expected(seeds, goals);
        double error = expected.standardError(estimand);
        double half = expected.halfWidth(estimand, 1 - confidence, lone);
        return NoncentralT.within(half / error, expected.degreesOfFreedom(estimand), margin / error);
    }

    private MeanSquares expected(int seeds, int goals) {
        return MeanSquares.expected(variances, seeds, goals, goals / goalsPerDraw);
    }

    /** The fewest seeds that clear with probability {@code power}; 0 when no number up to 1,000 does. */
    public int seedsToClear(double effect, double power, int goals) {
        return fewest(seeds -> toClear(effect, seeds, goals), power);
    }

    /** The fewest seeds that lie within the margin with probability {@code power}; 0 when no number up to 1,000 does. */
    public int seedsToLieWithin(double margin, double power, int goals) {
        return fewest(seeds -> toLieWithin(margin, seeds, goals), power);
    }

    /** From 3 on; 0 when no number up to 1,000 has the power. */
    static int fewest(IntToDoubleFunction powerOf, double power) {
        int enough = CrossedMean.FEWEST_SEEDS;
        while (powerOf.applyAsDouble(enough) < power) {
            if (enough >= MOST_SEEDS) {
                return 0;
            }
            enough = Math.min(MOST_SEEDS, enough * 2);
        }
        int low = enough / 2;
        while (enough - low > 1 && enough > CrossedMean.FEWEST_SEEDS) {
            int middle = (low + enough) / 2;
            if (powerOf.applyAsDouble(middle) < power) {
                low = middle;
            } else {
                enough = middle;
            }
        }
        return enough;
    }
}
