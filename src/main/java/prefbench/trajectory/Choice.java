package prefbench.trajectory;

import java.util.SplittableRandom;
import prefbench.random.RandomStreams;
import prefbench.shop.Goal;

/** How an action is picked from a policy's distribution. */
@FunctionalInterface
public interface Choice {

    /**
     * @param episode number of the episode among those played together
     * @param goal of the episode
     * @param step of the episode, from 0
     * @param logProbabilities of the valid actions
     * @return an index into {@code logProbabilities}
     */
    int pick(int episode, Goal goal, int step, double[] logProbabilities);

    /** The most probable action; of equals, the first. */
    static Choice greedy() {
        return (episode, goal, step, logProbabilities) -> best(logProbabilities);
    }

    /** The most probable action; of equals, the first. */
    static int best(double[] logProbabilities) {
        int best = 0;
        for (int i = 1; i < logProbabilities.length; i++) {
            if (logProbabilities[i] > logProbabilities[best]) {
                best = i;
            }
        }
        return best;
    }

    /** A draw from the softmax, by a stream keyed with goal, episode and step: two policies meet the same luck. */
    static Choice sampled(RandomStreams streams) {
        return (episode, goal, step, logProbabilities) ->
                sample(logProbabilities, streams.stream("action", goal.index(), episode, step));
    }

    /** Inverse-CDF draw; rounding's remainder goes to the last action of positive probability. */
    static int sample(double[] logProbabilities, SplittableRandom random) {
        double remaining = random.nextDouble();
        int last = 0;
        for (int i = 0; i < logProbabilities.length; i++) {
            double probability = StrictMath.exp(logProbabilities[i]);
            if (probability > 0) {
                last = i;
                remaining -= probability;
                if (remaining < 0) {
                    return i;
                }
            }
        }
        return last;
    }
}
