package prefbench.policy;

/** Whether padding behind an action's tokens takes part in attention. */
public enum ActionPadding {
    /** Padding is left out, so that an action's score does not depend on the batch around it. */
    MASKED,
    /**
     * As the original WebShop code does: scores depend on the longest action of the batch. Choosing takes one state at a time,
     * as the original's test does; a training step's batch is padded together. For its checkpoints only.
     */
    UNMASKED
}
