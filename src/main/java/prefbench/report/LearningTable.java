package prefbench.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.CurveMeasures;
import prefbench.experiment.Curves;
import prefbench.experiment.Decoding;
import prefbench.experiment.Metric;
import prefbench.experiment.TrialResult;
import prefbench.report.Evidence.Study;
import prefbench.stats.Interval;
import prefbench.stats.KaplanMeier;
import prefbench.stats.LearningCurve;
import prefbench.stats.Reach;
import prefbench.stats.RestrictedMean;

/**
 * {@code learning_curves.csv}: how well and how soon arms learn, on the curve goals. Seeds that never reach the threshold are
 * kept: they count with the whole of the horizon, in the restricted mean as in the share that is not there yet.
 */
final class LearningTable {
    private LearningTable() {}

    static Table of(Evidence evidence) {
        Table table = new Table("learning_curves.csv", "a metric along an arm's training", false, columns());
        Keys.eachArm(evidence, (study, arm) -> {
            if (arm.arm().trains() && !arm.results().isEmpty()) {
                Charts.METRICS.forEach(metric -> fill(table.add(), study, arm, metric));
            }
        });
        return table;
    }

    private static List<Column> columns() {
        return Columns.of()
                .and(Keys.arm())
                .text("metric", "what the curve is of: success_rate or score")
                .and(Keys.DECODING, Keys.SEEDS, Keys.GOALS)
                .number(
                        "area",
                        "% or points",
                        "normalised area under the curve over steps: the metric's mean along the way")
                .number("area_low", "% or points", "lower end of its interval, cut at 0")
                .number("area_high", "% or points", "upper end of its interval, cut at 100")
                .text("area_interval", "what the interval is")
                .number("threshold", "% or points", "imitation's own value on the curve goals, and 5 points more")
                .number("n_reached", "seeds", "seeds that reached it at some point of their curves")
                .number("reached_share", "share", "of the seeds")
                .number("horizon", "optimiser steps", "up to which all seeds were looked at")
                .number(
                        "time_to_threshold",
                        "optimiser steps",
                        "mean steps to the threshold, or to the horizon where that comes first; resolved to curve points")
                .number("time_low", "optimiser steps", "lower end of its 95 % interval, from Greenwood's variance")
                .number("time_high", "optimiser steps", "upper end of that interval")
                .text("not_yet", "Kaplan-Meier's share of seeds that are not there yet, from each step on: step:share")
                .list();
    }

    private static void fill(Table.Row row, Study study, ArmTrials arm, Metric metric) {
        TrialResult first = arm.results().get(0);
        Decoding decoding = first.spec().amounts().decodings().get(0);
        Keys.name(row, study, arm)
                .set("metric", Measures.name(metric))
                .set("decoding", TrialsTable.lower(decoding))
                .set("n_seeds", arm.results().size())
                .set("n_goals", first.curve().get(0).evaluation().outcomes().size());
        study.comparison()
                .mean(arm.arm().name(), CurveMeasures.areaUnderCurve(metric), decoding)
                .map(Spread::of)
                .ifPresent(area -> {
                    ArmsTable.set(row, "area", area);
                    row.set("area_interval", area.kind());
                });
        double threshold = metric.of(first.curve().get(0).evaluation()) + CurveMeasures.GAIN;
        times(row.set("threshold", threshold), arm.results(), metric, threshold);
    }

    private static void times(Table.Row row, List<TrialResult> trials, Metric metric, double threshold) {
        List<LearningCurve> curves = trials.stream()
                .map(trial -> Curves.bySteps(trial, metric))
                .flatMap(Optional::stream)
                .toList();
        double horizon = curves.stream().mapToDouble(LearningCurve::end).min().orElse(0);
        if (!(horizon > 0)) {
            return;
        }
        List<Reach> reaches =
                curves.stream().map(curve -> curve.reach(threshold)).toList();
        KaplanMeier seeds = KaplanMeier.of(reaches);
        long reached = reaches.stream().filter(Reach::reached).count();
        RestrictedMean mean = seeds.restrictedMean(horizon);
        Interval interval = mean.interval(Spread.CONFIDENCE);
        row.set("n_reached", reached)
                .set("reached_share", (double) reached / curves.size())
                .set("horizon", horizon)
                .set("time_to_threshold", mean.mean())
                .set("time_low", interval.degenerate() ? Double.NaN : interval.low())
                .set("time_high", interval.degenerate() ? Double.NaN : interval.high())
                .set(
                        "not_yet",
                        seeds.steps().stream()
                                .map(step -> Numbers.shortest(step.at()) + ":" + Numbers.shortest(step.survival()))
                                .collect(Collectors.joining(" ")));
    }
}
