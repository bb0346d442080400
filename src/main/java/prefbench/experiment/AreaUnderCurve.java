package prefbench.experiment;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import prefbench.experiment.TrialResult.Outcome;
import prefbench.stats.LearningCurve;

/** {@link CurveMeasures#areaUnderCurve}. */
record AreaUnderCurve(Metric metric) implements Measure {

    @Override
    public String unit() {
        return metric.unit();
    }

    @Override
    public double of(TrialResult trial, Decoding decoding) {
        return Curves.playedUnder(decoding, trial)
                ? Curves.bySteps(trial, metric).map(LearningCurve::area).orElse(Double.NaN)
                : Double.NaN;
    }

    @Override
    public Optional<GoalValues> byGoal(TrialResult trial, Decoding decoding) {
        List<Outcome> goals = trial.curve().stream()
                .map(point -> point.evaluation().outcomes())
                .min(Comparator.comparingInt(List::size))
                .orElse(List.of());
        double[] areas = IntStream.range(0, goals.size())
                .mapToDouble(goal -> of(Curves.ofGoal(trial, goal), decoding))
                .toArray();
        return Optional.of(GoalValues.of(areas, goals));
    }

    /** {@code area under the curve of success rate}. */
    @Override
    public String toString() {
        return "area under the curve of " + metric;
    }
}
