package prefbench.shop.conformance;

import java.util.Map;
import java.util.TreeMap;
import prefbench.shop.Goal;
import prefbench.shop.JsonRecord;
import prefbench.shop.Reward;
import tools.jackson.databind.JsonNode;

/** A reward's parts under the names that WebShop records them by. */
final class RewardParts {
    static final String TITLE_SCORE = "title_score";

    private RewardParts() {}

    /** {@code w_...} are the shares that attributes, options and price have in the sum. */
    private static Map<String, Object> of(Reward reward, Goal goal) {
        double wanted = goal.attributes().size() + goal.options().size() + 1;
        Map<String, Object> parts = new TreeMap<>();
        parts.put("r_type", reward.type());
        parts.put("r_att", reward.attributes());
        parts.put("w_att", goal.attributes().size() / wanted);
        parts.put("query_match", reward.queryMatch());
        parts.put("category_match", reward.categoryMatch());
        parts.put(TITLE_SCORE, reward.titleScore());
        parts.put("r_price", reward.price() == 1);
        parts.put("w_price", 1 / wanted);
        if (!goal.options().isEmpty()) {
            parts.put("r_option", reward.options());
            parts.put("w_option", goal.options().size() / wanted);
        }
        return parts;
    }

    /**
     * Compares every recorded part.
     *
     * @param titles whether the title score counts: not where the titles' nouns are another tagger's
     */
    static void compare(Comparison comparison, JsonRecord recorded, Reward reward, Goal goal, boolean titles) {
        Map<String, Object> parts = of(reward, goal);
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
