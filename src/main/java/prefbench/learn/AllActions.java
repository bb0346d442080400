package prefbench.learn;

import prefbench.policy.Forward;
import prefbench.tensor.Tensor;

/**
 * Means over all valid actions of all states of a batch, as WebShop's baseline takes them (spec §10): a state with many
 * actions weighs more.
 */
final class AllActions {
    private AllActions() {}

    /** mean of -log pi(a|s), the imitation loss: a scalar. */
    static Tensor imitation(Forward forward) {
        return mean(forward.logProbabilities().mul(forward.mask()), forward.mask())
                .neg();
    }

    /** mean of pi(a|s) log pi(a|s), the entropy loss: a scalar, to be made small. */
    static Tensor entropyLoss(Forward forward) {
        Tensor finite = forward.logProbabilities().mul(forward.mask());
        return mean(forward.logProbabilities().exp().mul(finite), forward.mask());
    }

    private static Tensor mean(Tensor masked, Tensor mask) {
        return masked.sum().div(mask.sum());
    }
}
