package prefbench.shop;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * WebShop's text environment ({@code WebAgentTextEnv}) over one shop: named sessions that are reset, and actions as text.
 *
 * <pre>{@code
 * TextEnvironment environment = TextEnvironment.over(shop, ObservationMode.TEXT_RICH);
 * String page = environment.reset(7);
 * TextEnvironment.Step step = environment.step("search[red shoes]");
 * }</pre>
 *
 * <p>A session keeps its goal, and its last reward, for as long as the environment lives: a reset to a known id starts the
 * same goal anew. There is no session before the first reset. What the original draws
 * from Python's generator comes from {@link EnvironmentDraws}.
 *
 * <p>Not thread-safe; any number of environments may share a shop, each in its own thread.
 */
public final class TextEnvironment {
    private final Shop shop;
    private final WeightedGoals goals;
    private final EnvironmentOptions options;
    private final EnvironmentDraws draws;
    private final History history;
    private final Map<String, Known> known = new HashMap<>();
    private long unnamed;
    private @Nullable Session session;

    /** What is kept of a session that is over. */
    private record Known(Goal goal, Optional<RewardDetails> reward) {}

    /**
     * What an action brought.
     *
     * @param observation the page, behind earlier pages and actions if the options ask for them
     * @param reward in [0, 1], above 0 only with a purchase
     * @param done whether something was bought just now; the session goes on if asked to
     */
    public record Step(String observation, double reward, boolean done) {}

    /**
     * What can be done on a page.
     *
     * @param hasSearchBar whether the page shows one; a search is accepted on any page
     * @param clickables in the original's order; "search" cannot be clicked all the same
     */
    public record Available(boolean hasSearchBar, List<String> clickables) {}

    public TextEnvironment(Shop shop, WeightedGoals goals, EnvironmentOptions options, EnvironmentDraws draws) {
        this.shop = shop;
        this.goals = goals;
        this.options = options;
        this.draws = draws;
        this.history = new History(options.previousObservations(), options.previousActions());
    }

    /** All goals of the shop, no history, keyed draws. */
    public static TextEnvironment over(Shop shop, ObservationMode mode) {
        return new TextEnvironment(
                shop, WeightedGoals.of(shop.goals()), EnvironmentOptions.of(mode), EnvironmentDraws.keyed(0));
    }

    /** Starts a session with a random name and a random goal, and shows its first page. */
    public String reset() {
        return start(draws.session(unnamed++), null);
    }

    /**
     * Starts the session that is named by the number, with the goal at this position unless the session is known.
     *
     * @param goal position in the environment's goals, from 0
     */
    public String reset(int goal) {
        String name = Integer.toString(goal);
        if (goal < 0 || goal >= goals.goals().size()) {
            throw new IllegalArgumentException("goal must be in [0, %d], was %d; to name a session, pass text"
                    .formatted(goals.goals().size() - 1, goal));
        }
        return start(name, goals.goals().get(goal));
    }

    /** Starts the named session: with its goal if it is known, else with a random one. */
    public String reset(String name) {
        return start(name, null);
    }

    private String start(String name, @Nullable Goal wanted) {
        String id = options.prefix() + name;
        Known before = known.get(id);
        if (before == null) {
            before = new Known(wanted == null ? goals.draw(draws.goal(id)) : wanted, Optional.empty());
            known.put(id, before);
        }
        session = new Session(shop, before.goal(), id, options.attributesShown(), new EnvironmentSearch(shop, draws));
        String first = observation();
        history.restart(first);
        return first;
    }

    /**
     * Takes an action in WebShop's notation ({@link Action#parse}); one that is not possible here changes nothing.
     *
     * @throws IllegalArgumentException for a search at which the original raises an error: {@code <a>}, {@code <c>} without a
     *     category, and {@code <r>} in a shop of fewer than 50 products if the draws are the original's; nothing has changed
     */
    public Step step(String action) {
        Session.Step answer = session().step(Action.parse(action));
        if (answer.done()) {
            Goal goal = session().goal();
            known.put(
                    session().id(),
                    new Known(goal, Optional.of(RewardDetails.of(session().reward(), goal))));
        }
        return new Step(history.after(action, observation()), answer.reward(), answer.done());
    }

    /** The current page alone, in the environment's mode. */
    public String observation() {
        return options.mode().of(page());
    }

    public Available available() {
        return new Available(page().hasSearchBar(), page().clickables());
    }

    /** The task as the first page shows it: {@code Instruction: ...}. */
    public String instruction() {
        return "Instruction: " + goal().instruction();
    }

    public Page page() {
        return session().page();
    }

    public Goal goal() {
        return session().goal();
    }

    /** The session's name, prefix included. */
    public String id() {
        return session().id();
    }

    /** The current session; its reward is that of the last purchase since the environment knows its name. */
    public SessionSnapshot snapshot() {
        return session().snapshot().withReward(known.get(id()).reward());
    }

    private Session session() {
        if (session == null) {
            throw new IllegalStateException("no session yet; call reset first");
        }
        return session;
    }
}
