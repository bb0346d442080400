package prefbench.stats;

import java.util.SplittableRandom;

/**
 * Draws from a Beta distribution as a ratio of two Gamma draws (Marsaglia and Tsang, ACM TOMS 26, 2000), through StrictMath:
 * the same on every platform and JDK.
 *
 * <pre>
 *   G_a ~ Gamma(a), G_b ~ Gamma(b):  G_a / (G_a + G_b) ~ Beta(a, b)
 *   Gamma(a) = Gamma(a + 1) U^(1/a) for a < 1; in logarithms, for small a leaves no digits otherwise
 * </pre>
 */
final class BetaDraw {
    private BetaDraw() {}

    static double of(double alpha, double beta, SplittableRandom random) {
        double first = logGamma(alpha, random);
        double second = logGamma(beta, random);
        return 1 / (1 + StrictMath.exp(second - first));
    }

    private static double logGamma(double shape, SplittableRandom random) {
        if (shape < 1) {
            return logGamma(shape + 1, random) + StrictMath.log(positive(random)) / shape;
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal(random);
            double root = 1 + c * x;
            double v = root * root * root;
            if (v > 0) {
                double logV = StrictMath.log(v);
                if (StrictMath.log(positive(random)) < x * x / 2 + d * (1 - v + logV)) {
                    return StrictMath.log(d) + logV;
                }
            }
        }
    }

    /** By Marsaglia's polar method; its second draw is let go, so that nothing is kept between calls. */
    private static double normal(SplittableRandom random) {
        while (true) {
            double x = 2 * random.nextDouble() - 1;
            double y = 2 * random.nextDouble() - 1;
            double square = x * x + y * y;
            if (square < 1 && square > 0) {
                return x * Math.sqrt(-2 * StrictMath.log(square) / square);
            }
        }
    }

    /** In (0, 1]. */
    private static double positive(SplittableRandom random) {
        return 1 - random.nextDouble();
    }
}
