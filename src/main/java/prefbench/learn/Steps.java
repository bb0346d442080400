package prefbench.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import prefbench.policy.State;
import prefbench.trajectory.Trajectory;

/**
 * The steps of whole episodes, flat: entry i of each list belongs to the same step.
 *
 * @param logProbabilities of the actions, under the policy that took them
 * @param credit what an action is credited with: its return or its advantage
 * @param weights of the steps in a loss that is a weighted sum over them
 */
record Steps(List<State> states, int[] actions, double[] logProbabilities, double[] credit, double[] weights) {
    /** Most states in one forward pass of a training step: a constant, since it may move gradients in their last bits. */
    private static final int AT_ONCE = 64;

    /** What step t of an episode gets. */
    @FunctionalInterface
    interface Number {
        double of(int episode, int step);
    }

    static Steps of(List<Attempt> attempts, Number credit, Number weight) {
        List<State> states = new ArrayList<>();
        int size = attempts.stream().mapToInt(Attempt::length).sum();
        int[] actions = new int[size];
        double[][] numbers = new double[3][size];
        for (int episode = 0; episode < attempts.size(); episode++) {
            Attempt attempt = attempts.get(episode);
            for (int t = 0; t < attempt.length(); t++) {
                int at = states.size();
                Trajectory.Step step = attempt.trajectory().steps().get(t);
                states.add(step.state());
                actions[at] = step.chosen();
                numbers[0][at] = attempt.logProbabilities()[t];
                numbers[1][at] = credit.of(episode, t);
                numbers[2][at] = weight.of(episode, t);
            }
        }
        return new Steps(states, actions, numbers[0], numbers[1], numbers[2]);
    }

    int size() {
        return actions.length;
    }

    /** Steps from 0, 64, 128, ... up to the next of these or the end. */
    List<Range> ranges() {
        List<Range> ranges = new ArrayList<>();
        for (int from = 0; from < size(); from += AT_ONCE) {
            ranges.add(new Range(from, Math.min(size(), from + AT_ONCE)));
        }
        return ranges;
    }

    Steps at(Range range) {
        return new Steps(
                states.subList(range.from, range.to),
                Arrays.copyOfRange(actions, range.from, range.to),
                range.of(logProbabilities),
                range.of(credit),
                range.of(weights));
    }

    /** Steps {@code from} (inclusive) to {@code to} (exclusive). */
    record Range(int from, int to) {
        double[] of(double[] values) {
            return Arrays.copyOfRange(values, from, to);
        }
    }
}
