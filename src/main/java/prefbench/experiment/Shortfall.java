package prefbench.experiment;

/**
 * What a decision would probably still take.
 *
 * @param seeds further ones; 0 for none, or where seeds do not help
 * @param goals further ones; 0 for none, or where nothing is known of them
 * @param beyond why no number is given; "" if one is, or nothing is short
 */
public record Shortfall(int seeds, int goals, String beyond) {
    /** Nothing is short, or nothing is known. */
    static final Shortfall NONE = new Shortfall(0, 0, "");

    static Shortfall ofSeeds(int enough, int there) {
        return new Shortfall(Math.max(0, enough - there), 0, "");
    }

    static Shortfall ofGoals(int enough, int there) {
        return new Shortfall(0, Math.max(0, enough - there), "");
    }

    static Shortfall beyond(String words) {
        return new Shortfall(0, 0, words);
    }
}
