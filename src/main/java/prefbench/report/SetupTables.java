package prefbench.report;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import prefbench.experiment.Provenance;

/** What was run, on what, and what went wrong: suite, hyper-parameters, provenance and failures, as names and values. */
final class SetupTables {
    private static final Column NAME = Column.text("name", "what is told");
    private static final Column VALUE = Column.text("value", "its value");

    private SetupTables() {}

    static Table suite(Evidence evidence) {
        Table table = new Table(
                "suite.csv",
                "a setting of the suite",
                false,
                Columns.of(NAME, VALUE).list());
        Settings.of(evidence.suite())
                .forEach((name, value) -> table.add().set("name", name).set("value", value));
        return table;
    }

    static Table hyperparameters(Evidence evidence) {
        Table table = new Table(
                "hyperparameters.csv",
                "a hyper-parameter of an arm",
                false,
                Columns.of().and(Keys.arm()).and(NAME, VALUE).list());
        Keys.eachArm(
                evidence,
                (study, arm) -> Settings.of(arm.arm().recipe())
                        .forEach((name, value) -> Keys.name(table.add(), study, arm)
                                .set("name", name)
                                .set("value", value)));
        return table;
    }

    static Table provenance(Evidence evidence) {
        Table table = new Table(
                "provenance.csv",
                "a fact about where a trial's result comes from",
                true,
                Columns.of(Keys.RUN_KEY, NAME, VALUE).list());
        Set<String> keys = new LinkedHashSet<>();
        Keys.eachTrial(evidence, (study, arm, trial) -> keys.add(trial.key()));
        for (String key : keys) {
            Provenance provenance = evidence.provenance().get(key);
            if (provenance != null) {
                facts(provenance)
                        .forEach((name, value) -> table.add()
                                .set("run_key", key)
                                .set("name", name)
                                .set("value", value));
            }
        }
        return table;
    }

    /** Without what other tables say: key, recipe and use of the budget. */
    private static Map<String, String> facts(Provenance provenance) {
        Map<String, String> facts = Settings.of(provenance);
        facts.keySet()
                .removeIf(name -> name.equals("key") || name.startsWith("trial.recipe.") || name.startsWith("used."));
        return facts;
    }

    static Table failures(Evidence evidence) {
        Table table = new Table(
                "failures.csv",
                "a trial that left no result",
                true,
                Columns.of()
                        .and(Keys.arm())
                        .and(Keys.SEED)
                        .text("reason", "what went wrong, with the end of its log")
                        .and(Keys.RUN_KEY)
                        .list());
        Keys.eachArm(
                evidence,
                (study, arm) -> arm.failures()
                        .forEach(failure -> Keys.name(table.add(), study, arm)
                                .set("seed", failure.spec().seed())
                                .set("reason", failure.reason())
                                .set("run_key", failure.key())));
        return table;
    }
}
