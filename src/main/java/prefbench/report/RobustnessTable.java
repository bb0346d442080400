package prefbench.report;

import java.util.Comparator;
import java.util.List;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.Metric;
import prefbench.experiment.Robustness;
import prefbench.report.Evidence.Study;
import prefbench.shop.Perturbation;

/** {@code robustness.csv}: what arms lose on perturbed goals and in a perturbed shop, the largest drops of each study first. */
final class RobustnessTable {
    private static final List<Metric> METRICS = List.of(Metric.SUCCESS_RATE, Metric.SCORE);

    /** An arm under a perturbation, and what came of it. */
    private record Drop(ArmTrials arm, Robustness found) {}

    private RobustnessTable() {}

    static Table of(Evidence evidence) {
        Table table = new Table(
                "robustness.csv",
                "an arm's mean under one perturbation, set against the unperturbed one",
                false,
                columns());
        for (Study study : evidence.studies()) {
            for (Metric metric : METRICS) {
                drops(study, metric).forEach(drop -> fill(Keys.name(table.add(), study, drop.arm), drop.found));
            }
        }
        return table;
    }

    private static List<Column> columns() {
        return Columns.of()
                .and(Keys.arm())
                .text(
                        "perturbation",
                        "misspellings, paraphrases and unseen categories of goals; search noise, reordered results and dropped products of the shop")
                .text("metric", "what is compared: success_rate or score")
                .and(Keys.DECODING)
                .number(
                        "unperturbed",
                        "% or points",
                        "mean without the perturbation, on the same goals but for unseen categories")
                .number("perturbed", "% or points", "mean under it")
                .number("drop", "points", "unperturbed minus perturbed; above 0 the perturbation hurts")
                .number("low", "points", "lower end of the drop's interval")
                .number("high", "points", "upper end of the drop's interval")
                .text("interval", "what the interval is; never corrected for the number of perturbations and arms")
                .and(Keys.SEEDS, Keys.GOALS)
                .number("n_goals_unperturbed", "goals", "goals behind the unperturbed mean")
                .list();
    }

    private static List<Drop> drops(Study study, Metric metric) {
        return study.arms().stream()
                .flatMap(arm -> List.of(Perturbation.values()).stream()
                        .flatMap(perturbation -> Robustness.of(arm, perturbation, metric).stream())
                        .map(found -> new Drop(arm, found)))
                .sorted(Comparator.comparingDouble(
                                (Drop drop) -> drop.found.drop().estimate())
                        .reversed())
                .toList();
    }

    private static void fill(Table.Row row, Robustness found) {
        row.set("perturbation", found.perturbation().toString())
                .set("metric", Measures.name(found.metric()))
                .set("decoding", TrialsTable.lower(found.decoding()))
                .set("unperturbed", found.unperturbed())
                .set("perturbed", found.perturbed())
                .set("drop", found.drop().estimate())
                .set("low", found.hasInterval() ? found.drop().low() : Double.NaN)
                .set("high", found.hasInterval() ? found.drop().high() : Double.NaN)
                .set("interval", found.kind())
                .set("n_seeds", found.seeds())
                .set("n_goals", found.goals())
                .set("n_goals_unperturbed", found.unperturbedGoals());
    }
}
