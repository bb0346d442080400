package prefbench.report;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.TrialOutcome.Finished;
import prefbench.report.Evidence.Study;

/** {@code arm_seconds.csv}: training time of arms, in all and up to each point of their learning curves. */
final class SecondsTable {
    private SecondsTable() {}

    static Table of(Evidence evidence) {
        Table table =
                new Table("arm_seconds.csv", "an arm's training time, in all or up to a curve point", true, columns());
        Keys.eachArm(evidence, (study, arm) -> {
            if (arm.arm().trains() && !arm.results().isEmpty()) {
                add(table, study, arm, trial -> trial.timings().training());
                for (int point = 0; point < BandsTable.points(arm); point++) {
                    int number = point;
                    add(table, study, arm, trial -> at(trial, number)).set("point", number);
                }
            }
        });
        return table;
    }

    private static List<Column> columns() {
        return Columns.of()
                .and(Keys.arm())
                .text("point", "number of the curve point; empty for the whole training")
                .and(Keys.SEEDS)
                .number("seconds", "s", "mean training time; evaluation and generation do not count")
                .number("seconds_min", "s", "shortest")
                .number("seconds_max", "s", "longest")
                .list();
    }

    private static double at(Finished trial, int point) {
        List<Double> seconds = trial.timings().curve();
        return point < seconds.size() ? seconds.get(point) : Double.NaN;
    }

    private static Table.Row add(Table table, Study study, ArmTrials arm, ToDoubleFunction<Finished> reading) {
        DoubleSummaryStatistics seconds = Evidence.finished(arm).stream()
                .mapToDouble(reading)
                .filter(value -> !Double.isNaN(value))
                .summaryStatistics();
        Table.Row row = Keys.name(table.add(), study, arm).set("n_seeds", seconds.getCount());
        return seconds.getCount() == 0
                ? row
                : row.set("seconds", seconds.getAverage())
                        .set("seconds_min", seconds.getMin())
                        .set("seconds_max", seconds.getMax());
    }
}
