package prefbench.experiment;

import java.util.List;
import java.util.function.Function;
import prefbench.experiment.TrialResult.Evaluation;
import prefbench.experiment.TrialResult.Outcome;
import prefbench.policy.Policy;
import prefbench.policy.RandomPolicy;
import prefbench.random.RandomStreams;
import prefbench.shop.Goal;
import prefbench.shop.Reward;
import prefbench.shop.Session;
import prefbench.trajectory.Choice;
import prefbench.trajectory.Episodes;
import prefbench.trajectory.Walk;

/**
 * Plays goals with a policy and records what came of each. A policy at random is sampled under greedy decoding, too: its most
 * probable action would be the first one, always.
 *
 * @param streams of sampled decoding: keyed by goal and step, so that all policies meet the same luck
 */
record Examination(Episodes episodes, RandomStreams streams) {

    Evaluation evaluate(Policy policy, List<Goal> goals, Decoding decoding) {
        return evaluate(policy, goals, episodes.shop()::session, decoding);
    }

    /** As {@link #evaluate(Policy, List, Decoding)}, in sessions that may be other than the shop's usual ones. */
    Evaluation evaluate(Policy policy, List<Goal> goals, Function<Goal, Session> sessions, Decoding decoding) {
        boolean greedy = decoding == Decoding.GREEDY && !(policy instanceof RandomPolicy);
        Choice choice = greedy ? Choice.greedy() : Choice.sampled(streams.child("evaluation-luck"));
        List<Outcome> outcomes = episodes.play(policy, goals, sessions, choice).stream()
                .map(Examination::outcome)
                .toList();
        return new Evaluation(decoding, outcomes);
    }

    private static Outcome outcome(Walk walk) {
        Goal goal = walk.goal();
        if (!walk.bought()) {
            double options = goal.options().isEmpty() ? Double.NaN : 0;
            return new Outcome(goal.index(), goal.asin(), 0, 0, 0, options, 0, walk.pages(), false);
        }
        Reward reward = walk.reward();
        return new Outcome(
                goal.index(),
                goal.asin(),
                reward.total(),
                reward.type(),
                reward.attributes(),
                reward.options(),
                reward.price(),
                walk.pages(),
                true);
    }
}
