package prefbench.stats;

import java.util.Arrays;

/**
 * By how much one sample lies above another (Hodges and Lehmann, "Estimates of location based on rank tests", Annals of
 * Mathematical Statistics 34, 1963): the median of all differences {@code x[i] - y[j]}. It goes with {@link MannWhitney}.
 */
public final class HodgesLehmann {
    private HodgesLehmann() {}

    /** NaN for an empty sample. */
    public static double shift(double[] x, double[] y) {
        return Order.median(Arrays.stream(x)
                .flatMap(each -> Arrays.stream(y).map(other -> each - other))
                .toArray());
    }
}
