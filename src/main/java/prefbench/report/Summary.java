package prefbench.report;

import java.util.List;
import java.util.Locale;
import prefbench.experiment.Split;
import prefbench.experiment.Suite;
import prefbench.experiment.Verdict;

/** The verdicts for a terminal: what a run prints last. */
final class Summary {
    private Summary() {}

    static String of(Tables tables, Suite suite) {
        List<Table.Row> verdicts = tables.judged().verdicts().rows();
        StringBuilder text = new StringBuilder();
        failures(tables, text);
        if (verdicts.isEmpty()) {
            return text.append(
                            "No verdicts: no claim was made, or verdicts.jsonl is gone, which another run brings back.\n")
                    .toString();
        }
        if (!suite.judged()) {
            text.append("Suite %s does not judge: the numbers below %s.\n"
                    .formatted(
                            suite.name(),
                            suite.evaluation().split() == Split.DEV
                                    ? "are of development goals, to choose settings by"
                                    : "say that it runs, not what is true"));
        }
        int width = verdicts.stream()
                .mapToInt(row -> row.text("outcome").length())
                .max()
                .orElse(0);
        int claims =
                verdicts.stream().mapToInt(row -> claim(row).length()).max().orElse(0);
        String format = "%-" + width + "s  %-" + claims + "s  %s";
        verdicts.forEach(row -> text.append(
                        format.formatted(row.text("outcome").toUpperCase(Locale.ROOT), claim(row), numbers(row))
                                .stripTrailing())
                .append('\n'));
        if (suite.judged()) {
            text.append("All verdicts are %s; intervals are corrected for all claims of an experiment.\n"
                    .formatted(Verdict.GIVEN));
        }
        return text.toString();
    }

    private static void failures(Tables tables, StringBuilder text) {
        for (Table.Row row : tables.setup().failures().rows()) {
            text.append("FAILED TRIAL  %s.%s, seed %s: %s\n"
                    .formatted(
                            experiment(row),
                            row.text("arm"),
                            row.text("seed"),
                            row.text("reason").lines().findFirst().orElse("no reason given")));
        }
    }

    private static String claim(Table.Row row) {
        return experiment(row) + "." + row.text("claim");
    }

    private static String experiment(Table.Row row) {
        return row.text("experiment").replaceFirst("Experiment$", "");
    }

    /** {@code +4.3 points [1.2, 7.4] n=3 seeds x 100 goals; power 85 %}, then why, where the outcome leaves that open. */
    private static String numbers(Table.Row row) {
        StringBuilder text = new StringBuilder();
        if (!row.cell("effect").isEmpty()) {
            String effect = row.has("kind", "above")
                    ? row.cell("effect").rounded(1)
                    : row.cell("effect").signed(1);
            text.append("%s %s ".formatted(effect, row.text("unit")));
            text.append(
                    row.cell("low").isEmpty()
                            ? "[no interval]"
                            : "[%s, %s]"
                                    .formatted(
                                            row.cell("low").rounded(1),
                                            row.cell("high").rounded(1)));
            text.append(" n=%s %s x %s goals"
                    .formatted(row.text("n_seeds"), row.has("n_seeds", "1") ? "seed" : "seeds", row.text("n_goals")));
        }
        if (!row.cell("power").isEmpty()) {
            text.append("; power %s %%".formatted(percent(row.cell("power").number())));
        }
        if (!row.has("outcome", "supported") && !row.text("reason").isEmpty()) {
            text.append(text.isEmpty() ? "" : "; ").append(row.text("reason"));
        }
        text.append(Further.of(row));
        return text.toString().replace('−', '-');
    }

    private static long percent(double share) {
        return (long) Math.floor(100 * share);
    }
}
