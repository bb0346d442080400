package prefbench.report;

import java.util.List;
import prefbench.report.Findings.Comparison;
import prefbench.report.Findings.Verdict;

/** {@code verdicts.csv} and {@code comparisons.csv}: what became of the claims, and the paired numbers behind them. */
final class ClaimTables {
    private static final Column BASELINE = Column.text("baseline", "arm it is compared with");
    private static final Column METRIC = Column.text("metric", "what is compared");

    private ClaimTables() {}

    static Table verdicts(Findings findings) {
        Table table = new Table("verdicts.csv", "a claim and what became of it", false, verdictColumns());
        findings.studies()
                .forEach(study -> study.verdicts().forEach(verdict -> fill(table.add(), study.name(), verdict)));
        return table;
    }

    static Table comparisons(Findings findings) {
        Table table = new Table("comparisons.csv", "two arms' final results under one training seed", false, pairColumns());
        findings.studies()
                .forEach(study -> study.comparisons().forEach(comparison -> fill(table, study.name(), comparison)));
        return table;
    }

    private static List<Column> verdictColumns() {
        return Columns.of(Keys.EXPERIMENT)
                .text("claim", "the claim's method")
                .text("outcome", "supported, refuted, inconclusive, or not judged by this suite")
                .and(Keys.ARM, BASELINE, Keys.BUDGET, METRIC)
                .text("unit", "of effect, low and high")
                .number("effect", "see unit", "mean difference, arm minus baseline")
                .number("low", "see unit", "lower end of its interval")
                .number("high", "see unit", "upper end of its interval")
                .number("confidence", "share", "of the interval")
                .and(Keys.SEEDS, Keys.GOALS)
                .text("reason", "why it came out so")
                .number("seeds_needed", "seeds", "further seeds that a decision would probably take")
                .list();
    }

    private static List<Column> pairColumns() {
        return Columns.of(Keys.EXPERIMENT, Keys.ARM, BASELINE, Keys.BUDGET, METRIC)
                .text("unit", "of the values")
                .and(Keys.SEED)
                .number("arm_value", "see unit", "the arm's result")
                .number("baseline_value", "see unit", "the baseline's result")
                .number("difference", "see unit", "arm minus baseline")
                .list();
    }

    private static void fill(Table.Row row, String study, Verdict verdict) {
        row.set("experiment", study)
                .set("claim", verdict.claim())
                .set("outcome", verdict.outcome().words())
                .set("arm", verdict.arm())
                .set("baseline", verdict.baseline())
                .set("budget", verdict.budget())
                .set("metric", verdict.metric())
                .set("unit", verdict.unit())
                .set("effect", verdict.effect())
                .set("low", verdict.low())
                .set("high", verdict.high())
                .set("confidence", verdict.confidence())
                .set("n_seeds", verdict.seeds())
                .set("n_goals", verdict.goals())
                .set("reason", verdict.reason());
        verdict.seedsNeeded().ifPresent(seeds -> row.set("seeds_needed", seeds));
    }

    private static void fill(Table table, String study, Comparison comparison) {
        comparison.pairs().forEach(pair -> table.add()
                .set("experiment", study)
                .set("arm", comparison.arm())
                .set("baseline", comparison.baseline())
                .set("budget", comparison.budget())
                .set("metric", comparison.metric())
                .set("unit", comparison.unit())
                .set("seed", pair.seed())
                .set("arm_value", pair.arm())
                .set("baseline_value", pair.baseline())
                .set("difference", pair.difference()));
    }
}
