package prefbench.stats;

import java.util.Arrays;

/** Order statistics. */
final class Order {
    private Order() {}

    /** The middle value, or the mean of the two middle ones; NaN for an empty sample. */
    static double median(double... values) {
        double[] sorted = sorted(values);
        int n = sorted.length;
        return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    /** The mean of what is left when the floor(n / 4) smallest and as many largest are cut off; NaN for an empty sample. */
    static double interquartileMean(double... values) {
        int cut = values.length / 4;
        return StudentT.mean(Arrays.copyOfRange(sorted(values), cut, values.length - cut));
    }

    /**
     * The value below which {@code share} of a sorted sample lies, interpolated linearly (Hyndman and Fan's type 7, as numpy
     * does): with h = (n - 1) share, {@code x[floor h] + (h - floor h) (x[ceil h] - x[floor h])}.
     */
    static double percentile(double[] sorted, double share) {
        double h = (sorted.length - 1) * share;
        int below = (int) Math.floor(h);
        int above = (int) Math.ceil(h);
        return sorted[below] + (h - below) * (sorted[above] - sorted[below]);
    }

    static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
