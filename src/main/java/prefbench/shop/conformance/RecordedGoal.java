package prefbench.shop.conformance;

import java.util.ArrayList;
import java.util.List;
import prefbench.shop.Goal;
import prefbench.shop.GoalOption;
import prefbench.shop.JsonRecord;
import tools.jackson.databind.JsonNode;

/** Reads a goal as WebShop's server holds it: synthetic ones want an object of options, human ones a list of values. */
final class RecordedGoal {
    private static final String OPTIONS = "goal_options";

    private RecordedGoal() {}

    /**
     * @param record with {@code query}, {@code product_category}, {@code name}, {@code attributes}, {@code goal_options} and
     *     {@code price_upper}; {@code asin} and {@code category} may be missing, as the reward does not look at them
     * @param index in the goal order
     */
    static Goal of(JsonRecord record, int index, String instruction) {
        double upper = record.number("price_upper");
        if (!(upper > 0)) {
            throw record.fault("price_upper", "a ceiling must be positive");
        }
        return new Goal(
                index,
                record.optionalText("asin").orElse(""),
                record.optionalText("category").orElse(""),
                record.text("query"),
                record.text("name"),
                record.text("product_category"),
                instruction,
                record.texts("attributes"),
                options(record),
                upper,
                1);
    }

    private static List<GoalOption> options(JsonRecord record) {
        List<GoalOption> options = new ArrayList<>();
        JsonNode node = record.node().get(OPTIONS);
        if (node != null && node.isArray()) {
            record.texts(OPTIONS).forEach(value -> options.add(new GoalOption("", value)));
        } else {
            record.textsByName(OPTIONS).forEach((name, value) -> options.add(new GoalOption(name, value)));
        }
        return options;
    }
}
