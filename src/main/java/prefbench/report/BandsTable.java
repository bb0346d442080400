package prefbench.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.Metric;
import prefbench.experiment.TrialResult.CurvePoint;

/** {@code curve_bands.csv}: learning curves of arms, means and bands over seeds, one row per arm and point. */
final class BandsTable {
    private BandsTable() {}

    static Table of(Evidence evidence) {
        Table table =
                new Table("curve_bands.csv", "an arm's learning curve at one point, over its seeds", false, columns());
        Keys.eachArm(evidence, (study, arm) -> {
            for (int point = 0; point < points(arm); point++) {
                fill(Keys.name(table.add(), study, arm), arm, point);
            }
        });
        return table;
    }

    private static List<Column> columns() {
        return Columns.of()
                .and(Keys.arm())
                .and(CurvesTable.POINT, CurvesTable.FRACTION, Keys.SEEDS, Keys.GOALS)
                .number("steps", "optimiser steps", "mean steps taken so far")
                .number("episodes", "episodes", "mean training episodes begun so far")
                .number("success_rate", "%", "mean success rate")
                .number("success_rate_low", "%", "lower end of its band")
                .number("success_rate_high", "%", "upper end of its band")
                .number("score", "points", "mean score")
                .number("score_low", "points", "lower end of its band")
                .number("score_high", "points", "upper end of its band")
                .text("band", "what the band is; cut at 0 and 100")
                .list();
    }

    static int points(ArmTrials arm) {
        return arm.results().stream()
                .mapToInt(result -> result.curve().size())
                .max()
                .orElse(0);
    }

    private static void fill(Table.Row row, ArmTrials arm, int number) {
        List<CurvePoint> points = arm.results().stream()
                .filter(result -> result.curve().size() > number)
                .map(result -> result.curve().get(number))
                .toList();
        Spread success = Spread.band(values(points, point -> of(Metric.SUCCESS_RATE, point)));
        Spread score = Spread.band(values(points, point -> of(Metric.SCORE, point)));
        row.set("point", number)
                .set("fraction", points.get(0).fraction())
                .set("n_seeds", points.size())
                .set("n_goals", points.get(0).evaluation().outcomes().size())
                .set("steps", mean(points, CurvePoint::steps))
                .set("episodes", mean(points, CurvePoint::episodes))
                .set("band", success.kind());
        ArmsTable.set(row, "success_rate", success);
        ArmsTable.set(row, "score", score);
    }

    private static double of(Metric metric, CurvePoint point) {
        return metric.of(point.evaluation());
    }

    private static double[] values(List<CurvePoint> points, ToDoubleFunction<CurvePoint> value) {
        return points.stream().mapToDouble(value).toArray();
    }

    private static double mean(List<CurvePoint> points, ToDoubleFunction<CurvePoint> value) {
        return points.stream().mapToDouble(value).average().orElse(Double.NaN);
    }
}
