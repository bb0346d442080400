package prefbench.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** {@code metrics.csv}: what learners logged in training, in long form; a shared trial is listed once. */
final class MetricsTable {
    private MetricsTable() {}

    static Table of(Evidence evidence) {
        Table table = new Table("metrics.csv", "a training metric's value at one step of a trial", false, columns());
        Set<String> seen = new HashSet<>();
        Keys.eachTrial(evidence, (study, arm, trial) -> {
            if (seen.add(trial.key())) {
                trial.result()
                        .metrics()
                        .forEach(row -> new TreeMap<>(row.values())
                                .forEach((name, value) -> table.add()
                                        .set("run_key", trial.key())
                                        .set("step", row.step())
                                        .set("metric", name)
                                        .set("value", Numbers.shortest(value))));
            }
        });
        return table;
    }

    private static List<Column> columns() {
        return Columns.of(Keys.RUN_KEY)
                .number("step", "optimiser steps", "step after which it was logged")
                .text("metric", "name, as TRL (DPO) and CleanRL (PPO) call it")
                .number("value", "", "value; NaN and Infinity are what the learner computed")
                .list();
    }
}
