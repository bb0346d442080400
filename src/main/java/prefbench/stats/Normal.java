package prefbench.stats;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution, as tests and intervals use it. */
final class Normal {
    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private Normal() {}

    /** Two-sided: the z that {@code confidence} of the distribution lies within. */
    static double within(double confidence) {
        return STANDARD.inverseSurvivalProbability((1 - confidence) / 2);
    }

    static double quantile(double probability) {
        return STANDARD.inverseCumulativeProbability(probability);
    }

    static double below(double z) {
        return STANDARD.cumulativeProbability(z);
    }

    static double above(double z) {
        return STANDARD.survivalProbability(z);
    }

    static double pValue(Alternative alternative, double z) {
        return switch (alternative) {
            case TWO_SIDED -> Math.min(1, 2 * above(Math.abs(z)));
            case GREATER -> above(z);
            case LESS -> below(z);
        };
    }
}
