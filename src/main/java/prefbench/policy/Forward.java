package prefbench.policy;

import prefbench.tensor.Tensor;

/**
 * A batch of states under a {@link ChoicePolicy}, as tensors of a training step's graph.
 *
 * @param logProbabilities [batch, actions]; about -1e30 at padding, so that its probability is zero
 * @param values [batch], the value head's estimate of each state
 * @param mask [batch, actions], 1 for an action and 0 for padding; no graph
 * @param tokens that the encoder read, padding not counted
 * @param multiplications multiply-adds of the matrix products behind it, padding not counted
 */
public record Forward(Tensor logProbabilities, Tensor values, Tensor mask, long tokens, long multiplications) {

    /** [batch]: the entropy of each state's distribution over its actions, in nats. */
    public Tensor entropies() {
        // Padding is set to zero before the product: 0 x -1e30 is finite, but nothing should rest on that.
        Tensor finite = logProbabilities.mul(mask);
        return logProbabilities.exp().mul(finite).sum(-1).neg();
    }

    /** [batch]: the log-probability of action {@code actions[i]} of state i. */
    public Tensor logProbabilitiesOf(int... actions) {
        return logProbabilities.gather(actions);
    }
}
