package prefbench.stats;

/**
 * Evidence against a null hypothesis that may be looked at whenever one likes.
 *
 * <pre>  under H0: P(there is an n with E_n >= 1 / alpha) <= alpha        (Ville, 1939)</pre>
 *
 * The evidence found so far stands: later observations may shrink E_n, but a rejection made before is not taken back.
 * {@link #orEarlier} therefore carries the largest over the looks, which keeps to the same bound.
 *
 * @param log natural logarithm of E_n, which itself may be too large for a double; 0 before any observation
 */
public record EValue(double log) {

    public EValue {
        if (Double.isNaN(log)) {
            throw new IllegalArgumentException("log must be a number, was NaN");
        }
    }

    /** E_n; infinite where it is too large for a double. */
    public double value() {
        return StrictMath.exp(log);
    }

    /** min(1, 1 / E_n): a p-value that is valid at a look made whenever one likes. */
    public double pValue() {
        return Math.min(1, StrictMath.exp(-log));
    }

    /** Whether E_n >= 1 / alpha. */
    public boolean rejects(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must be in (0, 1), was " + alpha);
        }
        return log >= -StrictMath.log(alpha);
    }

    /** The larger of this and an earlier look's. */
    public EValue orEarlier(EValue earlier) {
        return earlier.log > log ? earlier : this;
    }
}
