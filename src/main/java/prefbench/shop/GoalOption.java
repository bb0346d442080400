package prefbench.shop;

/**
 * An option that a goal asks for.
 *
 * @param name the option group, or "" for human goals, which record values only
 * @param value as in the catalogue (synthetic) or as the annotator recorded it (human)
 */
public record GoalOption(String name, String value) {

    /** Whether the reward compares name and value (synthetic goals), or the value alone. */
    public boolean named() {
        return !name.isEmpty();
    }
}
