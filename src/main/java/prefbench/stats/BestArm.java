package prefbench.stats;

import java.util.List;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The posterior probability that each of several success rates is the largest, by quadrature.
 *
 * <pre>
 *   P(arm i is best) = integral of f_i(x) prod over j != i of F_j(x) dx,      x = 1 / (1 + exp(-t))
 * </pre>
 *
 * In t, the log-odds, the integrand is smooth and falls off at both ends at least as fast as an exponential, so that the
 * trapezoidal rule converges faster than any power of its step (Trefethen and Weideman, SIAM Review 56, 2014). The step is
 * half of the least spread that the integrand can have. The densities are divided by their own trapezoidal sums, which spares
 * the logarithm of the Beta function and its rounding. Small probabilities are accurate relatively, too. Deterministic. Time
 * grows with the square of the number of arms, and with the root of the trials. Stateless.
 */
public final class BestArm {
    /** Parameters below this one stretch the integral further than exponents reach. */
    private static final double SMALLEST = 0.1;

    private static final double LARGEST_STEP = 0.25;

    /** exp(-40) of an integral is no digit of it. */
    private static final double CUT = 40;

    private BestArm() {}

    /** One probability for each arm, in their order; independent posteriors. Their sum is 1 but for rounding. */
    public static double[] probabilities(List<BetaPosterior> arms) {
        if (arms.isEmpty()) {
            throw new IllegalArgumentException("there must be an arm, were none");
        }
        List<LogOdds> odds = arms.stream().map(LogOdds::of).toList();
        double step = step(odds);
        // Left of arm i's mode, each F_j falls towards the left as f_i does. Right of all modes each F_j has reached a
        // good
        // part of 1, and f_i's fall counts from there. So what lies outside is exp(-CUT) of each integral at the most.
        double top = odds.stream().mapToDouble(LogOdds::mode).max().orElseThrow();
        double from = top;
        double to = top;
        for (LogOdds arm : odds) {
            from = Math.min(from, arm.end(arm.mode, -step));
            to = Math.max(to, arm.end(top, step));
        }
        return integrate(odds, from, step, (int) Math.ceil((to - from) / step));
    }

    /** A trial adds to the precision of log-odds the most, 1/4, where they are 0: there arms that are apart may meet. */
    private static double step(List<LogOdds> arms) {
        double precision = 0;
        for (LogOdds arm : arms) {
            precision += (arm.alpha + arm.beta) / 4;
        }
        return Math.min(LARGEST_STEP, 0.5 / Math.sqrt(precision));
    }

    private static double[] integrate(List<LogOdds> arms, double from, double step, int steps) {
        int count = arms.size();
        double[] best = new double[count];
        double[] mass = new double[count];
        double[] below = new double[count];
        for (int k = 0; k <= steps; k++) {
            double t = from + k * step;
            for (int i = 0; i < count; i++) {
                below[i] = arms.get(i).below(t);
            }
            for (int i = 0; i < count; i++) {
                double density = StrictMath.exp(arms.get(i).logDensity(t));
                mass[i] += density;
                best[i] += density * productWithout(i, below);
            }
        }
        for (int i = 0; i < count; i++) {
            best[i] /= mass[i];
        }
        return best;
    }

    private static double productWithout(int left, double[] values) {
        double product = 1;
        for (int i = 0; i < values.length; i++) {
            product *= i == left ? 1 : values[i];
        }
        return product;
    }

    /** A Beta distribution in log-odds. Each half is computed from its own end, where digits are densest. */
    private record LogOdds(
            double alpha, double beta, double mode, double peak, BetaDistribution rate, BetaDistribution failure) {

        static LogOdds of(BetaPosterior arm) {
            double a = arm.alpha();
            double b = arm.beta();
            if (Math.min(a, b) < SMALLEST) {
                throw new IllegalArgumentException(
                        "alpha and beta must be at least %s, were %s and %s".formatted(SMALLEST, a, b));
            }
            double mode = StrictMath.log(a / b);
            return new LogOdds(a, b, mode, kernel(a, b, mode), BetaDistribution.of(a, b), BetaDistribution.of(b, a));
        }

        /** Relative to the peak. */
        double logDensity(double t) {
            return kernel(alpha, beta, t) - peak;
        }

        double below(double t) {
            return t < 0 ? rate.cumulativeProbability(logistic(t)) : failure.survivalProbability(logistic(-t));
        }

        /** The first of the points from, from + step, ... at which the density has vanished, compared to that at from. */
        double end(double from, double step) {
            double limit = logDensity(from) - CUT;
            double t = from;
            while (logDensity(t) > limit) {
                t += step;
            }
            return t;
        }

        private static double kernel(double a, double b, double t) {
            return -a * log1pExp(-t) - b * log1pExp(t);
        }

        private static double logistic(double t) {
            return 1 / (1 + StrictMath.exp(-t));
        }

        /** ln(1 + exp(t)), without overflow. */
        private static double log1pExp(double t) {
            return Math.max(t, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(t)));
        }
    }
}
