package prefbench.stats;

/**
 * Two one-sided tests of equivalence (Schuirmann, "A comparison of the two one-sided tests procedure and the power approach for
 * assessing the equivalence of average bioavailability", J. Pharmacokinetics and Biopharmaceutics 15, 1987): a difference is
 * shown to lie within a margin that was declared beforehand if it is shown to lie above -margin and below +margin.
 *
 * <pre>  p = max(P(above -margin rejected wrongly), P(below +margin rejected wrongly))</pre>
 *
 * At level alpha this is the same as an interval of confidence 1 - 2 alpha within (-margin, margin). The lower test alone is the
 * test of non-inferiority of the first sample.
 *
 * @param margin > 0
 * @param lower statistic of the difference against -margin; NaN if unknown
 * @param upper statistic against +margin
 * @param pLower p-value of the hypothesis that the difference is -margin or less; NaN if unknown
 * @param pUpper p-value of the hypothesis that it is +margin or more
 */
public record Tost(double margin, double lower, double upper, double pLower, double pUpper) {
    public Tost {
        if (!(margin > 0) || Double.isInfinite(margin)) {
            throw new IllegalArgumentException("margin must be positive, was " + margin);
        }
    }

    /** Of a mean or a difference of means with Student's t. Unknown without spread: equal observations show nothing. */
    public static Tost of(TTest difference, double margin) {
        return new Tost(
                margin,
                difference.statistic(-margin),
                difference.statistic(margin),
                difference.pValue(Alternative.GREATER, -margin),
                difference.pValue(Alternative.LESS, margin));
    }

    static Tost normal(double margin, double lower, double upper, boolean known) {
        return known
                ? new Tost(margin, lower, upper, Normal.above(lower), Normal.below(upper))
                : new Tost(margin, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    /** Of equivalence. */
    public double pValue() {
        return Math.max(pLower, pUpper);
    }

    /** Of the first sample's not being worse than the second by the margin. */
    public double pNonInferior() {
        return pLower;
    }
}
