package prefbench.experiment;

import java.util.Optional;

/**
 * What a trial is measured by, and what claims are made on: {@link Metric} for the final evaluation's goals, others for the
 * whole of a trial. {@code toString} is its name in words, {@code success rate}.
 */
public interface Measure {

    /** Of a trial's value. */
    String unit();

    /** NaN where the trial has no such value. */
    double of(TrialResult trial, Decoding decoding);

    /**
     * One value for each goal, in the order that all trials share, NaN where a goal has none; their mean is the trial's value.
     * Empty for what only a trial as a whole has: such a measure is compared over seeds alone, and claimed on these goals only.
     */
    Optional<GoalValues> byGoal(TrialResult trial, Decoding decoding);

    /** Whether single goals have a value, so that a claim may be about other goals. */
    default boolean ofGoals() {
        return true;
    }

    /**
     * Whether the trial got to what is measured. If not, its value stands in for one that is not known; of such values alone
     * nothing is inferred.
     */
    default boolean attained(TrialResult trial, Decoding decoding) {
        return true;
    }

    /** Of a difference: that of percentages is in points. */
    default String unitOfDifferences() {
        return unit().equals("%") ? "points" : unit();
    }
}
