package prefbench.report;

import java.util.List;
import java.util.Locale;
import prefbench.experiment.Suite;
import prefbench.experiment.Verdict;

/** {@code verdicts.csv}: what became of the claims. */
final class VerdictsTable {
    private VerdictsTable() {}

    static Table of(Evidence evidence) {
        Table table = new Table("verdicts.csv", "a claim and what became of it", false, columns());
        evidence.studies()
                .forEach(study -> study.verdicts().forEach(verdict -> fill(table.add(), verdict, evidence.suite())));
        return table;
    }

    private static List<Column> columns() {
        return Columns.of(Keys.EXPERIMENT)
                .text("claim", "the claim's method")
                .text("text", "the claim in words")
                .text("outcome", "supported, refuted, inconclusive, or not judged where the suite does not judge")
                .number("effect", "see unit", "estimated difference")
                .number("low", "see unit", "lower end of its interval")
                .number("high", "see unit", "upper end of its interval")
                .text("unit", "of effect, low and high")
                .number("confidence", "share", "of the interval")
                .and(Keys.SEEDS, Keys.GOALS)
                .text("reason", "why it came out so")
                .number("seeds_needed", "seeds", "further seeds that a decision would probably take")
                .list();
    }

    private static void fill(Table.Row row, Verdict verdict, Suite suite) {
        row.set("experiment", verdict.experiment())
                .set("claim", verdict.claim())
                .set("text", verdict.text())
                .set("outcome", suite.judged() ? verdict.outcome().name().toLowerCase(Locale.ROOT) : "not judged")
                .set("effect", verdict.effect())
                .set("low", verdict.low())
                .set("high", verdict.high())
                .set("unit", unit(verdict))
                .set("confidence", verdict.confidence())
                .set("n_seeds", verdict.seeds())
                .set("n_goals", verdict.goals())
                .set("reason", verdict.reason());
        if (verdict.seedsNeeded() > 0) {
            row.set("seeds_needed", verdict.seedsNeeded());
        }
    }

    /** A difference of percentages is in percentage points. */
    private static String unit(Verdict verdict) {
        return verdict.unit().equals("%") ? "points" : verdict.unit();
    }
}
