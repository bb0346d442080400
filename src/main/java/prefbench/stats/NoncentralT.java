package prefbench.stats;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The distribution of a t statistic whose true mean is not zero: by integration over how far the estimated standard error is
 * off.
 *
 * <pre>
 *   u = s / sigma         the estimated standard error divided by the true one: a chi divided by its root freedom
 *   P(T > t) = E Phi(noncentrality - t u)
 * </pre>
 */
final class NoncentralT {
    private static final int STEPS = 2_000;
    private static final double SPREADS = 12;

    private NoncentralT() {}

    /** P(T > t), to 1e-9 from two degrees of freedom on. */
    static double above(double t, double freedom, double noncentrality) {
        return overSpread(freedom, u -> Normal.below(noncentrality - t * u));
    }

    /** P(-margin < interval < margin) of an interval of half width t s around an estimate with mean 0; margin in standard errors. */
    static double within(double t, double freedom, double margin) {
        return overSpread(freedom, u -> Math.max(0, 2 * Normal.below(margin - t * u) - 1));
    }

    /** The mean of {@code given(u)}. */
    private static double overSpread(double freedom, DoubleUnaryOperator given) {
        double half = freedom / 2;
        double constant = Math.log(2) + half * Math.log(half) - LogGamma.value(half);
        double end = 1 + SPREADS / Math.sqrt(2 * freedom);
        double start = Math.max(0, 1 - SPREADS / Math.sqrt(2 * freedom));
        double width = (end - start) / STEPS;
        double sum = 0;
        for (int i = 0; i < STEPS; i++) {
            double u = start + (i + 0.5) * width;
            sum += Math.exp(constant + (freedom - 1) * Math.log(u) - half * u * u) * given.applyAsDouble(u);
        }
        return Math.min(1, sum * width);
    }
}
