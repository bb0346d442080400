package prefbench.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Corrections of the p-values of a family of m tests. A corrected p-value is compared with the level as if it stood alone.
 *
 * <pre>  sorted p(1) &lt;= ... &lt;= p(m):</pre>
 */
public enum Multiplicity {
    /** {@code m p}: the chance of any false positive, under any dependence. Holm's is never worse. */
    BONFERRONI,
    /** {@code max over j <= i of (m - j + 1) p(j)}: the same guarantee (Holm, Scandinavian Journal of Statistics 6, 1979). */
    HOLM,
    /** {@code min over j >= i of (m - j + 1) p(j)}: for independent tests only (Hochberg, Biometrika 75, 1988). */
    HOCHBERG,
    /** {@code min over j >= i of m p(j) / j}: the expected share of false ones among positives (Benjamini and Hochberg, 1995). */
    BENJAMINI_HOCHBERG;

    /** In the order given; never above 1. */
    public double[] adjust(double... p) {
        int[] ascending = ascending(p);
        int m = p.length;
        double[] adjusted = new double[m];
        boolean stepUp = this == HOCHBERG || this == BENJAMINI_HOCHBERG;
        double last = stepUp ? 1 : 0;
        for (int step = 0; step < m; step++) {
            int rank = stepUp ? m - step : step + 1;
            int test = ascending[rank - 1];
            double scaled = Math.min(1, factor(m, rank) * p[test]);
            last = stepUp ? Math.min(last, scaled) : Math.max(last, scaled);
            adjusted[test] = last;
        }
        return adjusted;
    }

    private double factor(int m, int rank) {
        return switch (this) {
            case BONFERRONI -> m;
            case HOLM, HOCHBERG -> m - rank + 1;
            case BENJAMINI_HOCHBERG -> (double) m / rank;
        };
    }

    private static int[] ascending(double[] p) {
        for (double each : p) {
            if (!(each >= 0 && each <= 1)) {
                throw new IllegalArgumentException("p-values must be in [0, 1], was " + each);
            }
        }
        return IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
