package prefbench.shop.baseline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import prefbench.random.PythonRandom;
import prefbench.shop.EnvironmentDraws;
import prefbench.shop.ItemPage;
import prefbench.shop.SessionSnapshot;
import prefbench.shop.Shop;
import prefbench.shop.TextEnvironment;
import prefbench.shop.WeightedGoals;
import prefbench.shop.baseline.BaselineOptions.Switch;

/**
 * The environment of WebShop's published baselines ({@code baseline_models/env.py}), draw for draw.
 *
 * <p>A click on a product silently visits its description and its features and returns; these four steps count in the
 * session and in the history. Of products with equal titles a click means the last in the catalogue, whether it is on the page
 * or not. A product's title with an opening bracket can be clicked, an option with one cannot. Not thread-safe.
 */
public final class BaselineEnvironment {
    private static final String CLICK = "click[";
    private static final double SCALE = 10;

    private final Shop shop;
    private final BaselineOptions options;
    private final Titles titles;
    private final PythonRandom random;
    private final TextEnvironment environment;
    private final ValidActions validActions;
    private final Map<String, Integer> statistics = new LinkedHashMap<>();
    private final Map<String, Integer> itemsClicked = new LinkedHashMap<>();
    private int steps;
    private int rank = -1;
    private @Nullable String current;
    private @Nullable String previous;

    /**
     * What an action, or a reset, brought.
     *
     * @param observation the state in the form that the options ask for
     * @param reward in [0, 10]; 0 after a reset
     * @param done whether something was bought just now, or the limit of steps is reached
     */
    public record Step(String observation, double reward, boolean done, BaselineInfo info) {}

    /**
     * An environment with a session for each goal, none started.
     *
     * @param random for goals and thinned lists; the original's is Python's global one
     */
    public BaselineEnvironment(Shop shop, Titles titles, BaselineOptions options, PythonRandom random) {
        this.shop = shop;
        this.options = options;
        this.titles = titles;
        this.random = random;
        this.environment = new TextEnvironment(
                shop, WeightedGoals.of(shop.goals()), options.environment(), EnvironmentDraws.original(random));
        this.validActions = new ValidActions(options, titles, random);
        options.part().size(shop.goals().size());
    }

    /** Starts with a random goal of the options' part. */
    public Step reset() {
        int goals = options.part().size(shop.goals().size());
        return reset(options.part().from() + random.randbelow(goals));
    }

    /**
     * Starts with the goal of this index.
     *
     * @return reward 0, not done; with {@link Switch#START_AT_RESULTS} or {@link Switch#START_AT_ITEM} the page that the
     *     episode starts at
     */
    public Step reset(int goal) {
        String observation = environment.reset(goal);
        current = observation;
        previous = null;
        Step start = new Step(observation, 0, false, info(0, "", "", Optional.empty()));
        steps = 0;
        if (on(Switch.START_AT_RESULTS) || on(Switch.START_AT_ITEM)) {
            start = step("search[" + lower(environment.goal().name()) + "]");
            count(statistics, "action_go_to_search", 1);
            String asin = lower(environment.goal().asin());
            if (on(Switch.START_AT_ITEM) && environment.page().clickables().contains(asin)) {
                start = step(CLICK + asin + "]");
                count(statistics, "action_go_to_item", 1);
            }
        }
        rank = -1;
        return new Step(start.observation(), 0, false, start.info());
    }

    /** Takes an action in WebShop's notation, or {@code click[item - title]}; one that is not possible changes nothing. */
    public Step step(String action) {
        String taken = byAsin(action);
        TextEnvironment.Step answer = environment.step(taken);
        String description = "";
        String features = "";
        String clicked = argument(taken, CLICK);
        if (taken.startsWith(CLICK) && titles.title(clicked).isPresent()) {
            count(itemsClicked, clicked, 1);
            description = visit("click[description]");
            features = visit("click[features]");
        }
        previous = current;
        current = answer.observation();
        steps++;
        boolean done = answer.done() || (options.stepLimit() > 0 && steps >= options.stepLimit());
        Optional<BaselineInfo.Verdict> verdict = done ? Optional.of(end(answer.reward())) : Optional.empty();
        double reward = done && on(Switch.HARSH_REWARD) ? (answer.reward() == 1 ? 1 : 0) : answer.reward();
        return new Step(
                answer.observation(), reward * SCALE, done, info(reward * SCALE, description, features, verdict));
    }

    /** Over all episodes: actions by kind ({@code action_...}) and goals by category ({@code cat_...}), of those that ended. */
    public Map<String, Integer> statistics() {
        return Collections.unmodifiableMap(statistics);
    }

    /** Over all episodes: how often each product was clicked, by lower-case asin, even where it was not on the page. */
    public Map<String, Integer> itemsClicked() {
        return Collections.unmodifiableMap(itemsClicked);
    }

    /** The session behind the current episode. */
    public SessionSnapshot snapshot() {
        return environment.snapshot();
    }

    /** A click by title as a click by asin, remembering the product's rank among the valid actions. */
    private String byAsin(String action) {
        String prefix = CLICK + ValidActions.ITEM;
        if (on(Switch.ASINS) || !action.startsWith(prefix)) {
            return action;
        }
        Optional<String> asin = titles.asin(argument(action, prefix));
        if (asin.isEmpty()) {
            return action;
        }
        int position = valid().stream()
                .filter(valid -> valid.startsWith(prefix))
                .toList()
                .indexOf(action);
        rank = position < 0 ? -1 : position + 1;
        return CLICK + asin.get() + "]";
    }

    private String visit(String click) {
        String seen = lower(environment.step(click).observation());
        environment.step("click[< prev]");
        return seen;
    }

    private BaselineInfo.Verdict end(double reward) {
        SessionSnapshot session = environment.snapshot();
        session.actions().forEach((kind, times) -> count(statistics, "action_" + kind, times));
        count(statistics, "cat_" + environment.goal().category(), 1);
        boolean success = reward == 1;
        boolean exact =
                success && session.asin().equals(Optional.of(environment.goal().asin()));
        return new BaselineInfo.Verdict(session.reward(), success, exact, reward / steps, rank);
    }

    private BaselineInfo info(
            double score, String description, String features, Optional<BaselineInfo.Verdict> verdict) {
        // In this order, since both draw.
        List<String> valid = valid();
        double estimate = estimate();
        return new BaselineInfo(
                valid,
                environment.instruction(),
                score,
                estimate,
                Optional.ofNullable(previous),
                description,
                features,
                verdict);
    }

    private double estimate() {
        if (!valid().contains("click[description]") || !(environment.page() instanceof ItemPage item)) {
            return 0;
        }
        return shop.reward(item.product(), item.selected().values(), environment.goal())
                .total();
    }

    private List<String> valid() {
        return validActions.of(environment.page(), environment.goal());
    }

    private boolean on(Switch option) {
        return options.switches().contains(option);
    }

    /** What stands between a prefix and the last character. */
    private static String argument(String action, String prefix) {
        return action.length() - 1 > prefix.length() ? action.substring(prefix.length(), action.length() - 1) : "";
    }

    private static void count(Map<String, Integer> counts, String key, int times) {
        counts.merge(key, times, Integer::sum);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
