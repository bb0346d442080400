package prefbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import prefbench.experiment.Comparison;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.Decoding;
import prefbench.experiment.Effect;
import prefbench.experiment.Metric;
import prefbench.experiment.TrialResult;
import prefbench.report.Evidence.Study;
import prefbench.stats.Interval;

/**
 * {@code differences.csv} and {@code comparisons.csv}: any two arms of an experiment under one kind of budget, their mean
 * difference, paired by training seed and goal, and the raw numbers behind it. An arm that does not train goes with every budget and
 * every seed. The first arm of a pair is the one that is declared first.
 */
final class Pairs {
    private static final Column AGAINST = Column.text("against", "arm it is compared with");
    private static final Column METRIC = Column.text("metric", "what is compared: success_rate or score");
    private static final List<Metric> METRICS = List.of(Metric.SUCCESS_RATE, Metric.SCORE);

    private Pairs() {}

    static Table differences(Evidence evidence) {
        Table table = new Table(
                "differences.csv",
                "the mean difference of two arms",
                false,
                Columns.of(Keys.EXPERIMENT, Keys.ARM, AGAINST, Keys.BUDGET, METRIC, Keys.DECODING)
                        .number("difference", "points", "arm minus against")
                        .number("low", "points", "lower end of its interval")
                        .number("high", "points", "upper end of its interval")
                        .text("interval", "what the interval is")
                        .number(
                                "standard_deviation",
                                "points",
                                "of the seeds' paired differences; of the goals' where no arm trains")
                        .and(Keys.SEEDS, Keys.GOALS)
                        .list());
        each(
                evidence,
                (study, arm, against, metric, decoding) -> study.comparison()
                        .difference(arm.arm().name(), against.arm().name(), metric, decoding)
                        .ifPresent(difference ->
                                fill(name(table.add(), study, arm, against, metric, decoding), difference)));
        return table;
    }

    static Table comparisons(Evidence evidence) {
        Table table = new Table(
                "comparisons.csv",
                "two arms' final results under one training seed",
                false,
                Columns.of(Keys.EXPERIMENT, Keys.ARM, AGAINST, Keys.BUDGET, METRIC, Keys.DECODING, Keys.SEED)
                        .number("value", "% or points", "the arm's result")
                        .number("against_value", "% or points", "the other's result; its only one if it does not train")
                        .number("difference", "points", "arm minus against")
                        .list());
        each(evidence, (study, arm, against, metric, decoding) -> {
            for (long seed : seeds(arm, against)) {
                double value = value(arm, seed, metric, decoding);
                double other = value(against, seed, metric, decoding);
                name(table.add(), study, arm, against, metric, decoding)
                        .set("seed", arm.arm().trains() || against.arm().trains() ? Long.toString(seed) : "")
                        .set("value", value)
                        .set("against_value", other)
                        .set("difference", value - other);
            }
        });
        return table;
    }

    private static void fill(Table.Row row, Effect difference) {
        Optional<String> obstacle = difference.obstacle();
        Interval interval = difference.interval(Spread.CONFIDENCE);
        row.set("difference", difference.estimate())
                .set("low", obstacle.isPresent() ? Double.NaN : interval.low())
                .set("high", obstacle.isPresent() ? Double.NaN : interval.high())
                .set(
                        "interval",
                        obstacle.map(why -> "none: " + why)
                                .orElseGet(() -> "95 %% paired %s".formatted(difference.method())))
                .set("standard_deviation", difference.standardDeviation())
                .set("n_seeds", difference.seeds())
                .set("n_goals", difference.goals());
    }

    private static Table.Row name(
            Table.Row row, Study study, ArmTrials arm, ArmTrials against, Metric metric, Decoding decoding) {
        return row.set("experiment", study.name())
                .set("arm", arm.arm().name())
                .set("against", against.arm().name())
                .set(
                        "budget",
                        Evidence.words(
                                (arm.arm().trains() ? arm : against).arm().budget()))
                .set("metric", Measures.name(metric))
                .set("decoding", TrialsTable.lower(decoding));
    }

    private static void each(Evidence evidence, PairVisitor visitor) {
        for (Study study : evidence.studies()) {
            List<ArmTrials> arms = study.arms();
            for (int i = 0; i < arms.size(); i++) {
                for (ArmTrials against : arms.subList(i + 1, arms.size())) {
                    if (pair(arms.get(i), against)) {
                        visit(study, arms.get(i), against, visitor);
                    }
                }
            }
        }
    }

    private static boolean pair(ArmTrials arm, ArmTrials against) {
        boolean sameBudget = arm.arm().budget() == against.arm().budget();
        boolean finished = !arm.results().isEmpty() && !against.results().isEmpty();
        return finished && (sameBudget || !arm.arm().trains() || !against.arm().trains());
    }

    private static void visit(Study study, ArmTrials arm, ArmTrials against, PairVisitor visitor) {
        Comparison comparison = study.comparison();
        for (Decoding decoding : comparison.suite().evaluation().decodings()) {
            METRICS.forEach(metric -> visitor.visit(study, arm, against, metric, decoding));
        }
    }

    private static List<Long> seeds(ArmTrials arm, ArmTrials against) {
        List<Long> seeds = new ArrayList<>(seeds(arm.arm().trains() ? arm : against));
        if (arm.arm().trains() && against.arm().trains()) {
            seeds.retainAll(seeds(against));
        }
        return seeds;
    }

    private static List<Long> seeds(ArmTrials arm) {
        return arm.results().stream().map(result -> result.spec().seed()).toList();
    }

    private static double value(ArmTrials arm, long seed, Metric metric, Decoding decoding) {
        TrialResult result = arm.results().stream()
                .filter(each -> !arm.arm().trains() || each.spec().seed() == seed)
                .findFirst()
                .orElseThrow();
        return result.evaluations().stream()
                .filter(evaluation -> evaluation.decoding() == decoding)
                .mapToDouble(metric::of)
                .findFirst()
                .orElse(Double.NaN);
    }

    private interface PairVisitor {
        void visit(Study study, ArmTrials arm, ArmTrials against, Metric metric, Decoding decoding);
    }
}
