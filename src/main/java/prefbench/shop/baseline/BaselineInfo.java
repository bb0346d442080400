package prefbench.shop.baseline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prefbench.shop.RewardDetails;

/**
 * What the baselines are told beside the observation.
 *
 * @param valid the actions to choose from: at most 20 clicks, or the queries, or {@code finish}
 * @param goal the task: {@code Instruction: ...}
 * @param score the step's reward, in [0, 10]
 * @param estimate the reward, in [0, 1], if the product were bought as it is; 0 off item pages
 * @param previous the observation before this one; none at the start
 * @param description text of the description, lower-case, if a product was clicked just now, else ""
 * @param features text of the features, likewise
 * @param verdict how the episode ended; none before
 */
public record BaselineInfo(
        List<String> valid,
        String goal,
        double score,
        double estimate,
        Optional<String> previous,
        String description,
        String features,
        Optional<Verdict> verdict) {

    public BaselineInfo {
        valid = List.copyOf(valid);
    }

    /**
     * The end of an episode.
     *
     * @param reward of the session's last purchase, which may be an earlier episode's; none before one
     * @param success whether this step brought the full reward
     * @param exact whether it did so with the very product of the goal
     * @param perStep this step's reward, in [0, 1], over the number of steps
     * @param rank of the last product clicked by title among the valid actions, from 1; -1 if it was none of them
     */
    public record Verdict(Optional<RewardDetails> reward, boolean success, boolean exact, double perStep, int rank) {

        /** Under the names in WebShop's {@code info['verbose']}. */
        public Map<String, Object> named() {
            Map<String, Object> named = new LinkedHashMap<>();
            reward.ifPresentOrElse(details -> named.putAll(details.named()), () -> {
                for (String part : List.of("att", "option", "price", "type")) {
                    named.put("r_" + part, 0.0);
                }
                for (String part : List.of("att", "option", "price")) {
                    named.put("w_" + part, 0.0);
                }
            });
            named.put("r_harsh", success);
            named.put("r_exact", exact);
            named.put("r_norm", perStep);
            // A bonus for visiting pages that the published code holds at 0.
            named.put("r_visit", 0.0);
            named.put("rank_item", rank);
            return named;
        }
    }
}
