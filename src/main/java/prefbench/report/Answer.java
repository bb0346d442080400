package prefbench.report;

import java.util.ArrayList;
import java.util.List;
import prefbench.experiment.Split;
import prefbench.experiment.Suite;

/** The whole report in one sentence. */
final class Answer {
    private static final List<String> OUTCOMES = List.of("supported", "refuted", "inconclusive");

    /** More claims of one outcome are counted only: the table right below names them. */
    private static final int NAMED = 3;

    private Answer() {}

    static String of(Tables tables, Suite suite) {
        List<Table.Row> verdicts = tables.judged().verdicts().rows();
        if (verdicts.isEmpty()) {
            return "No claim was made in this run.";
        }
        if (!suite.judged() && suite.evaluation().split() == Split.DEV) {
            return "This run does not judge: suite %s plays development goals, to choose settings by."
                    .formatted(suite.name());
        }
        if (!suite.judged()) {
            return "This run does not judge: suite %s shows that everything works, not what is true."
                    .formatted(suite.name());
        }
        List<String> parts = new ArrayList<>();
        for (String outcome : OUTCOMES) {
            List<Table.Row> rows =
                    verdicts.stream().filter(row -> row.has("outcome", outcome)).toList();
            if (!rows.isEmpty()) {
                parts.add(part(outcome, rows));
            }
        }
        return "Of %s %s, %s."
                .formatted(Words.count(verdicts.size()), verdicts.size() == 1 ? "claim" : "claims", Words.list(parts));
    }

    private static String part(String outcome, List<Table.Row> rows) {
        String count = "%s %s %s".formatted(Words.count(rows.size()), rows.size() == 1 ? "is" : "are", outcome);
        if (rows.size() > NAMED) {
            return count;
        }
        String claims = Words.list(rows.stream()
                .map(row -> "“" + Words.ofCamelCase(row.text("claim")) + "”")
                .toList());
        return "%s (%s)".formatted(count, claims);
    }
}
