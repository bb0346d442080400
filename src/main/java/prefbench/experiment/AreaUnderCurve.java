package prefbench.experiment;

import java.util.Optional;
import java.util.stream.IntStream;
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
    public Optional<double[]> byGoal(TrialResult trial, Decoding decoding) {
        int goals = trial.curve().stream()
                .mapToInt(point -> point.evaluation().outcomes().size())
                .min()
                .orElse(0);
        return Optional.of(IntStream.range(0, goals)
                .mapToDouble(goal -> of(Curves.ofGoal(trial, goal), decoding))
                .toArray());
    }

    /** {@code area under the curve of success rate}. */
    @Override
    public String toString() {
        return "area under the curve of " + metric;
    }
}
