package prefbench.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import prefbench.policy.ChoicePolicy;
import prefbench.policy.Choices;
import prefbench.policy.State;
import prefbench.shop.Goal;
import prefbench.trajectory.Choice;
import prefbench.trajectory.Walk;

/**
 * Several sessions that a policy in training steps together, one batched forward for all. A session that ends, by purchase or
 * by the step limit, starts anew with the next training goal; walks go on across rollouts. An episode's goal and luck are
 * keyed by its session and number, so they do not depend on how long the others' episodes are, and learners that share a
 * seed meet the same goals. (The streams bear PPO's name, whose results rest on it.)
 */
final class Shoppers {
    private final Start start;
    private final Walk[] walks;
    private final long[] number;
    private final Recent finished = new Recent();
    private long episodes;
    private long rollouts;

    Shoppers(Start start, int sessions) {
        this.start = start;
        this.walks = new Walk[sessions];
        this.number = new long[sessions];
        for (int session = 0; session < sessions; session++) {
            begin(session);
        }
    }

    long episodes() {
        return episodes;
    }

    long rollouts() {
        return rollouts;
    }

    /** Return and length of the latest finished episodes. */
    Recent finished() {
        return finished;
    }

    /** One track of {@code steps} steps for each session, sampled from the softmax of {@code policy}. */
    List<Track> collect(ChoicePolicy policy, int steps) {
        List<Track> tracks = new ArrayList<>();
        for (int session = 0; session < walks.length; session++) {
            tracks.add(new Track(steps));
        }
        for (int t = 0; t < steps; t++) {
            Choices choices = policy.choose(states());
            for (int session = 0; session < walks.length; session++) {
                step(tracks.get(session), t, session, choices);
            }
        }
        double[] lastValues = policy.choose(states()).values();
        for (int session = 0; session < walks.length; session++) {
            tracks.get(session).lastValue = lastValues[session];
        }
        rollouts++;
        return tracks;
    }

    private void step(Track track, int t, int session, Choices choices) {
        Walk walk = walks[session];
        double[] logProbabilities = choices.logProbabilities().get(session);
        SplittableRandom luck = start.streams().stream("ppo-action", session, number[session], walk.pages());
        int action = Choice.sample(logProbabilities, luck);
        track.states.add(walk.state());
        track.actions[t] = action;
        track.logProbabilities[t] = logProbabilities[action];
        track.values[t] = choices.values()[session];
        track.rewards[t] = walk.take(action);
        track.done[t] = walk.bought() || walk.pages() >= start.stepLimit();
        if (track.done[t]) {
            finished.add(walk.reward().total(), walk.pages());
            begin(session);
        }
    }

    private void begin(int session) {
        long episode = ++number[session];
        SplittableRandom random = start.streams().stream("ppo-goal", session, episode);
        Goal goal = start.goals().get(random.nextInt(start.goals().size()));
        walks[session] = new Walk(start.shop(), goal, start.queries());
        episodes++;
    }

    private List<State> states() {
        List<State> states = new ArrayList<>();
        for (Walk walk : walks) {
            states.add(walk.state());
        }
        return states;
    }
}
