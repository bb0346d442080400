package prefbench.learn;

/** What {@link Reinforce} takes off the returns G_t, to make its gradient less noisy. */
public enum Baseline {
    NONE,
    /** V(s_t) of the policy's value head, which learns G_t beside. */
    VALUE_HEAD,
    /** The mean of G_t over all actions of the same batch; it holds the action's own G_t, a bias that falls with the batch. */
    BATCH_MEAN,
    /** An exponential running mean of earlier batches' means, without the batch itself; 0 for the first batch. */
    RUNNING_MEAN
}
