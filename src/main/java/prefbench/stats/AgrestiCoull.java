package prefbench.stats;

/**
 * The "add two successes and two failures" interval of a proportion (Agresti and Coull, "Approximate is better than 'exact' for
 * interval estimation of binomial proportions", The American Statistician 52, 1998), with its own z^2/2 in place of two:
 *
 * <pre>  p~ +- z sqrt(p~ (1 - p~) / n~)      n~ = n + z^2,  p~ = (k + z^2/2) / n~</pre>
 *
 * Its limits may lie outside [0, 1], and are left there: {@link Wilson} has the same middle and does not.
 */
public final class AgrestiCoull {
    private AgrestiCoull() {}

    /** Without limits where there are no trials. */
    public static Interval of(Proportion proportion, double confidence) {
        if (proportion.n() == 0) {
            return proportion.unknown(confidence);
        }
        double z = Normal.within(confidence);
        double trials = proportion.n() + z * z;
        double middle = (proportion.successes() + z * z / 2) / trials;
        double half = z * Math.sqrt(middle * (1 - middle) / trials);
        return new Interval(proportion.share(), middle - half, middle + half, proportion.n(), confidence);
    }
}
