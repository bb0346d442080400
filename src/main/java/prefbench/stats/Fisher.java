package prefbench.stats;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Fisher's exact test of two independent proportions (Fisher, Statistical Methods for Research Workers, 5th ed. 1934, §21.02):
 * given all successes, the first sample's number of them is hypergeometric if the shares are equal. Two-sided: the total
 * probability of the numbers that are no more probable than the observed one. Conservative, as {@link ClopperPearson} is.
 */
public final class Fisher {
    /** Numbers whose probabilities differ by rounding only count as equally probable. */
    private static final double ROUNDING = 1e-10;

    private Fisher() {}

    public static double pValue(Proportion a, Proportion b, Alternative alternative) {
        if (a.n() + b.n() == 0) {
            return 1;
        }
        int observed = a.successes();
        HypergeometricDistribution distribution =
                HypergeometricDistribution.of(a.n() + b.n(), observed + b.successes(), a.n());
        return switch (alternative) {
            case TWO_SIDED -> twoSided(distribution, observed);
            case GREATER -> distribution.survivalProbability(observed - 1);
            case LESS -> distribution.cumulativeProbability(observed);
        };
    }

    private static double twoSided(HypergeometricDistribution distribution, int observed) {
        double atMost = distribution.probability(observed) * (1 + ROUNDING);
        double sum = 0;
        for (int k = distribution.getSupportLowerBound(); k <= distribution.getSupportUpperBound(); k++) {
            double probability = distribution.probability(k);
            sum += probability <= atMost ? probability : 0;
        }
        return Math.min(1, sum);
    }
}
