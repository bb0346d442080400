package prefbench.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import prefbench.experiment.TrialResult.Outcome;

/** What is read off a test episode; over episodes it is averaged. */
enum Measure {
    SUCCESS_RATE("success_rate", "%", "test episodes whose reward is exactly 1", outcome -> outcome.succeeded() ? 100 : 0),
    SCORE("score", "points, 0 to 100", "100 x mean reward of the test episodes", outcome -> 100 * outcome.reward()),
    TYPE("type", "share", "mean type part r_type of the reward, 0 where nothing was bought", Outcome::type),
    ATTRIBUTES("attributes", "share", "mean share of the goal's attributes that were met", Outcome::attributes),
    OPTIONS("options", "share", "mean share of the goal's options that were met, over goals that have options", Outcome::options),
    PRICE("price", "share", "test episodes whose purchase kept to the price ceiling", Outcome::price),
    PAGES("pages", "pages", "mean number of actions in a test episode", Outcome::pages),
    BOUGHT("bought", "share", "test episodes that ended in a purchase", outcome -> outcome.bought() ? 1 : 0);

    private final String column;
    private final String unit;
    private final String meaning;
    private final ToDoubleFunction<Outcome> reading;

    Measure(String column, String unit, String meaning, ToDoubleFunction<Outcome> reading) {
        this.column = column;
        this.unit = unit;
        this.meaning = meaning;
        this.reading = reading;
    }

    String column() {
        return column;
    }

    Column asColumn() {
        return new Column(column, unit, meaning);
    }

    double of(Outcome outcome) {
        return reading.applyAsDouble(outcome);
    }

    /** Mean over the episodes to which it applies, NaN if there are none. */
    double mean(List<Outcome> outcomes) {
        return outcomes.stream()
                .mapToDouble(this::of)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
