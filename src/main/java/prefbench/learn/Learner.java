package prefbench.learn;

import java.util.Map;

/**
 * Turns data or a shop into a better policy, one optimiser step at a time. It changes the parameters of the policy it was
 * given in place. Not thread-safe; a process runs one learner, since torch has one gradient tape.
 */
public interface Learner extends AutoCloseable {

    /**
     * Takes one optimiser step and returns its metrics, named as TRL (DPO, GRPO) and CleanRL (the others) name them. Where
     * the experience at hand has no gradient at all, a learner may leave the parameters as they are; the step counts.
     */
    Map<String, Double> step();

    /** Training episodes begun in the shop so far. */
    default long episodes() {
        return 0;
    }

    /** What has been learned from so far. */
    DataUse dataUse();

    /**
     * Metrics on preferences or states that are never trained on, under names that end in {@code /held_out}; empty where a
     * learner has none.
     */
    default Map<String, Double> heldOut() {
        return Map.of();
    }

    /** Frees the optimiser's state; the policy stays. */
    @Override
    void close();

    /**
     * @param available trajectories at hand; 0 when the learner makes its own experience
     * @param distinctUsed different ones seen in training
     * @param pairs preferences learned from
     * @param degeneratePairs found without a preference in them: the rejected action equalled the chosen one, or the rejected
     *     trajectory earned as much; skipped, unless the recipe keeps them
     */
    record DataUse(int available, int distinctUsed, long pairs, long degeneratePairs) {
        public static final DataUse NONE = new DataUse(0, 0, 0, 0);
    }
}
