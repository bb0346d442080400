package prefbench.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import prefbench.experiment.TrialOutcome.Finished;
import prefbench.experiment.TrialResult.CurvePoint;
import prefbench.experiment.TrialResult.Evaluation;
import prefbench.stats.LearningCurve;

/**
 * A trial's learning curve in numbers: its metric on the curve goals over steps, episodes or training seconds. Where several
 * evaluations lie at one place, as all of a learner that plays no episodes do, the last of them counts. Stateless.
 */
public final class Curves {
    private Curves() {}

    /** Empty if the metric has no value at some point. */
    public static Optional<LearningCurve> bySteps(TrialResult trial, Metric metric) {
        return curve(trial, metric, point -> trial.curve().get(point).steps());
    }

    /** Training episodes, likewise. */
    public static Optional<LearningCurve> byEpisodes(TrialResult trial, Metric metric) {
        return curve(trial, metric, point -> trial.curve().get(point).episodes());
    }

    /** Training seconds, likewise; measured, so that they differ from run to run. */
    public static Optional<LearningCurve> bySeconds(Finished trial, Metric metric) {
        return trial.timings().curve().size() < trial.result().curve().size()
                ? Optional.empty()
                : curve(trial.result(), metric, point -> trial.timings().curve().get(point));
    }

    private static Optional<LearningCurve> curve(TrialResult trial, Metric metric, IntToDoubleFunction place) {
        List<LearningCurve.Point> points = new ArrayList<>();
        for (int i = 0; i < trial.curve().size(); i++) {
            double at = place.applyAsDouble(i);
            double value = metric.of(trial.curve().get(i).evaluation());
            if (Double.isNaN(value)) {
                return Optional.empty();
            }
            if (!points.isEmpty() && points.get(points.size() - 1).at() >= at) {
                points.remove(points.size() - 1);
            }
            points.add(new LearningCurve.Point(at, value));
        }
        return points.isEmpty() ? Optional.empty() : Optional.of(new LearningCurve(points));
    }

    /** The same trial, with one of its curve goals alone: its metric is that goal's, or has no value. */
    static TrialResult ofGoal(TrialResult trial, int goal) {
        List<CurvePoint> curve = trial.curve().stream()
                .map(point -> new CurvePoint(
                        point.fraction(),
                        point.steps(),
                        point.episodes(),
                        new Evaluation(
                                point.evaluation().decoding(),
                                List.of(point.evaluation().outcomes().get(goal)))))
                .toList();
        return new TrialResult(
                trial.spec(),
                trial.steps(),
                trial.episodes(),
                trial.stop(),
                trial.data(),
                trial.parametersBefore(),
                trial.parametersAfter(),
                curve,
                List.of(),
                List.of(),
                List.of());
    }

    /** Whether the curve was played under this decoding: the first of the suite's. */
    static boolean playedUnder(Decoding decoding, TrialResult trial) {
        return !trial.curve().isEmpty()
                && trial.curve().stream()
                        .map(CurvePoint::evaluation)
                        .allMatch(evaluation -> evaluation.decoding() == decoding);
    }

    /** The metric before the first step: of arms that train, that of the imitation checkpoint. */
    static double start(TrialResult trial, Metric metric) {
        return metric.of(trial.curve().get(0).evaluation());
    }
}
