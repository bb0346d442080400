package prefbench.policy;

/** Whether padding behind an action's tokens takes part in attention. */
public enum ActionPadding {
    /** Padding is left out, so that an action's score does not depend on the batch around it. */
    MASKED,
    /**
     * As the original WebShop code does: scores depend on the longest action beside it. Each state is padded as if it were
     * alone, as in the original's imitation and test, so that states of a batch do not influence each other; the original's
     * reinforcement learning pads those of its four environments together. For its checkpoints only.
     */
    UNMASKED
}
