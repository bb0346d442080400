package prefbench.shop;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A reward, and the weight that each of its parts has in it: WebShop's {@code verbose_info}.
 *
 * @param attributeWeight share of the wanted things that are attributes, in [0, 1]
 * @param optionWeight share of the wanted things that are options, in [0, 1]; 0 where the goal wants none
 * @param priceWeight share of the price, in (0, 1]; the three add up to 1
 */
public record RewardDetails(Reward reward, double attributeWeight, double optionWeight, double priceWeight) {

    public static RewardDetails of(Reward reward, Goal goal) {
        double wanted = goal.attributes().size() + goal.options().size() + 1;
        return new RewardDetails(
                reward, goal.attributes().size() / wanted, goal.options().size() / wanted, 1 / wanted);
    }

    /** Under WebShop's names, in its order: numbers, and truth values for matches and price. */
    public Map<String, Object> named() {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("r_type", reward.type());
        named.put("r_att", reward.attributes());
        named.put("w_att", attributeWeight);
        named.put("query_match", reward.queryMatch());
        named.put("category_match", reward.categoryMatch());
        named.put("title_score", reward.titleScore());
        if (optionWeight > 0) {
            named.put("r_option", reward.options());
            named.put("w_option", optionWeight);
        }
        named.put("r_price", reward.price() == 1);
        named.put("w_price", priceWeight);
        return named;
    }
}
