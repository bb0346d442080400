package prefbench.stats;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The Beta mixture of a success rate's likelihood ratios, an e-value against p = p0, and the confidence sequence that
 * inverts it (mixtures: Robbins, Annals of Mathematical Statistics 41, 1970; Ville's inequality: {@link EValue}).
 *
 * <pre>
 *   E_n(p0) = B(a + k, b + n - k) / (B(a, b) p0^k (1 - p0)^(n - k))
 *           = prior density at p0 / posterior density at p0
 *   CS_n    = {p: E_n(p) < 1 / alpha}             P(p in CS_n for every n) >= 1 - alpha
 * </pre>
 *
 * Valid for independent trials of one rate, or more generally while each trial succeeds with probability p given those
 * before it. Trials that share a cluster (several seeds on the same goals, goals of one seed) are not: use it within one
 * pair of policies on goals drawn one by one. The price of looking at will: 1.4 to 1.9 times Wilson's width.
 *
 * @param alpha of the mixing Beta distribution, a above, > 0
 * @param beta b above, > 0
 */
public record BetaMixture(double alpha, double beta) {

    public BetaMixture {
        requirePositive("alpha", alpha);
        requirePositive("beta", beta);
    }

    /** All rates weigh the same: a = b = 1. */
    public static BetaMixture uniform() {
        return new BetaMixture(1, 1);
    }

    /** Against p = p0, from {@code successes} among {@code n} trials. */
    public EValue eValue(int successes, int n, double p0) {
        requireCounts(successes, n);
        if (!(p0 > 0 && p0 < 1)) {
            throw new IllegalArgumentException("p0 must be in (0, 1), was " + p0);
        }
        return new EValue(log(successes, n, p0));
    }

    /** The rates that have not been rejected by these counts; [0, 1] before any trial. */
    public Interval confidenceSequence(int successes, int n, double confidence) {
        requireCounts(successes, n);
        double estimate = (double) successes / n;
        double limit = -StrictMath.log(1 - confidence);
        DoubleUnaryOperator excess = p -> log(successes, n, p) - limit;
        // E_n is convex in p, at most 1 at the estimate, and infinite at an end that the counts rule out.
        double low = successes == 0 ? 0 : crossing(excess, 0, estimate);
        double high = successes == n ? 1 : crossing(excess, 1, estimate);
        return new Interval(estimate, low, high, n, confidence);
    }

    private double log(int successes, int n, double p) {
        return BetaDistribution.of(alpha, beta).logDensity(p)
                - BetaDistribution.of(alpha + successes, beta + n - successes).logDensity(p);
    }

    /** Where the excess, not negative at {@code outside} and negative at {@code inside}, changes sign; by bisection. */
    private static double crossing(DoubleUnaryOperator excess, double outside, double inside) {
        double out = outside;
        double in = inside;
        double middle = (out + in) / 2;
        while (middle != out && middle != in) {
            if (excess.applyAsDouble(middle) >= 0) {
                out = middle;
            } else {
                in = middle;
            }
            middle = (out + in) / 2;
        }
        return out;
    }

    static void requireCounts(int successes, int n) {
        if (successes < 0 || successes > n) {
            throw new IllegalArgumentException("successes must be from 0 to n, were %d of %d".formatted(successes, n));
        }
    }

    static void requirePositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be positive, was " + value);
        }
    }
}
