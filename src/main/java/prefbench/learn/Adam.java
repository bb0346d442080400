package prefbench.learn;

import prefbench.tensor.AdamW;
import prefbench.tensor.Parameters;
import prefbench.tensor.Trainer;

/**
 * How the reinforcement learners descend: Adam (Kingma and Ba, arXiv 1412.6980) at a constant rate, betas 0.9 and 0.999, no
 * weight decay, epsilon added after the square root of the corrected second moment, as torch does.
 *
 * @param learningRate > 0
 * @param epsilon > 0; 1e-8 is torch's default, 1e-5 CleanRL's for PPO
 * @param maxGradientNorm gradients are scaled down to this global norm, > 0
 */
public record Adam(double learningRate, double epsilon, double maxGradientNorm) {

    public Adam {
        Setting.positive("learningRate", learningRate);
        Setting.positive("adamEpsilon", epsilon);
        Setting.positive("maxGradientNorm", maxGradientNorm);
    }

    /** epsilon 1e-8, gradients clipped at norm 1. */
    static Adam withLearningRate(double learningRate) {
        return new Adam(learningRate, 1e-8, 1.0);
    }

    Adam learningRate(double value) {
        return new Adam(value, epsilon, maxGradientNorm);
    }

    Adam epsilon(double value) {
        return new Adam(learningRate, value, maxGradientNorm);
    }

    Adam maxGradientNorm(double value) {
        return new Adam(learningRate, epsilon, value);
    }

    Trainer trainer(Parameters parameters) {
        return new Trainer(
                parameters,
                AdamW.withLearningRate(learningRate)
                        .epsilon(epsilon)
                        .weightDecay(0)
                        .maxGradientNorm(maxGradientNorm));
    }

    /** As the recipes' own methods would set it. */
    @Override
    public String toString() {
        return "learningRate(%s).adamEpsilon(%s).maxGradientNorm(%s)".formatted(learningRate, epsilon, maxGradientNorm);
    }
}
