package prefbench.report;

import java.util.List;
import java.util.Locale;
import prefbench.experiment.Look;
import prefbench.experiment.Looks;
import prefbench.experiment.Verdict;

/** {@code looks.csv}: what each look at the claims found, while seeds were added; one look where none are. */
final class LooksTable {
    private LooksTable() {}

    static Table of(Evidence evidence) {
        Table table = new Table("looks.csv", "a claim as one look found it", false, columns());
        for (Looks.Entry entry : evidence.looks()) {
            entry.verdicts().forEach(verdict -> fill(table.add(), entry.look(), verdict));
        }
        return table;
    }

    private static List<Column> columns() {
        return Columns.of(Keys.EXPERIMENT)
                .number("look", "", "number of the look, from 1")
                .number("seeds", "seeds", "training seeds of each arm at this look")
                .number("seeds_at_most", "seeds", "up to which they are added while a claim is undecided")
                .number(
                        "level_share",
                        "share",
                        "part of each claim's level that this look may use: 1 / (k (k + 1)) of look k")
                .text("claim", "the claim's method")
                .text(
                        "outcome",
                        "as this look alone has it; verdicts.csv has that of the look which decided, or the last")
                .number("effect", "see unit", "estimated difference; the mean, where a claim is about one arm")
                .number("low", "see unit", "lower end of its interval")
                .number("high", "see unit", "upper end of its interval")
                .text("unit", "of effect and limits")
                .number("confidence", "share", "of the interval, corrected for family and looks")
                .text("reason", "why it came out so")
                .list();
    }

    private static void fill(Table.Row row, Look look, Verdict verdict) {
        row.set("experiment", verdict.experiment())
                .set("look", look.number())
                .set("seeds", look.seeds())
                .set("seeds_at_most", look.seedsAtMost())
                .set("level_share", look.share())
                .set("claim", verdict.claim())
                .set("outcome", verdict.outcome().name().toLowerCase(Locale.ROOT))
                .set("effect", verdict.measured().interval().estimate())
                .set("low", verdict.measured().interval().low())
                .set("high", verdict.measured().interval().high())
                .set("unit", verdict.declared().unit())
                .set("confidence", verdict.place().confidence())
                .set("reason", verdict.reason());
    }
}
