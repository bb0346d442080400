package prefbench.experiment;

import java.util.Optional;
import prefbench.stats.Reach;

/**
 * {@link CurveMeasures#timeToThreshold}.
 *
 * @param threshold in the metric's unit
 * @param aboveStart whether it is counted from the curve's first point
 */
record TimeToThreshold(Metric metric, double threshold, boolean aboveStart) implements Measure {

    @Override
    public String unit() {
        return "steps";
    }

    @Override
    public double of(TrialResult trial, Decoding decoding) {
        long budget = trial.spec().budget().steps();
        if (budget == 0 || !Curves.playedUnder(decoding, trial)) {
            return Double.NaN;
        }
        return reach(trial).map(found -> left(found, budget)).orElse(Double.NaN);
    }

    /** Also at the very last step, of which none is left. */
    @Override
    public boolean attained(TrialResult trial, Decoding decoding) {
        return Curves.playedUnder(decoding, trial)
                && reach(trial).filter(Reach::reached).isPresent();
    }

    private Optional<Reach> reach(TrialResult trial) {
        double reach = threshold + (aboveStart ? Curves.start(trial, metric) : 0);
        return Curves.bySteps(trial, metric).map(curve -> curve.reach(reach));
    }

    private static double left(Reach found, long budget) {
        return found.reached() ? Math.max(0, budget - found.at()) : 0;
    }

    @Override
    public boolean ofGoals() {
        return false;
    }

    @Override
    public Optional<GoalValues> byGoal(TrialResult trial, Decoding decoding) {
        return Optional.empty();
    }

    /** {@code steps left at 40 % success rate}, {@code steps left at 5 points above imitation's success rate}. */
    @Override
    public String toString() {
        return aboveStart
                ? "steps left at %s points above imitation's %s".formatted(Terms.number(threshold), metric)
                : "steps left at %s %s %s".formatted(Terms.number(threshold), metric.unit(), metric);
    }
}
