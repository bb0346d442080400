package prefbench.tensor;

/**
 * Hyper-parameters of AdamW (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", ICLR 2019, algorithm 2), as
 * torch computes it: moments corrected for bias, epsilon added after the correction, and decay left out for every parameter
 * whose name contains {@code bias}, or that scales a layer norm ({@code LayerNorm.weight} in BERT, {@code
 * layernorm_embedding} and {@code ..._layer_norm} in BART).
 *
 * @param learningRate of every step that names no other, > 0
 * @param beta1 decay of the mean of gradients, in [0, 1)
 * @param beta2 decay of the mean of squared gradients, in [0, 1)
 * @param epsilon added to the square root, > 0
 * @param weightDecay fraction of a weight that a step at learning rate 1 takes away, >= 0
 * @param maxGradientNorm gradients are scaled down together to this global norm, > 0, infinite for never
 */
public record AdamW(
        double learningRate, double beta1, double beta2, double epsilon, double weightDecay, double maxGradientNorm) {

    public AdamW {
        positive("learningRate", learningRate);
        fraction("beta1", beta1);
        fraction("beta2", beta2);
        positive("epsilon", epsilon);
        if (!(weightDecay >= 0)) {
            throw new IllegalArgumentException("weightDecay must not be negative, was " + weightDecay);
        }
        positive("maxGradientNorm", maxGradientNorm);
    }

    /** betas 0.9 and 0.999, epsilon 1e-8, weight decay 0.01, norm clipped at 1. */
    public static AdamW withLearningRate(double learningRate) {
        return new AdamW(learningRate, 0.9, 0.999, 1e-8, 0.01, 1.0);
    }

    public AdamW epsilon(double value) {
        return new AdamW(learningRate, beta1, beta2, value, weightDecay, maxGradientNorm);
    }

    public AdamW weightDecay(double value) {
        return new AdamW(learningRate, beta1, beta2, epsilon, value, maxGradientNorm);
    }

    public AdamW maxGradientNorm(double value) {
        return new AdamW(learningRate, beta1, beta2, epsilon, weightDecay, value);
    }

    static boolean decays(String name) {
        return !name.contains("bias")
                && !name.contains("LayerNorm.weight")
                && !name.contains("layernorm_embedding")
                && !name.contains("layer_norm");
    }

    private static void positive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " must be positive, was " + value);
        }
    }

    private static void fraction(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be at least 0 and below 1, was " + value);
        }
    }
}
