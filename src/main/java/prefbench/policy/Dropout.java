package prefbench.policy;

/**
 * Dropout in the encoder for one forward pass.
 *
 * @param rate share of activations that are set to zero, in [0, 1)
 * @param seed of this pass's draws: the same seed drops the same activations; the caller keys it by step
 */
public record Dropout(double rate, long seed) {
    public static final Dropout NONE = new Dropout(0, 0);

    public Dropout {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("rate must be at least 0 and below 1, was " + rate);
        }
    }
}
