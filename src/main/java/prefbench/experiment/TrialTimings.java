package prefbench.experiment;

import java.util.List;

/**
 * Measured seconds of a trial, kept apart from its result since they differ from run to run.
 *
 * @param training seconds that count against the budget
 * @param evaluation seconds in evaluations
 * @param generation seconds spent generating trajectories
 * @param total from the worker's start
 * @param curve training seconds at each curve point, in the result's order
 */
public record TrialTimings(double training, double evaluation, double generation, double total, List<Double> curve) {
    public TrialTimings {
        curve = List.copyOf(curve);
    }
}
