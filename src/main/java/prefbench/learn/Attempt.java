package prefbench.learn;

import java.util.List;
import prefbench.trajectory.Trajectory;

/**
 * One whole episode that a learner played.
 *
 * @param logProbabilities of each step's action, under the policy that played
 */
record Attempt(Trajectory trajectory, double[] logProbabilities) {

    double reward() {
        return trajectory.reward();
    }

    int length() {
        return logProbabilities.length;
    }

    static double[] rewards(List<Attempt> attempts) {
        return attempts.stream().mapToDouble(Attempt::reward).toArray();
    }
}
