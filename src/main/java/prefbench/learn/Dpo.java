package prefbench.learn;

import prefbench.trajectory.TrajectorySource;

/**
 * Direct preference optimisation on actions, as Feng and Feng §3.1 do it: one trajectory a step; at each of its states the
 * frozen imitation policy samples the rejected action.
 *
 * @param data where the chosen actions come from
 * @param beta strength of the pull towards the reference, > 0
 * @param learningRate of AdamW, > 0
 * @param maxGradientNorm gradients are scaled down to this global norm
 */
public record Dpo(TrajectorySource data, double beta, double learningRate, double maxGradientNorm) implements Recipe {

    public Dpo {
        if (!(beta > 0)) {
            throw new IllegalArgumentException("beta must be positive, was " + beta);
        }
        if (!(learningRate > 0)) {
            throw new IllegalArgumentException("learningRate must be positive, was " + learningRate);
        }
        if (!(maxGradientNorm > 0)) {
            throw new IllegalArgumentException("maxGradientNorm must be positive, was " + maxGradientNorm);
        }
    }

    /** The paper leaves all of these unstated; beta 0.1 is the DPO paper's and TRL's default. */
    public static Dpo on(TrajectorySource data) {
        return new Dpo(data, 0.1, 1e-4, 1.0);
    }

    public Dpo beta(double value) {
        return new Dpo(data, value, learningRate, maxGradientNorm);
    }

    public Dpo learningRate(double value) {
        return new Dpo(data, beta, value, maxGradientNorm);
    }

    public Dpo maxGradientNorm(double value) {
        return new Dpo(data, beta, learningRate, value);
    }

    @Override
    public String toString() {
        return "Dpo.on(%s).beta(%s).learningRate(%s).maxGradientNorm(%s)"
                .formatted(data, beta, learningRate, maxGradientNorm);
    }
}
