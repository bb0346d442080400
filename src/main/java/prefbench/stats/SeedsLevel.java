package prefbench.stats;

/**
 * The level at which t is taken for the noise of training seeds. t intervals of few skewed values cover too rarely, and the more
 * so the stricter the level and the more the values, as the tail of t then is that of the values' mean and no longer that of
 * their spread:
 *
 * <pre>
 *   taken = k (min(1, level / 5 %))^c level     between two arms that train   k = 0.8      c = 0.4 (1 - 3/S)
 *                                               where one side trains         k = 0.65     c = 0.75 (1 - 3/S)
 * </pre>
 *
 * with S seeds. Calibrated by simulation, not derived: with exponential noise of a standard deviation of 4 points and the luck of
 * 500 goals, misses are then at most 1.3 times the level, from 5 % down to a hundredth of that. The population of goals adds noise
 * without skew; where that is most of the variance, c is 0, and k is 1 where one side trains. Times have no goals' luck in them:
 * theirs is 1.5 c.
 *
 * @param share k
 * @param exponent c
 */
record SeedsLevel(double share, double exponent) {
    static final SeedsLevel WHOLE = new SeedsLevel(1, 0);

    private static final double USUAL = 0.05;
    private static final double DILUTED = 0.6;
    private static final double PAIRED = 0.8;
    private static final double PAIRED_EXPONENT = 0.4;
    private static final double LONE = 0.65;
    private static final double LONE_EXPONENT = 0.75;
    private static final double UNDILUTED = 1.5;

    /**
     * @param lone whether only one side of the comparison trains
     * @param weight the seeds' part of the variance, in (0, 1]; 1 on these goals
     */
    static SeedsLevel of(int seeds, boolean lone, double weight) {
        double skewed = Math.max(0, (weight - DILUTED) / (1 - DILUTED));
        return lone
                ? new SeedsLevel(Math.pow(LONE, skewed), LONE_EXPONENT * skewed * more(seeds))
                : new SeedsLevel(PAIRED, PAIRED_EXPONENT * skewed * more(seeds));
    }

    /** Of values that only a seed as a whole has, such as times: no luck of goals dilutes their skew. */
    static SeedsLevel undiluted(int seeds, boolean lone) {
        SeedsLevel diluted = of(seeds, lone, 1);
        return new SeedsLevel(diluted.share, UNDILUTED * diluted.exponent);
    }

    private static double more(int seeds) {
        return Math.max(0, 1 - 3.0 / seeds);
    }

    /** To take t at, for an interval of this level. */
    double taken(double level) {
        return share * level * Math.pow(Math.min(1, level / USUAL), exponent);
    }

    /** The level for which t is taken at this one: the inverse. */
    double level(double taken) {
        double usual = taken / share;
        return usual >= USUAL ? usual : USUAL * Math.pow(usual / USUAL, 1 / (1 + exponent));
    }
}
