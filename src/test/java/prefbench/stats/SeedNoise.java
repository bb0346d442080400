package prefbench.stats;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** How an arm's true success rate varies from one training seed to the next; quantiles of it, in [0, 1]. */
enum SeedNoise {
    NONE((mean, deviation) -> p -> mean),
    NORMAL((mean, deviation) -> p -> mean + deviation * normal(p)),
    /** A long tail of bad seeds, skewness -2. */
    EXPONENTIAL((mean, deviation) -> p -> mean + deviation * (1 - exponential(p))),
    /** Rates from a Beta distribution; with the luck of the goals on top, successes are beta-binomial. */
    BETA((mean, deviation) -> beta(mean, mean * (1 - mean) / (deviation * deviation) - 1)),
    /** One seed in ten loses much: heavier than any small number of seeds can show. */
    COLLAPSE((mean, deviation) -> p -> mean + (p < 0.1 ? -3 * deviation : deviation / 3));

    private interface Family {
        DoubleUnaryOperator quantile(double mean, double deviation);
    }

    private final Family family;

    SeedNoise(Family family) {
        this.family = family;
    }

    DoubleUnaryOperator rates(double mean, double deviation) {
        DoubleUnaryOperator quantile = family.quantile(mean, deviation);
        return p -> Math.min(1 - 1e-6, Math.max(1e-6, quantile.applyAsDouble(p)));
    }

    static double[] draw(DoubleUnaryOperator rates, int seeds, SplittableRandom random) {
        return IntStream.range(0, seeds)
                .mapToDouble(seed -> rates.applyAsDouble(random.nextDouble(1e-12, 1)))
                .toArray();
    }

    private static double normal(double p) {
        return NormalDistribution.of(0, 1).inverseCumulativeProbability(p);
    }

    private static double exponential(double p) {
        return ExponentialDistribution.of(1).inverseSurvivalProbability(p);
    }

    private static DoubleUnaryOperator beta(double mean, double size) {
        BetaDistribution beta = BetaDistribution.of(mean * size, (1 - mean) * size);
        return beta::inverseCumulativeProbability;
    }
}
