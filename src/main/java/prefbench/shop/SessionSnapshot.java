package prefbench.shop;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What WebShop keeps about a session, as it stands after a step.
 *
 * @param keywords of the last search, empty words included; none before a search
 * @param page number of the last results page; none before a search
 * @param asin the product last looked at; none before one, and after each search
 * @param asins products visited since the start page
 * @param options chosen values by lower-case option group, in the order of the first choice
 * @param actions how often each kind of action was taken since the start page: {@code search} (turning pages included), {@code
 *     asin}, {@code options}, {@code Description}, {@code Features}, {@code Reviews}, {@code Attributes}, {@code purchase};
 *     kinds not taken are left out
 * @param reward of the session's last purchase, kept when the session starts anew; none before one
 */
public record SessionSnapshot(
        Optional<List<String>> keywords,
        OptionalInt page,
        Optional<String> asin,
        Set<String> asins,
        Map<String, String> options,
        Map<String, Integer> actions,
        Optional<RewardDetails> reward) {

    public SessionSnapshot {
        asins = Collections.unmodifiableSet(new LinkedHashSet<>(asins));
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        actions = Collections.unmodifiableMap(new LinkedHashMap<>(actions));
    }

    SessionSnapshot withReward(Optional<RewardDetails> newReward) {
        return new SessionSnapshot(keywords, page, asin, asins, options, actions, newReward);
    }

    /** Whether something was bought in this session. */
    public boolean done() {
        return reward.isPresent();
    }
}
