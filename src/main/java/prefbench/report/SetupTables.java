package prefbench.report;

import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import prefbench.learn.Recipe;

/** What was run, on what, and what went wrong: suite, hyper-parameters, provenance and failures, as names and values. */
final class SetupTables {
    private static final Column NAME = Column.text("name", "what is told");
    private static final Column VALUE = Column.text("value", "its value");

    private SetupTables() {}

    static Table suite(Findings findings) {
        Table table = new Table(
                "suite.csv", "a setting of the suite", false, Columns.of(NAME, VALUE).list());
        table.add().set("name", "suite").set("value", findings.suite().name());
        findings.suite().settings().forEach((name, value) -> table.add().set("name", name).set("value", value));
        return table;
    }

    static Table hyperparameters(Findings findings) {
        Table table = new Table(
                "hyperparameters.csv",
                "a hyper-parameter of an arm",
                false,
                Columns.of().and(Keys.arm()).and(NAME, VALUE).list());
        Keys.eachArm(findings, (study, arm) -> components(arm.recipe())
                .forEach((name, value) ->
                        Keys.name(table.add(), study, arm).set("name", name).set("value", value)));
        return table;
    }

    static Table provenance(Findings findings) {
        Table table = new Table(
                "provenance.csv",
                "a fact about where a trial's result comes from",
                true,
                Columns.of(Keys.RUN_KEY, NAME, VALUE).list());
        Set<String> seen = new HashSet<>();
        Keys.eachTrial(findings, (study, arm, trial) -> {
            if (seen.add(trial.key())) {
                trial.provenance().forEach((name, value) -> table.add()
                        .set("run_key", trial.key())
                        .set("name", name)
                        .set("value", value));
            }
        });
        return table;
    }

    static Table failures(Findings findings) {
        Table table = new Table(
                "failures.csv",
                "a trial that left no result",
                true,
                Columns.of()
                        .and(Keys.arm())
                        .and(Keys.SEED)
                        .text("message", "what went wrong")
                        .text("log", "end of its log")
                        .list());
        Keys.eachArm(findings, (study, arm) -> arm.failures()
                .forEach(failure -> Keys.name(table.add(), study, arm)
                        .set("seed", failure.seed())
                        .set("message", failure.message())
                        .set("log", failure.logTail())));
        return table;
    }

    /** A recipe is a record of hyper-parameters: its components are the list, whatever learner it belongs to. */
    private static Map<String, String> components(Recipe recipe) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("learner", recipe.getClass().getSimpleName());
        for (RecordComponent component : recipe.getClass().getRecordComponents()) {
            try {
                values.put(component.getName(), text(component.getAccessor().invoke(recipe)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("%s: component %s cannot be read"
                        .formatted(recipe, component.getName()), e);
            }
        }
        return values;
    }

    private static String text(Object value) {
        return value instanceof Double number ? Numbers.shortest(number) : String.valueOf(value);
    }
}
