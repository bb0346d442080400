package prefbench.stats;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The distribution of successes among n trials whose rate is itself drawn from a Beta distribution: success counts that
 * spread more than one rate would let them, as those of training seeds do (Skellam, JRSS B 10, 1948).
 *
 * <pre>
 *   P(k) = C(n, k) B(a + k, b + n - k) / B(a, b)
 *        = Binomial(n, p)(k) E_n(p)                 for any p; E_n: {@link BetaMixture}
 * </pre>
 *
 * @param n trials, >= 0
 * @param alpha a above, > 0
 * @param beta b above, > 0
 */
public record BetaBinomial(int n, double alpha, double beta) {

    public BetaBinomial {
        if (n < 0) {
            throw new IllegalArgumentException("n must not be negative, was " + n);
        }
        BetaMixture.requirePositive("alpha", alpha);
        BetaMixture.requirePositive("beta", beta);
    }

    public double probability(int successes) {
        double ratio = new BetaMixture(alpha, beta).eValue(successes, n, 0.5).log();
        return StrictMath.exp(BinomialDistribution.of(n, 0.5).logProbability(successes) + ratio);
    }

    public double mean() {
        return n * alpha / (alpha + beta);
    }

    /** The binomial one times 1 + (n - 1) / (a + b + 1). */
    public double variance() {
        double sum = alpha + beta;
        return mean() * beta / sum * (sum + n) / (sum + 1);
    }
}
