package prefbench.stats;

import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * What successes and failures say about a success rate: a Beta distribution, conjugate to Bernoulli trials.
 *
 * <pre>  Beta(a, b) after k successes among n trials: Beta(a + k, b + n - k)</pre>
 *
 * Immutable.
 *
 * @param alpha a, the prior's plus the successes, > 0
 * @param beta b, the prior's plus the failures, > 0
 */
public record BetaPosterior(double alpha, double beta) {

    public BetaPosterior {
        BetaMixture.requirePositive("alpha", alpha);
        BetaMixture.requirePositive("beta", beta);
    }

    /** The prior under which all rates weigh the same: Beta(1, 1). */
    public static BetaPosterior uniform() {
        return new BetaPosterior(1, 1);
    }

    /** Jeffreys' prior: Beta(1/2, 1/2). */
    public static BetaPosterior jeffreys() {
        return new BetaPosterior(0.5, 0.5);
    }

    /** This one as the prior of these trials. */
    public BetaPosterior after(int successes, int n) {
        BetaMixture.requireCounts(successes, n);
        return new BetaPosterior(alpha + successes, beta + n - successes);
    }

    public double mean() {
        return alpha / (alpha + beta);
    }

    public double variance() {
        double sum = alpha + beta;
        return alpha * beta / (sum * sum * (sum + 1));
    }

    /** P(rate <= x). */
    public double cumulative(double x) {
        return distribution().cumulativeProbability(x);
    }

    /** The rate that lies above the true one with this probability, in [0, 1]. */
    public double quantile(double probability) {
        return distribution().inverseCumulativeProbability(probability);
    }

    /** P(this rate > the other one), were both independent; to 1e-12. */
    public double exceeds(BetaPosterior other) {
        return BestArm.probabilities(List.of(this, other))[0];
    }

    /** A rate drawn from this distribution: the same on every platform. */
    public double draw(SplittableRandom random) {
        return BetaDraw.of(alpha, beta, random);
    }

    private BetaDistribution distribution() {
        return BetaDistribution.of(alpha, beta);
    }
}
