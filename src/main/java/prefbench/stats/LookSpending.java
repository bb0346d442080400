package prefbench.stats;

/**
 * Levels for looking at growing data as often as one likes, with any interval that is calibrated for one look.
 *
 * <pre>
 *   level of look k = alpha / (k (k + 1))          k = 1, 2, ...
 *   spent by look k = alpha (1 - 1 / (k + 1))      < alpha, however many looks
 *
 *   P(some look's interval misses) <= sum over k of P(look k's misses) <= sum of alpha / (k (k + 1)) = alpha
 * </pre>
 *
 * This is the union bound: each look may miss at its own level only, and the levels of all looks ever made sum to less than
 * alpha. It asks nothing about how the looks depend on each other, so it turns the crossed intervals of few seeds, which no
 * martingale is known for, into ones that are valid at all looks at once; the first look costs half of alpha. Looks must be
 * numbered in the order made, and what is looked at next may depend on what was seen, but look k's data must be settled
 * before it: "after every k-th seed" is fine, a seed left out because of its result is not. Related: the spending functions of
 * Lan and DeMets (Biometrika 70, 1983), which use up less but want the joint distribution of the looks.
 *
 * @param alpha of all looks together, in (0, 1)
 */
public record LookSpending(double alpha) {

    public LookSpending {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must be in (0, 1), was " + alpha);
        }
    }

    /** The level of the {@code look}-th look, from 1 on. */
    public double level(int look) {
        requirePositive(look);
        return alpha / (look * (look + 1.0));
    }

    /** The confidence to ask of the {@code look}-th interval. */
    public double confidence(int look) {
        return 1 - level(look);
    }

    /** What the looks up to this one have used of alpha. */
    public double spentBy(int look) {
        requirePositive(look);
        return alpha * look / (look + 1.0);
    }

    private static void requirePositive(int look) {
        if (look < 1) {
            throw new IllegalArgumentException("look must be positive, was " + look);
        }
    }
}
