package prefbench.report;

import java.util.List;
import prefbench.experiment.TrialOutcome.Finished;
import prefbench.experiment.TrialResult.CurvePoint;

/** {@code curves.csv}: evaluations along the budget, one row per trial and point; their seconds are in {@code timings.csv}. */
final class CurvesTable {
    static final Column POINT =
            Column.text("point", "number of the evaluation along the budget; 0 is before the first step");
    static final Column FRACTION = new Column("fraction", "share", "share of the budget spent");

    private CurvesTable() {}

    static Table of(Evidence evidence) {
        Table table = new Table("curves.csv", "a trial's evaluation at one point of its budget", false, columns());
        Keys.eachTrial(evidence, (study, arm, trial) -> {
            for (int point = 0; point < trial.result().curve().size(); point++) {
                fill(Keys.name(table.add(), study, arm), trial, point);
            }
        });
        return table;
    }

    private static List<Column> columns() {
        return Columns.of()
                .and(Keys.arm())
                .and(Keys.SEED, POINT, FRACTION)
                .number("steps", "optimiser steps", "steps taken so far")
                .number("episodes", "episodes", "training episodes begun so far")
                .and(Keys.DECODING, Keys.GOALS)
                .and(Measures.columns(Measures.all()))
                .and(Keys.RUN_KEY)
                .list();
    }

    private static void fill(Table.Row row, Finished trial, int number) {
        CurvePoint point = trial.result().curve().get(number);
        row.set("seed", trial.result().spec().seed())
                .set("point", number)
                .set("fraction", point.fraction())
                .set("steps", point.steps())
                .set("episodes", point.episodes())
                .set("decoding", TrialsTable.lower(point.evaluation().decoding()))
                .set("n_goals", point.evaluation().outcomes().size())
                .set("run_key", trial.key());
        Measures.fill(row, point.evaluation().outcomes());
    }
}
