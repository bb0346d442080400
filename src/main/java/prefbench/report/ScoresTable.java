package prefbench.report;

import java.util.List;
import java.util.Optional;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.Curves;
import prefbench.experiment.Metric;
import prefbench.experiment.TrialOutcome.Finished;
import prefbench.report.Evidence.Study;
import prefbench.stats.LearningCurve;

/**
 * {@code scores_at.csv} and {@code scores_at_seconds.csv}: what arms have reached after equal steps, episodes or seconds. The
 * places are quarters of the longest that any arm of the experiment went under the same kind of budget; an arm that stopped
 * before keeps what it had.
 */
final class ScoresTable {
    private static final int PARTS = 4;

    private ScoresTable() {}

    /** A trial's curve over what the table's rows are at. */
    private interface Reading {
        Optional<LearningCurve> of(Finished trial, Metric metric);
    }

    static Table byBudget(Evidence evidence) {
        Table table =
                new Table("scores_at.csv", "an arm's metric after a number of steps or episodes", false, columns(""));
        add(table, evidence, "steps", (trial, metric) -> Curves.bySteps(trial.result(), metric));
        add(table, evidence, "episodes", (trial, metric) -> Curves.byEpisodes(trial.result(), metric));
        return table;
    }

    static Table bySeconds(Evidence evidence) {
        Table table =
                new Table("scores_at_seconds.csv", "an arm's metric after a time of training", true, columns("s"));
        add(table, evidence, "seconds", Curves::bySeconds);
        return table;
    }

    private static List<Column> columns(String unit) {
        return Columns.of()
                .and(Keys.arm())
                .text("axis", "what is equal: steps, episodes or seconds")
                .number("at", unit, "number of them")
                .text("metric", "success_rate or score")
                .and(Keys.SEEDS)
                .number(
                        "value",
                        "% or points",
                        "mean over seeds of the last evaluation up to there, on the curve goals")
                .number("low", "% or points", "lower end of its band")
                .number("high", "% or points", "upper end of its band")
                .text("band", "what the band is; cut at 0 and 100")
                .list();
    }

    private static void add(Table table, Evidence evidence, String axis, Reading reading) {
        Keys.eachArm(evidence, (study, arm) -> {
            double longest = longest(study, arm, reading);
            if (arm.arm().trains()
                    && curves(arm, Metric.SCORE, reading).stream().anyMatch(curve -> curve.end() > 0)) {
                for (int part = 1; part <= PARTS; part++) {
                    for (Metric metric : Charts.METRICS) {
                        Table.Row row = Keys.name(table.add(), study, arm).set("axis", axis);
                        fill(row, curves(arm, metric, reading), metric, longest * part / PARTS);
                    }
                }
            }
        });
    }

    private static void fill(Table.Row row, List<LearningCurve> curves, Metric metric, double at) {
        Spread spread = Spread.band(curves.stream()
                .mapToDouble(curve -> curve.scoreAt(at).orElse(Double.NaN))
                .filter(value -> !Double.isNaN(value))
                .toArray());
        row.set("at", at)
                .set("metric", Measures.name(metric))
                .set("n_seeds", curves.size())
                .set("band", spread.kind());
        row.set("value", spread.mean()).set("low", spread.low()).set("high", spread.high());
    }

    private static double longest(Study study, ArmTrials like, Reading reading) {
        return study.arms().stream()
                .filter(arm -> arm.arm().budget() == like.arm().budget())
                .flatMap(arm -> curves(arm, Metric.SCORE, reading).stream())
                .mapToDouble(LearningCurve::end)
                .max()
                .orElse(0);
    }

    private static List<LearningCurve> curves(ArmTrials arm, Metric metric, Reading reading) {
        return Evidence.finished(arm).stream()
                .map(trial -> reading.of(trial, metric))
                .flatMap(Optional::stream)
                .toList();
    }
}
