package prefbench.stats;

import org.apache.commons.statistics.distribution.ContinuousDistribution;

/**
 * Quantiles to the last digits. Where a distribution's inverse has no closed form the library searches to within 1e-9; Newton
 * steps on the cumulative probability itself, x - (F(x) - p) / f(x), take the rest of the way.
 */
final class Refinement {
    private static final int MOST_STEPS = 8;
    private static final double ENOUGH = 4 * Math.ulp(1.0);

    private Refinement() {}

    /** The x that {@code probability} of the distribution lies below. */
    static double lower(ContinuousDistribution distribution, double probability) {
        double x = distribution.inverseCumulativeProbability(probability);
        for (int i = 0; i < MOST_STEPS; i++) {
            double step = (distribution.cumulativeProbability(x) - probability) / distribution.density(x);
            if (!inside(distribution, x - step)) {
                return x;
            }
            x -= step;
            if (Math.abs(step) <= ENOUGH * Math.abs(x)) {
                return x;
            }
        }
        return x;
    }

    /** The x that {@code probability} of the distribution lies above. */
    static double upper(ContinuousDistribution distribution, double probability) {
        double x = distribution.inverseSurvivalProbability(probability);
        for (int i = 0; i < MOST_STEPS; i++) {
            double step = (probability - distribution.survivalProbability(x)) / distribution.density(x);
            if (!inside(distribution, x - step)) {
                return x;
            }
            x -= step;
            if (Math.abs(step) <= ENOUGH * Math.abs(x)) {
                return x;
            }
        }
        return x;
    }

    /** Not so where the density is 0 or infinite, as a beta's may be at its ends: no step can be taken there. */
    private static boolean inside(ContinuousDistribution distribution, double x) {
        return x > distribution.getSupportLowerBound() && x < distribution.getSupportUpperBound();
    }
}
