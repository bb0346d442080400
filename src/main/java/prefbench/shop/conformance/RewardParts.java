package prefbench.shop.conformance;

import java.util.Map;
import prefbench.shop.Goal;
import prefbench.shop.JsonRecord;
import prefbench.shop.Reward;
import prefbench.shop.RewardDetails;
import tools.jackson.databind.JsonNode;

/** A reward's parts under the names that WebShop records them by. */
final class RewardParts {
    static final String TITLE_SCORE = "title_score";

    private RewardParts() {}

    /**
     * Compares every recorded part.
     *
     * @param titles whether the title score counts: not where the titles' nouns are another tagger's
     */
    static void compare(Comparison comparison, JsonRecord recorded, Reward reward, Goal goal, boolean titles) {
        Map<String, Object> parts = RewardDetails.of(reward, goal).named();
        for (Map.Entry<String, JsonNode> part : recorded.node().properties()) {
            if (titles || !part.getKey().equals(TITLE_SCORE)) {
                Object found = parts.get(part.getKey());
                comparison.same(part.getKey(), value(recorded, part), found == null ? "no such part" : found);
            }
        }
    }

    private static Object value(JsonRecord recorded, Map.Entry<String, JsonNode> part) {
        JsonNode value = part.getValue();
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (part.getKey().equals("r_price") && value.isNumber()) {
            // Python's True is 1.
            return value.doubleValue() == 1;
        }
        return recorded.number(part.getKey());
    }
}
