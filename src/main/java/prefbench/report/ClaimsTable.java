package prefbench.report;

import java.util.List;
import prefbench.experiment.Verdict;

/** {@code claims.csv}: when the claims' terms were written down, in the run store, and what they were. */
final class ClaimsTable {
    private ClaimsTable() {}

    static Table of(Evidence evidence) {
        Table table = new Table("claims.csv", "a claim as it was first written down", true, columns());
        evidence.studies().forEach(study -> study.verdicts().forEach(verdict -> fill(table.add(), verdict)));
        return table;
    }

    private static List<Column> columns() {
        return Columns.of(Keys.EXPERIMENT)
                .text("claim", "the claim's method")
                .text("text", "the claim in words")
                .number("bound", "see unit", "margin or threshold; empty for superiority")
                .number(
                        "smallest_effect",
                        "see unit",
                        "effect that the claim should not miss; empty if none is declared")
                .text("unit", "of bound and smallest_effect")
                .text("time", "when these terms were first written down, before the trials that then ran")
                .text("declared", "whether that was before or after results for the claim were there")
                .text("declaration", "SHA-256 of the terms")
                .list();
    }

    private static void fill(Table.Row row, Verdict verdict) {
        Verdict.Declared declared = verdict.declared();
        row.set("experiment", verdict.experiment())
                .set("claim", verdict.claim())
                .set("text", declared.text())
                .set("bound", declared.bound())
                .set("smallest_effect", declared.smallestEffect())
                .set("unit", declared.unit())
                .set("time", declared.stored().time())
                .set("declared", declared.stored().words())
                .set("declaration", declared.stored().sha256());
    }
}
