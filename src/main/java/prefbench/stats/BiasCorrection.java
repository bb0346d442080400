package prefbench.stats;

import java.util.Arrays;
import java.util.Optional;

/**
 * Where BCa looks for its limits among the resamples (Efron, "Better bootstrap confidence intervals", JASA 82, 1987; for strata
 * Davison and Hinkley, Bootstrap Methods and their Application, 1997, §5.3).
 *
 * <pre>
 *   z0 = Phi^-1(share of resamples below the estimate)                                         strictly below
 *   l[s][i] = (n_s - 1) (mean over i of e[s][i] - e[s][i])             e[s][i]: the estimate without score i of stratum s
 *   a  = sum_s sum_i (l[s][i] / n_s)^3 / (6 (sum_s sum_i (l[s][i] / n_s)^2)^1.5)
 *   share for z = Phi(z0 + (z0 + z) / (1 - a (z0 + z)))                                        BC: a = 0
 * </pre>
 *
 * @param bias z0; infinite if all resamples lie on one side
 * @param acceleration a; NaN if no score has any influence
 */
record BiasCorrection(double bias, double acceleration) {
    static final BiasCorrection NONE = new BiasCorrection(0, 0);

    static BiasCorrection of(double estimate, double[] resamples, double[][] jackknife) {
        // A resample that differs from the estimate by rounding only, as a sum in another order does, equals it.
        double least = estimate - Ranks.rounding(resamples);
        long below = Arrays.stream(resamples).filter(value -> value < least).count();
        return new BiasCorrection(Normal.quantile((double) below / resamples.length), acceleration(jackknife));
    }

    private static double acceleration(double[][] jackknife) {
        double squares = 0;
        double cubes = 0;
        for (double[] stratum : jackknife) {
            double mean = StudentT.mean(stratum);
            double weight = (stratum.length - 1.0) / stratum.length;
            for (double each : stratum) {
                double influence = weight * (mean - each);
                squares += influence * influence;
                cubes += influence * influence * influence;
            }
        }
        double rounding = Ranks.rounding(
                Arrays.stream(jackknife).flatMapToDouble(Arrays::stream).toArray());
        return Math.sqrt(squares) > rounding ? cubes / (6 * Math.pow(squares, 1.5)) : Double.NaN;
    }

    BiasCorrection withoutAcceleration() {
        return new BiasCorrection(bias, 0);
    }

    /** What keeps this from saying where the limits for -z and z are. */
    Optional<Degeneracy> degeneracy(double z) {
        if (Double.isInfinite(bias)) {
            return Optional.of(Degeneracy.ONE_SIDED);
        }
        if (Double.isNaN(acceleration)) {
            return Optional.of(Degeneracy.NO_INFLUENCE);
        }
        // Beyond 1 the order of shares is turned around.
        boolean ordered = acceleration * (bias - z) < 1 && acceleration * (bias + z) < 1;
        return ordered ? Optional.empty() : Optional.of(Degeneracy.TOO_SKEWED);
    }

    double share(double z) {
        double shifted = bias + z;
        return Normal.below(bias + shifted / (1 - acceleration * shifted));
    }
}
