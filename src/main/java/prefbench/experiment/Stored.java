package prefbench.experiment;

/**
 * When a claim's terms were first written down, which is before the trials that follow run.
 *
 * @param time ISO 8601, in UTC; "" for a claim outside an experiment, which is not written down
 * @param sha256 of the claim's terms as they were written
 * @param late whether results for it were there already
 */
public record Stored(String time, String sha256, boolean late) {
    static final Stored NOWHERE = new Stored("", "", false);

    /** {@code before its results}; "" if not written down. */
    public String words() {
        return time.isEmpty() ? "" : late ? "after its results" : "before its results";
    }
}
