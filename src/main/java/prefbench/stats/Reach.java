package prefbench.stats;

/**
 * How far a run went until it reached something, or until it was looked at no more.
 *
 * @param at steps, episodes or seconds, >= 0
 * @param reached whether it got there; else the run is censored here, and all that is known is that it takes longer
 */
public record Reach(double at, boolean reached) {

    public Reach {
        if (!(at >= 0 && at < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("at must be finite and not negative, was " + at);
        }
    }

    /**
     * The smaller of the time and the horizon: an ordinary number per run, whose mean is the restricted mean when all runs
     * were looked at up to the horizon, and which can be paired and compared as scores can.
     */
    public double upTo(double horizon) {
        if (!reached && at < horizon) {
            throw new IllegalArgumentException(
                    "a run censored at %s says nothing of the time up to %s; choose a horizon that all runs were looked at to"
                            .formatted(at, horizon));
        }
        return Math.min(at, horizon);
    }
}
