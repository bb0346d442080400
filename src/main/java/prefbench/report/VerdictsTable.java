package prefbench.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
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
                .text("kind", "superiority, non-inferiority, within margin or above")
                .text("outcome", "supported, refuted, inconclusive, or not judged where the suite does not judge")
                .number("effect", "see unit", "estimated difference; the mean, where a claim is about one arm")
                .number("low", "see unit", "lower end of the interval that decided, at adjusted_confidence")
                .number("high", "see unit", "upper end of that interval")
                .text("unit", "of effect, limits, bound and smallest_effect")
                .number("confidence", "share", "of the claim, before its family's correction")
                .number("unadjusted_low", "see unit", "lower end of the interval at confidence")
                .number("unadjusted_high", "see unit", "upper end of that interval")
                .text("interval", "what the intervals are")
                .text("estimand", "goal population: all goals like these; these goals: no others")
                .number("bound", "see unit", "margin or threshold; empty for superiority")
                .number(
                        "smallest_effect",
                        "see unit",
                        "effect that the claim should not miss; empty if none is declared")
                .number(
                        "power",
                        "share",
                        "at smallest_effect or margin, adjusted_confidence and the estimated variances")
                .number("family_size", "claims", "the experiment's claims, corrected together by Holm's procedure")
                .number("withdrawn", "claims", "of these, no longer made, but taken back after results were there")
                .number("rank", "", "the claim's place in it, smallest p-value first")
                .number("adjusted_confidence", "share", "of the interval that decided")
                .number("look", "", "number of the look that decided, or else the last; empty where there is only one")
                .and(Keys.SEEDS, Keys.GOALS)
                .text(
                        "declared",
                        "whether the claim's terms were written down before or after results for it were there")
                .text("declaration", "SHA-256 of those terms; the time of writing is in claims.csv")
                .text("by_seed", "effect under each seed, in the order of seeds")
                .text("given", "what the verdict takes as fixed")
                .text("reason", "why it came out so")
                .number(
                        "seeds_needed",
                        "seeds",
                        "further seeds for 80 % power at smallest_effect or margin, at adjusted_confidence or, where seeds are added, at that of the later look that has so many")
                .number("goals_needed", "goals", "further goals for 80 % power likewise, where no arm trains")
                .list();
    }

    private static void fill(Table.Row row, Verdict verdict, Suite suite) {
        row.set("experiment", verdict.experiment())
                .set("claim", verdict.claim())
                .set("outcome", suite.judged() ? verdict.outcome().name().toLowerCase(Locale.ROOT) : "not judged")
                .set("given", Verdict.GIVEN.replaceFirst("^given ", ""))
                .set("reason", verdict.reason())
                .set("power", verdict.power())
                .set("family_size", verdict.place().claims())
                .set("withdrawn", verdict.place().withdrawn())
                .set("rank", verdict.place().rank())
                .set("adjusted_confidence", verdict.place().confidence());
        if (verdict.place().look() > 0) {
            row.set("look", verdict.place().look());
        }
        declared(row, verdict.declared());
        measured(row, verdict.measured());
        if (verdict.seedsNeeded() > 0) {
            row.set("seeds_needed", verdict.seedsNeeded());
        }
        if (verdict.goalsNeeded() > 0) {
            row.set("goals_needed", verdict.goalsNeeded());
        }
    }

    private static void declared(Table.Row row, Verdict.Declared declared) {
        row.set("text", declared.text())
                .set("kind", declared.kind())
                .set("unit", declared.unit())
                .set("confidence", declared.confidence())
                .set("estimand", declared.estimand())
                .set("declared", declared.stored().words())
                .set("declaration", declared.stored().sha256())
                .set("bound", declared.bound())
                .set("smallest_effect", declared.smallestEffect());
    }

    private static void measured(Table.Row row, Verdict.Measured measured) {
        row.set("effect", measured.interval().estimate())
                .set("low", measured.interval().low())
                .set("high", measured.interval().high())
                .set("unadjusted_low", measured.unadjusted().low())
                .set("unadjusted_high", measured.unadjusted().high())
                .set("interval", measured.method())
                .set("n_seeds", measured.seeds())
                .set("n_goals", measured.goals())
                .set(
                        "by_seed",
                        measured.bySeed().stream()
                                .map(raw -> Numbers.shortest(raw.effect()))
                                .collect(Collectors.joining(" ")));
    }
}
