package prefbench.learn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
 * keyed by its session and number, so they do not depend on how long the others' episodes are.
 */
final class Shoppers {
    /** Episodes that the reported return and length are averaged over. */
    private static final int RECENT = 32;

    private final Start start;
    private final Walk[] walks;
    private final long[] number;
    private final Deque<double[]> finished = new ArrayDeque<>();
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

    /** Mean reward of the latest finished episodes; NaN before the first. */
    double recentReturn() {
        return finished.stream().mapToDouble(episode -> episode[0]).average().orElse(Double.NaN);
    }

    double recentLength() {
        return finished.stream().mapToDouble(episode -> episode[1]).average().orElse(Double.NaN);
    }

    /** {@code steps} steps of each session under {@code policy}, sampled from its softmax. */
    Rollout collect(ChoicePolicy policy, int steps, double gamma, double lambda) {
        List<Track> tracks = new ArrayList<>();
        for (int session = 0; session < walks.length; session++) {
            tracks.add(new Track(steps));
        }
        for (int t = 0; t < steps; t++) {
            List<State> states = states();
            Choices choices = policy.choose(states);
            for (int session = 0; session < walks.length; session++) {
                step(tracks.get(session), t, session, choices);
            }
        }
        double[] lastValues = policy.choose(states()).values();
        rollouts++;
        return flat(tracks, lastValues, gamma, lambda);
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
            finished.addLast(new double[] {walk.reward().total(), walk.pages()});
            if (finished.size() > RECENT) {
                finished.removeFirst();
            }
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

    private static Rollout flat(List<Track> tracks, double[] lastValues, double gamma, double lambda) {
        int steps = tracks.get(0).actions.length;
        int size = tracks.size() * steps;
        List<State> states = new ArrayList<>(size);
        int[] actions = new int[size];
        double[][] numbers = new double[4][size];
        for (int i = 0; i < tracks.size(); i++) {
            Track track = tracks.get(i);
            Advantages advantages =
                    Advantages.estimate(track.rewards, track.values, track.done, lastValues[i], gamma, lambda);
            states.addAll(track.states);
            int at = i * steps;
            System.arraycopy(track.actions, 0, actions, at, steps);
            System.arraycopy(track.logProbabilities, 0, numbers[0], at, steps);
            System.arraycopy(track.values, 0, numbers[1], at, steps);
            System.arraycopy(advantages.advantages(), 0, numbers[2], at, steps);
            System.arraycopy(advantages.returns(), 0, numbers[3], at, steps);
        }
        return new Rollout(states, actions, numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    /** What one session did in one rollout. */
    private static final class Track {
        private final List<State> states = new ArrayList<>();
        private final int[] actions;
        private final double[] logProbabilities;
        private final double[] values;
        private final double[] rewards;
        private final boolean[] done;

        Track(int steps) {
            actions = new int[steps];
            logProbabilities = new double[steps];
            values = new double[steps];
            rewards = new double[steps];
            done = new boolean[steps];
        }
    }
}
