package prefbench.learn;

import java.util.Arrays;

/** What a preference compares, and how the steps of a trajectory count in log pi(y|x). */
public enum Pairing {
    /** Two actions of one state: Feng and Feng, arXiv 2408.16032, §3.1. */
    ACTIONS,
    /** Two trajectories of one goal, their steps' log-probabilities summed: ETO (Song et al., arXiv 2403.02502). */
    TRAJECTORIES,
    /**
     * As {@link #TRAJECTORIES}, with step t of T weighted: DMPO (Shi et al., arXiv 2406.14868).
     *
     * <pre>  w_t = gamma^t (1 - gamma^(T - t)) / (1 - gamma^T),   t = 0, ..., T - 1;    (T - t) / T at gamma = 1</pre>
     */
    DISCOUNTED_TRAJECTORIES,
    /** Of two trajectories of one goal only the two actions of the first state where they part. */
    FIRST_DIVERGENCE;

    /** As {@link Dpo} is told. */
    String call(double gamma) {
        return switch (this) {
            case ACTIONS -> "actionLevel()";
            case TRAJECTORIES -> "trajectoryLevel()";
            case DISCOUNTED_TRAJECTORIES -> "discountedTrajectoryLevel(%s)".formatted(gamma);
            case FIRST_DIVERGENCE -> "firstDivergence()";
        };
    }

    /** w_t of the steps of a trajectory. */
    double[] weights(int steps, double gamma) {
        double[] weights = new double[steps];
        Arrays.fill(weights, 1);
        for (int t = 0; t < steps && this == DISCOUNTED_TRAJECTORIES; t++) {
            weights[t] = gamma == 1
                    ? (double) (steps - t) / steps
                    : StrictMath.pow(gamma, t)
                            * (1 - StrictMath.pow(gamma, steps - t))
                            / (1 - StrictMath.pow(gamma, steps));
        }
        return weights;
    }
}
