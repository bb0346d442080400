package prefbench.stats;

/**
 * The shares of two independent binomial samples that are most likely among those that differ by a given amount (closed form:
 * Farrington and Manning, "Test statistics and sample size formulae for comparative binomial trials", Statistics in Medicine 9,
 * 1990): the middle root of the likelihood's cubic equation.
 *
 * <pre>
 *   a x^3 + b x^2 + c x + d = 0,  x the first share, D = first - second, t = n2 / n1
 *   a = 1 + t    b = -(1 + t + p1 + t p2 + D (t + 2))    c = D^2 + D (2 p1 + t + 1) + p1 + t p2    d = -p1 D (1 + D)
 * </pre>
 */
record RestrictedShares(double first, double second) {

    static RestrictedShares of(Proportion one, Proportion two, double difference) {
        double ratio = (double) two.n() / one.n();
        double p1 = one.share();
        double pooled = p1 + ratio * two.share();
        double a = 1 + ratio;
        double b = -(1 + ratio + pooled + difference * (ratio + 2));
        double c = difference * difference + difference * (2 * p1 + ratio + 1) + pooled;
        double d = -p1 * difference * (1 + difference);
        // Rounding may leave the root outside of what the difference allows by a hair.
        double low = Math.max(0, difference);
        double high = Math.min(1, 1 + difference);
        double first = Math.min(high, Math.max(low, middleRoot(a, b, c, d)));
        return new RestrictedShares(first, Math.min(1, Math.max(0, first - difference)));
    }

    private static double middleRoot(double a, double b, double c, double d) {
        double shift = b / (3 * a);
        double v = shift * shift * shift - b * c / (6 * a * a) + d / (2 * a);
        double u = Math.copySign(Math.sqrt(Math.max(0, shift * shift - c / (3 * a))), v);
        if (u == 0) {
            return -shift;
        }
        double cosine = Math.min(1, Math.max(-1, v / (u * u * u)));
        return 2 * u * StrictMath.cos((Math.PI + StrictMath.acos(cosine)) / 3) - shift;
    }

    /** The variance of the difference of shares in samples of these sizes. */
    double variance(int n1, int n2) {
        return first * (1 - first) / n1 + second * (1 - second) / n2;
    }
}
