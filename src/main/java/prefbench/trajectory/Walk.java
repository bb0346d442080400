package prefbench.trajectory;

import java.util.ArrayList;
import java.util.List;
import prefbench.policy.QueryWriter;
import prefbench.policy.State;
import prefbench.shop.Action;
import prefbench.shop.Goal;
import prefbench.shop.Page;
import prefbench.shop.Reward;
import prefbench.shop.Session;
import prefbench.shop.Shop;

/**
 * A session in the policy's eyes: the page as a {@link State}, the candidate queries as the search page's valid actions, and
 * the steps walked so far. Not thread-safe.
 */
public final class Walk {
    private final Goal goal;
    private final Session session;
    private final QueryWriter queries;
    private final List<Trajectory.Step> steps = new ArrayList<>();
    private State state;

    public Walk(Shop shop, Goal goal, QueryWriter queries) {
        this(shop.session(goal), queries);
    }

    /** @param session that has only just begun */
    public Walk(Session session, QueryWriter queries) {
        this.goal = session.goal();
        this.session = session;
        this.queries = queries;
        this.state = look();
    }

    public Goal goal() {
        return goal;
    }

    /** The current page; undefined after the purchase. */
    public State state() {
        return state;
    }

    /** The current page as the shop shows it, for a shopper who reads more than text. */
    Page page() {
        return session.page();
    }

    /** Actions taken so far. */
    public int pages() {
        return steps.size();
    }

    public boolean bought() {
        return session.done();
    }

    public Reward reward() {
        return session.reward();
    }

    /** Takes the action at {@code index} of the current state's list and returns the step's reward: 0 before a purchase. */
    public double take(int index) {
        String action = state.actions().get(index);
        steps.add(new Trajectory.Step(state, index));
        Session.Step step = action.startsWith("search[") ? session.step(Action.parse(action)) : session.stepAs(action);
        if (!session.done()) {
            state = look();
        }
        return step.reward();
    }

    public Trajectory trajectory(Trajectory.Provenance provenance) {
        return new Trajectory(goal.index(), provenance, steps, session.reward().total());
    }

    private State look() {
        List<String> actions = session.validActions();
        if (actions.isEmpty()) {
            actions = queries.candidates(goal.instruction()).stream()
                    .map(query -> "search[" + query + "]")
                    .toList();
        }
        return State.of(session.observation(), actions);
    }
}
