package prefbench.stats;

/** What a mean over training seeds and goals is an estimate of. Training seeds are always a sample of future ones. */
public enum Estimand {
    /** The mean over future seeds on the population that the goals were drawn from: the default. */
    GOAL_POPULATION,
    /** The mean over future seeds on these very goals. */
    THESE_GOALS
}
