package prefbench.learn;

import java.util.ArrayList;
import java.util.List;
import prefbench.policy.Policy;
import prefbench.policy.State;

/** What one session did in one rollout, step by step. Not thread-safe. */
final class Track {
    final List<State> states = new ArrayList<>();
    final int[] actions;
    final double[] logProbabilities;
    final double[] values;
    final double[] rewards;
    /** Whether the episode ended with the step. */
    final boolean[] done;
    /** The reference's log-probabilities of the actions; empty until asked for. */
    double[] reference = {};
    /** Value of the state after the last step. */
    double lastValue;

    Track(int steps) {
        actions = new int[steps];
        logProbabilities = new double[steps];
        values = new double[steps];
        rewards = new double[steps];
        done = new boolean[steps];
    }

    /** Asks {@code policy} about all steps of all tracks. */
    static void askReference(List<Track> tracks, Policy policy) {
        List<double[]> answers = policy.logProbabilities(
                tracks.stream().flatMap(track -> track.states.stream()).toList());
        int at = 0;
        for (Track track : tracks) {
            track.reference = new double[track.actions.length];
            for (int t = 0; t < track.actions.length; t++) {
                track.reference[t] = answers.get(at++)[track.actions[t]];
            }
        }
    }

    void scaleRewards(double factor) {
        for (int t = 0; t < rewards.length; t++) {
            rewards[t] *= factor;
        }
    }

    /** Takes {@code beta D} off every step's reward and returns the sum of all D. */
    double charge(Divergence divergence, double beta) {
        double sum = 0;
        for (int t = 0; t < rewards.length; t++) {
            double each = divergence.of(logProbabilities[t] - reference[t]);
            rewards[t] -= beta * each;
            sum += each;
        }
        return sum;
    }
}
