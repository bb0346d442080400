package prefbench.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import prefbench.experiment.TrialTimings;

/** {@code timings.csv}: measured seconds, kept apart from all that is the same in every run. */
final class TimingsTable {
    private TimingsTable() {}

    static Table of(Evidence evidence) {
        Table table = new Table("timings.csv", "a measured time of a trial", true, columns());
        Set<String> seen = new HashSet<>();
        Keys.eachTrial(evidence, (study, arm, trial) -> {
            if (seen.add(trial.key())) {
                fill(table, trial.key(), trial.timings());
            }
        });
        return table;
    }

    private static List<Column> columns() {
        return Columns.of(Keys.RUN_KEY)
                .text("part", "training (counts against the budget), evaluation, generation, total, or curve")
                .text("point", "of a curve: number of the point that was reached then")
                .number("seconds", "s", "duration; for a curve, training seconds so far")
                .list();
    }

    private static void fill(Table table, String key, TrialTimings timings) {
        add(table, key, "training", timings.training());
        add(table, key, "evaluation", timings.evaluation());
        add(table, key, "generation", timings.generation());
        add(table, key, "total", timings.total());
        for (int point = 0; point < timings.curve().size(); point++) {
            add(table, key, "curve", timings.curve().get(point)).set("point", point);
        }
    }

    private static Table.Row add(Table table, String key, String part, double seconds) {
        return table.add().set("run_key", key).set("part", part).set("seconds", seconds);
    }
}
