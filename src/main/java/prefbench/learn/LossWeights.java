package prefbench.learn;

import prefbench.tensor.Tensor;

/**
 * Weights of the terms beside the policy gradient.
 *
 * @param entropy of the entropy, which the loss rewards, >= 0
 * @param value of the value loss, >= 0
 * @param imitation of the imitation loss, {@code - mean log pi(a|s)} over all valid actions of all states, >= 0. WebShop's
 *     code has this term under this name, weighted 0; as it asks for no demonstration, it pulls towards the uniform policy
 */
public record LossWeights(double entropy, double value, double imitation) {

    public LossWeights {
        Setting.notNegative("entropyWeight", entropy);
        Setting.notNegative("valueWeight", value);
        Setting.notNegative("imitationWeight", imitation);
    }

    LossWeights entropy(double weight) {
        return new LossWeights(weight, value, imitation);
    }

    LossWeights value(double weight) {
        return new LossWeights(entropy, weight, imitation);
    }

    LossWeights imitation(double weight) {
        return new LossWeights(entropy, value, weight);
    }

    /** policyLoss - entropyWeight * entropy + valueWeight * valueLoss, of scalars. */
    Tensor total(Tensor policyLoss, Tensor meanEntropy, Tensor valueLoss) {
        return policyLoss.sub(meanEntropy.scale(entropy)).add(valueLoss.scale(value));
    }

    /** As the recipes' own methods would set it. */
    @Override
    public String toString() {
        return "entropyWeight(%s).valueWeight(%s).imitationWeight(%s)".formatted(entropy, value, imitation);
    }
}
