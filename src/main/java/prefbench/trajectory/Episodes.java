package prefbench.trajectory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import prefbench.policy.Policy;
import prefbench.policy.QueryWriter;
import prefbench.policy.State;
import prefbench.shop.Goal;
import prefbench.shop.Session;
import prefbench.shop.Shop;

/**
 * Plays a policy on many goals in lockstep: one batched forward for all running sessions.
 *
 * @param width sessions that run at the same time; it may move log-probabilities in their last bits, so it is fixed
 * @param stepLimit actions after which an episode is cut off (WebShop's wrapper: 100)
 */
public record Episodes(Shop shop, QueryWriter queries, int width, int stepLimit) {

    public Episodes {
        if (width < 1 || stepLimit < 1) {
            throw new IllegalArgumentException(
                    "width and stepLimit must be positive, were %d and %d".formatted(width, stepLimit));
        }
    }

    /** One finished walk per goal, in the goals' order. */
    public List<Walk> play(Policy policy, List<Goal> goals, Choice choice) {
        return play(policy, goals, shop::session, choice);
    }

    /** As {@link #play(Policy, List, Choice)}, in sessions that may be other than the shop's usual ones. */
    public List<Walk> play(Policy policy, List<Goal> goals, Function<Goal, Session> sessions, Choice choice) {
        List<Walk> all = new ArrayList<>();
        List<Running> running = new ArrayList<>();
        while (all.size() < goals.size() || !running.isEmpty()) {
            while (running.size() < width && all.size() < goals.size()) {
                Walk walk = new Walk(sessions.apply(goals.get(all.size())), queries);
                running.add(new Running(all.size(), walk, new HashMap<>()));
                all.add(walk);
            }
            lookUp(policy, running);
            running.removeIf(episode -> {
                Walk walk = episode.walk;
                walk.take(choice.pick(episode.number, walk.goal(), walk.pages(), episode.seen.get(walk.state())));
                return walk.bought() || walk.pages() >= stepLimit;
            });
        }
        return all;
    }

    /**
     * A policy that walks in circles meets the same states again: what it thought of a state is kept for the episode, which
     * changes no answer and makes the circles cheap.
     */
    private static void lookUp(Policy policy, List<Running> running) {
        List<Running> fresh = running.stream()
                .filter(episode -> !episode.seen.containsKey(episode.walk.state()))
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        List<double[]> answers = policy.logProbabilities(
                fresh.stream().map(episode -> episode.walk.state()).toList());
        for (int i = 0; i < fresh.size(); i++) {
            fresh.get(i).seen.put(fresh.get(i).walk.state(), answers.get(i));
        }
    }

    private record Running(int number, Walk walk, Map<State, double[]> seen) {}
}
