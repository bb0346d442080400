package prefbench.stats;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The equal-tailed interval of a proportion under Jeffreys' prior, which covers well as a confidence interval too (Brown, Cai and
 * DasGupta, "Interval estimation for a binomial proportion", Statistical Science 16, 2001, with their ends):
 *
 * <pre>  [Beta(k + 1/2, n - k + 1/2) at alpha/2, at 1 - alpha/2]      0 for k = 0, 1 for k = n</pre>
 */
public final class Jeffreys {
    private Jeffreys() {}

    /** Without limits where there are no trials. */
    public static Interval of(Proportion proportion, double confidence) {
        if (proportion.n() == 0) {
            return proportion.unknown(confidence);
        }
        BetaDistribution posterior = BetaDistribution.of(proportion.successes() + 0.5, proportion.failures() + 0.5);
        double outside = (1 - confidence) / 2;
        double low = proportion.successes() == 0 ? 0 : posterior.inverseCumulativeProbability(outside);
        double high = proportion.failures() == 0 ? 1 : posterior.inverseSurvivalProbability(outside);
        return new Interval(proportion.share(), low, high, proportion.n(), confidence);
    }
}
