package prefbench.stats;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The exact interval of a proportion (Clopper and Pearson, "The use of confidence or fiducial limits illustrated in the case of
 * the binomial", Biometrika 26, 1934): the shares that neither one-sided binomial test would reject at half of what confidence
 * leaves. It covers at least as often as it says, mostly more often.
 *
 * <pre>  [Beta(k, n - k + 1) at alpha/2,  Beta(k + 1, n - k) at 1 - alpha/2]      0 for k = 0, 1 for k = n</pre>
 */
public final class ClopperPearson {
    private ClopperPearson() {}

    /** Without limits where there are no trials. */
    public static Interval of(Proportion proportion, double confidence) {
        if (proportion.n() == 0) {
            return proportion.unknown(confidence);
        }
        int k = proportion.successes();
        int failures = proportion.failures();
        double outside = (1 - confidence) / 2;
        double low = k == 0 ? 0 : BetaDistribution.of(k, failures + 1.0).inverseCumulativeProbability(outside);
        double high = failures == 0 ? 1 : BetaDistribution.of(k + 1.0, failures).inverseSurvivalProbability(outside);
        return new Interval(proportion.share(), low, high, proportion.n(), confidence);
    }
}
