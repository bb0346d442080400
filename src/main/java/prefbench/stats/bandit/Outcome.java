package prefbench.stats.bandit;

/**
 * What one episode came to.
 *
 * @param score the reward, finite
 * @param success what the bandit learns from
 */
public record Outcome(double score, boolean success) {

    public Outcome {
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("score must be finite, was " + score);
        }
    }

    /** Scores 1 or 0. */
    public static Outcome of(boolean success) {
        return new Outcome(success ? 1 : 0, success);
    }
}
