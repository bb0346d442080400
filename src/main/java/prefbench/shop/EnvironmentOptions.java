package prefbench.shop;

/**
 * How a {@link TextEnvironment} shows its shop.
 *
 * @param mode what is shown of a page
 * @param previousObservations how many earlier pages stand in front of the current one; 0 for none
 * @param previousActions how many earlier actions stand there too; 0 for none
 * @param attributesShown whether item pages offer the list of attributes, which gives away what the reward compares
 * @param prefix put in front of every session id, so that environments can be told apart by it
 */
public record EnvironmentOptions(
        ObservationMode mode, int previousObservations, int previousActions, boolean attributesShown, String prefix) {

    public EnvironmentOptions {
        if (previousObservations < 0 || previousActions < 0) {
            throw new IllegalArgumentException("history must not be negative, was %d observations and %d actions"
                    .formatted(previousObservations, previousActions));
        }
    }

    /** The current page only, without attributes, session ids as they are. */
    public static EnvironmentOptions of(ObservationMode mode) {
        return new EnvironmentOptions(mode, 0, 0, false, "");
    }

    public EnvironmentOptions withHistory(int observations, int actions) {
        return new EnvironmentOptions(mode, observations, actions, attributesShown, prefix);
    }

    public EnvironmentOptions withAttributes() {
        return new EnvironmentOptions(mode, previousObservations, previousActions, true, prefix);
    }

    public EnvironmentOptions withPrefix(String newPrefix) {
        return new EnvironmentOptions(mode, previousObservations, previousActions, attributesShown, newPrefix);
    }
}
