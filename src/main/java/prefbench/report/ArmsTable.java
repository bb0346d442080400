package prefbench.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.Decoding;
import prefbench.experiment.Metric;
import prefbench.experiment.TrialResult;
import prefbench.experiment.TrialResult.Evaluation;
import prefbench.report.Evidence.Study;

/**
 * {@code arms.csv}: final results of arms, one row per arm and decoding.
 *
 * <p>An arm that trains is replicated by its seeds, which all play the same goals: its intervals are over seeds crossed with
 * goals. One that does not is a single policy: its intervals are over goals, and say only how well these goals pin that policy
 * down.
 */
final class ArmsTable {
    private static final List<Column> AVERAGED = Columns.of()
            .and(Measures.columns(Measures.parts()))
            .and(TrialsTable.effort())
            .and(TrialsTable.dataUse())
            .list()
            .stream()
            .map(column -> new Column(column.name(), column.unit(), column.meaning() + ", mean over seeds"))
            .toList();

    private ArmsTable() {}

    /** @param trials the table of {@link TrialsTable}, whose columns are averaged here */
    static Table of(Evidence evidence, Table trials) {
        Table table = new Table("arms.csv", "an arm's final evaluation under one decoding", false, columns());
        Keys.eachArm(evidence, (study, arm) -> {
            List<Decoding> decodings = decodings(arm);
            decodings.forEach(decoding -> {
                Table.Row row = fill(table.add(), study, arm, decoding);
                average(
                        row,
                        trials.rows(trial -> Keys.sameArm(row, trial) && trial.has("decoding", row.text("decoding"))));
            });
            if (decodings.isEmpty()) {
                name(table.add(), study, arm);
            }
        });
        return table;
    }

    private static List<Column> columns() {
        return Columns.of()
                .and(Keys.arm())
                .and(Keys.DECODING)
                .text("trains", "whether the arm learns, or is evaluated as it is")
                .and(Keys.SEEDS)
                .number("n_failed", "trials", "trials that left no result")
                .and(Keys.SPLIT, Keys.GOALS)
                .and(interval(Metric.SUCCESS_RATE))
                .and(interval(Metric.SCORE))
                .and(AVERAGED)
                .text("stop", "the limits that ended training, with the number of trials")
                .text("recipe", "learner, data and hyper-parameters")
                .text("left_out", "why the suite leaves this arm out; empty if it does not")
                .list();
    }

    private static List<Column> interval(Metric metric) {
        Column mean = Measures.column(metric);
        return Columns.of(mean)
                .number(mean.name() + "_low", mean.unit(), "lower end of its interval, cut at 0")
                .number(mean.name() + "_high", mean.unit(), "upper end of its interval, cut at 100")
                .text(mean.name() + "_interval", "what the interval is")
                .list();
    }

    private static List<Decoding> decodings(ArmTrials arm) {
        return arm.results().stream()
                .flatMap(result -> result.evaluations().stream())
                .map(Evaluation::decoding)
                .distinct()
                .toList();
    }

    private static Table.Row name(Table.Row row, Study study, ArmTrials arm) {
        return Keys.name(row, study, arm)
                .set("trains", Boolean.toString(arm.arm().trains()))
                .set(
                        "split",
                        TrialsTable.lower(
                                study.comparison().suite().evaluation().split()))
                .set("n_seeds", arm.results().size())
                .set("n_failed", arm.failures().size())
                .set("recipe", arm.arm().recipe().toString())
                .set("left_out", arm.leftOut());
    }

    private static Table.Row fill(Table.Row row, Study study, ArmTrials arm, Decoding decoding) {
        name(row, study, arm).set("decoding", TrialsTable.lower(decoding));
        for (Metric metric : List.of(Metric.SUCCESS_RATE, Metric.SCORE)) {
            study.comparison().mean(arm.arm().name(), metric, decoding).ifPresent(mean -> {
                Spread spread = Spread.of(mean);
                row.set("n_goals", mean.goals()).set(Measures.name(metric) + "_interval", spread.kind());
                set(row, Measures.name(metric), spread);
            });
        }
        return arm.arm().trains() ? row.set("stop", stops(arm.results())) : row;
    }

    /** The mean under its name, its limits beside it. */
    static void set(Table.Row row, String name, Spread spread) {
        row.set(name, spread.mean()).set(name + "_low", spread.low()).set(name + "_high", spread.high());
    }

    private static void average(Table.Row row, List<Table.Row> trials) {
        for (Column column : AVERAGED) {
            row.set(
                    column.name(),
                    trials.stream()
                            .mapToDouble(trial -> trial.cell(column.name()).number())
                            .filter(value -> !Double.isNaN(value))
                            .average()
                            .orElse(Double.NaN));
        }
    }

    private static String stops(List<TrialResult> results) {
        Map<String, Long> counts = results.stream()
                .collect(Collectors.groupingBy(
                        result -> TrialsTable.lower(result.stop()), TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " x " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
