package prefbench.learn;

import java.util.List;

/** Turns trajectories into preferences, with the frozen reference's help. Not thread-safe. */
sealed interface PreferenceSource permits ActionPairs, TrajectoryPairs {

    /** The preferences of training trajectory {@code index}, which is the learner's {@code visit}-th, from 0. */
    Found training(int index, long visit);

    /** Those of the trajectories that are never trained on; the same at every call. */
    List<Preference> heldOut();

    /** Training episodes begun in the shop so far. */
    long episodes();

    /** Why there may be none in all of the data. */
    String whyNone();

    static PreferenceSource of(Dpo recipe, Start start) {
        return recipe.pairs().pairing() == Pairing.ACTIONS
                ? new ActionPairs(recipe, start)
                : new TrajectoryPairs(recipe, start);
    }

    /**
     * @param preferences to learn from
     * @param degenerate found, whether kept or not
     */
    record Found(List<Preference> preferences, int degenerate) {
        public Found {
            preferences = List.copyOf(preferences);
        }
    }
}
