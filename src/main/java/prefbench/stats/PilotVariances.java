package prefbench.stats;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Variances as a pilot of a few seeds estimates them. That of the seeds is the weak one: with S = 3 its estimate has two degrees
 * of freedom, and a plan made with it fails as often as it succeeds. Browne (On the use of a pilot sample for sample size
 * determination, Statistics in Medicine 14, 1995) therefore plans with the upper limit of a one-sided interval:
 *
 * <pre>
 *   MSs       = G var seed + var residual
 *   upper MSs = MSs (S - 1) / chi2(1 - c; S - 1)         c: confidence; chi2(p; v): the p quantile
 *   upper var seed = (upper MSs - var residual) / G, at least 0
 * </pre>
 *
 * Variances of goals and residuals rest on G - 1 degrees of freedom and more, and stay as estimated. An estimate of var seed
 * that was cut at 0 counts as 0, so that its limit is on the safe side.
 *
 * @param seeds S, at least 2
 * @param goals G, at least 2
 * @param goalsPerDraw at least 1 ({@link CrossedMean#goalsPerDraw})
 */
public record PilotVariances(Variances estimated, int seeds, int goals, double goalsPerDraw) {
    public PilotVariances {
        requireTwo("seeds", seeds);
        requireTwo("goals", goals);
    }

    /** @throws IllegalStateException unless the mean is replicated */
    public static PilotVariances of(CrossedMean mean) {
        return new PilotVariances(mean.variances(), mean.seeds(), mean.goals(), mean.goalsPerDraw());
    }

    /**
     * With the seeds' variance at its upper limit.
     *
     * @param confidence one-sided, in (0, 1); Browne's advice is 0.8 or more
     */
    public Variances upper(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be in (0, 1), was " + confidence);
        }
        double freedom = seeds - 1.0;
        double square = goals * estimated.seed() + estimated.residual();
        double upper =
                square * freedom / ChiSquaredDistribution.of(freedom).inverseCumulativeProbability(1 - confidence);
        return new Variances(
                Math.max(0, (upper - estimated.residual()) / goals), estimated.goal(), estimated.residual());
    }

    private static void requireTwo(String name, int number) {
        if (number < 2) {
            throw new IllegalArgumentException("%s must be at least 2, was %d".formatted(name, number));
        }
    }
}
