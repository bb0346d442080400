package prefbench.stats;

/**
 * A mean time up to a horizon, with its uncertainty.
 *
 * <pre>  mean +- t(n - 1) SE sqrt(n / (n - 1))</pre>
 *
 * Greenwood's standard error divides by n, which few runs notice: without censoring before the horizon, its square is the
 * variance with n below the line, over n. With the factor, and t in place of the normal quantile, the interval then is
 * exactly Student's interval of min(time, horizon). Like that one it assumes roughly normal times.
 *
 * @param mean in the unit of the times
 * @param standardError Greenwood's
 * @param horizon what the times are restricted to
 * @param runs n
 */
public record RestrictedMean(double mean, double standardError, double horizon, int runs) {

    /** Within [0, horizon]; unknown below two runs, degenerate where all times are equal or beyond the horizon. */
    public Interval interval(double confidence) {
        if (runs < 2) {
            return Interval.unknown(mean, runs, confidence);
        }
        double half = StudentT.quantile(confidence, runs - 1) * standardError * Math.sqrt(runs / (runs - 1.0));
        return new Interval(mean, Math.max(0, mean - half), Math.min(horizon, mean + half), runs, confidence);
    }
}
