package prefbench.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import prefbench.experiment.Decoding;
import prefbench.experiment.TrialResult;
import prefbench.experiment.TrialResult.Outcome;
import prefbench.report.Findings.Arm;
import prefbench.report.Findings.Study;
import prefbench.report.Findings.Trial;

/**
 * {@code arms.csv}: final results of arms, one row per arm and decoding.
 *
 * <p>An arm that trains is replicated by its seeds, so its intervals are over seeds. One that does not is a single policy:
 * its intervals are over goals, and say only how well these goals pin that policy down.
 */
final class ArmsTable {
    private static final List<Column> AVERAGED = Columns.of()
            .and(Arrays.stream(Measure.values()).skip(2).map(Measure::asColumn).toList())
            .and(TrialsTable.effort())
            .and(TrialsTable.dataUse())
            .list()
            .stream()
            .map(column -> new Column(column.name(), column.unit(), column.meaning() + ", mean over seeds"))
            .toList();

    private ArmsTable() {}

    /** @param trials the table of {@link TrialsTable}, whose columns are averaged here */
    static Table of(Findings findings, Table trials) {
        Table table = new Table("arms.csv", "an arm's final evaluation under one decoding, over its seeds", false, columns());
        Keys.eachArm(findings, (study, arm) -> {
            List<Decoding> decodings = decodings(arm);
            decodings.forEach(decoding -> {
                Table.Row row = fill(table.add(), study, arm, decoding);
                average(row, trials.rows(trial -> Keys.sameArm(row, trial) && trial.has("decoding", row.text("decoding"))));
            });
            if (decodings.isEmpty()) {
                withoutResult(table.add(), study, arm);
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
                .and(Keys.GOALS)
                .and(interval(Measure.SUCCESS_RATE, "success"))
                .and(interval(Measure.SCORE, "score"))
                .and(AVERAGED)
                .text("stop", "the limits that ended training, with the number of trials")
                .text("recipe", "learner, data and hyper-parameters")
                .list();
    }

    private static List<Column> interval(Measure measure, String name) {
        Column mean = measure.asColumn();
        return Columns.of(mean)
                .number(name + "_low", mean.unit(), "lower end of its interval, cut at 0")
                .number(name + "_high", mean.unit(), "upper end of its interval, cut at 100")
                .text(name + "_interval", "what the interval is")
                .list();
    }

    private static List<Decoding> decodings(Arm arm) {
        return arm.trials().stream()
                .flatMap(trial -> trial.result().evaluations().stream())
                .map(TrialResult.Evaluation::decoding)
                .distinct()
                .toList();
    }

    private static Table.Row fill(Table.Row row, Study study, Arm arm, Decoding decoding) {
        List<List<Outcome>> seeds = arm.trials().stream()
                .flatMap(trial -> trial.result().evaluations().stream())
                .filter(evaluation -> evaluation.decoding() == decoding)
                .map(TrialResult.Evaluation::outcomes)
                .toList();
        withoutResult(row, study, arm)
                .set("decoding", TrialsTable.lower(decoding))
                .set("n_seeds", seeds.size())
                .set("n_goals", seeds.get(0).size());
        Spread success = spread(arm, seeds, Measure.SUCCESS_RATE);
        Spread score = spread(arm, seeds, Measure.SCORE);
        set(row.set("success_interval", success.kind()), "success_rate", "success", success);
        set(row.set("score_interval", score.kind()), "score", "score", score);
        if (arm.recipe().trains()) {
            row.set("stop", stops(arm.trials()));
        }
        return row;
    }

    private static void average(Table.Row row, List<Table.Row> trials) {
        AVERAGED.forEach(column -> row.set(column.name(), averageOf(trials, trial -> trial.cell(column.name()).number())));
    }

    private static Table.Row withoutResult(Table.Row row, Study study, Arm arm) {
        return Keys.name(row, study, arm)
                .set("trains", Boolean.toString(arm.recipe().trains()))
                .set("n_seeds", 0)
                .set("n_failed", arm.failures().size())
                .set("recipe", arm.recipe().toString());
    }

    static void set(Table.Row row, String mean, String name, Spread spread) {
        row.set(mean, spread.mean()).set(name + "_low", spread.low()).set(name + "_high", spread.high());
    }

    private static Spread spread(Arm arm, List<List<Outcome>> seeds, Measure measure) {
        if (arm.recipe().trains()) {
            return Spread.t(seeds.stream().mapToDouble(measure::mean).toArray(), Spread.T_OVER_SEEDS);
        }
        double[] goals = perGoal(seeds, measure);
        return measure == Measure.SUCCESS_RATE
                ? Spread.wilson(Arrays.stream(goals).average().orElse(Double.NaN), goals.length)
                : Spread.t(goals, Spread.T_OVER_GOALS);
    }

    /** A goal's value is its mean over seeds, should a policy that does not train have been run with several. */
    private static double[] perGoal(List<List<Outcome>> seeds, Measure measure) {
        int goals = seeds.stream().mapToInt(List::size).min().orElse(0);
        return IntStream.range(0, goals)
                .mapToDouble(goal -> averageOf(seeds, outcomes -> measure.of(outcomes.get(goal))))
                .toArray();
    }

    private static String stops(List<Trial> trials) {
        Map<String, Long> counts = trials.stream()
                .collect(Collectors.groupingBy(
                        trial -> TrialsTable.lower(trial.result().stop()), TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " x " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static <T> double averageOf(List<T> values, ToDoubleFunction<T> reading) {
        return values.stream()
                .mapToDouble(reading)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
