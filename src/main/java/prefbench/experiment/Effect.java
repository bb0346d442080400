package prefbench.experiment;

import java.util.List;
import java.util.Optional;
import prefbench.stats.Estimand;
import prefbench.stats.Interval;

/**
 * An arm's mean, or the difference of two arms' means, with all that can be inferred about it. Intervals are two-sided.
 * Immutable and thread-safe.
 */
public sealed interface Effect permits CrossedEffect, SampledEffect {

    /** What the interval is over. */
    enum Over {
        /** Training seeds crossed with goals: arms that train, on what every goal has a value for. */
        SEEDS_AND_GOALS,
        /** Goals: policies that are only evaluated. */
        GOALS,
        /** Training seeds: what only a trial as a whole has. */
        SEEDS
    }

    /**
     * The numbers of one training seed.
     *
     * @param value the arm's mean over goals
     * @param against the other arm's; NaN for an arm's own mean
     */
    record Raw(long seed, double value, double against) {

        /** What the effect is the mean of. */
        public double effect() {
            return Double.isNaN(against) ? value : value - against;
        }
    }

    Over over();

    Estimand estimand();

    /** NaN if no goal has a value. */
    double estimate();

    /** Training seeds behind it. */
    int seeds();

    /** Goals behind it, in which all seeds have a value; 0 for what no goal has. */
    int goals();

    /** In the order of seeds. */
    List<Raw> bySeed();

    /** Unknown where there is an obstacle. */
    Interval interval(double confidence);

    /** The two-sided p-value of the hypothesis that the true value is {@code threshold}; NaN where there is an obstacle. */
    double pValue(double threshold);

    /** Why nothing can be inferred; empty if something can. */
    Optional<String> obstacle();

    /** Of the seeds' values; over goals, of the goals'. NaN below two of them. */
    double standardDeviation();

    /**
     * Probability that the interval at this confidence clears a threshold that the true value is beyond by {@code distance}:
     * with the estimated variances, never the estimated effect. NaN where there is an obstacle.
     */
    double powerToClear(double distance, double confidence);

    /** Probability that the whole interval lies within plus or minus {@code margin} when the true value is 0, as above. */
    double powerToLieWithin(double margin, double confidence);

    /** What more it takes to clear with probability {@code power}. */
    Shortfall toClear(double distance, double power, double confidence);

    /** What more it takes to lie within the margin with probability {@code power}. */
    Shortfall toLieWithin(double margin, double power, double confidence);

    /** {@code t, seeds crossed with goals, for goals like these}. */
    default String method() {
        return switch (over()) {
            case SEEDS -> "t over seeds";
            case GOALS -> "t over goals";
            case SEEDS_AND_GOALS ->
                estimand() == Estimand.THESE_GOALS
                        ? "t over seeds, for these goals only"
                        : "t, seeds crossed with goals, for goals like these";
        };
    }
}
