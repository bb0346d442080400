package prefbench.stats;

/**
 * What a permutation test counted.
 *
 * <pre>  p = extreme / all      over all of them;      p = (extreme + 1) / (all + 1)      over random ones</pre>
 *
 * The second counts the observed arrangement as one of them, without which p could be 0 (Phipson and Smyth, "Permutation p-values
 * should never be zero", Statistical Applications in Genetics and Molecular Biology 9, 2010).
 *
 * @param extreme arrangements at least as extreme as the observed one
 * @param all arrangements that were looked at
 * @param exhaustive whether these are all there are
 */
public record Permutations(long extreme, long all, boolean exhaustive) {
    /** Relative to the sum of all sizes: sums that differ by rounding only count as equal. */
    private static final double ROUNDING = 1e-12;

    public Permutations {
        if (extreme < 0 || extreme > all) {
            throw new IllegalArgumentException("extreme must be from 0 to all, was %d of %d".formatted(extreme, all));
        }
    }

    public double pValue() {
        return exhaustive ? (double) extreme / all : (extreme + 1.0) / (all + 1.0);
    }

    /** Whether an arrangement's statistic is at least as extreme as the observed one; {@code size} is what either may sum up. */
    static boolean extreme(Alternative alternative, double statistic, double observed, double size) {
        double rounding = ROUNDING * size;
        return switch (alternative) {
            case TWO_SIDED -> Math.abs(statistic) >= Math.abs(observed) - rounding;
            case GREATER -> statistic >= observed - rounding;
            case LESS -> statistic <= observed + rounding;
        };
    }
}
