package prefbench.learn;

/**
 * Proximal policy optimisation in the shop. {@link #inShop()} is the paper's loss (Feng and Feng §2.3: clipped surrogate,
 * entropy, value; advantage R - V); {@link #modern()} adds what CleanRL's reference does.
 *
 * @param clip epsilon of the clipped surrogate
 * @param gamma discount
 * @param gaeLambda lambda of generalised advantage estimation; 1 makes the advantage R - V
 * @param entropyWeight weight of the entropy bonus
 * @param valueWeight weight of the value loss
 * @param clipValue whether the value loss is clipped too
 * @param normalizeAdvantage whether advantages are normalised in each minibatch
 * @param targetKl a rollout's remaining updates are skipped once the approximate KL to the policy that collected it
 *     exceeds this; 0 never stops
 * @param sessions shoppers stepped together, one batched forward for all
 * @param rolloutSteps steps of each session in a rollout
 * @param epochs passes over a rollout
 * @param minibatch states in one optimiser step
 * @param learningRate of AdamW
 * @param maxGradientNorm gradients are scaled down to this global norm
 */
public record Ppo(
        double clip,
        double gamma,
        double gaeLambda,
        double entropyWeight,
        double valueWeight,
        boolean clipValue,
        boolean normalizeAdvantage,
        double targetKl,
        int sessions,
        int rolloutSteps,
        int epochs,
        int minibatch,
        double learningRate,
        double maxGradientNorm)
        implements Recipe {

    public static Ppo inShop() {
        return new Ppo(0.2, 0.9, 1.0, 0.01, 0.5, false, false, 0, 8, 16, 2, 32, 1e-4, 1.0);
    }

    public static Ppo modern() {
        return new Ppo(0.2, 0.99, 0.95, 0.01, 0.5, true, true, 0.02, 8, 16, 4, 32, 1e-4, 1.0);
    }
}
