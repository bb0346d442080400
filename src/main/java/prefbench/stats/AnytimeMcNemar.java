package prefbench.stats;

/**
 * McNemar's test of paired successes, valid whenever one looks: the Beta mixture on the discordant pairs, of which under
 * "no difference" each side wins one half.
 *
 * <pre>  E = B(1 + b, 1 + c) / (B(1, 1) (1/2)^(b + c))        b, c: pairs that only the first, only the second solves</pre>
 *
 * Pairs in which both succeed or both fail say nothing about the difference and change nothing. The pairs must be drawn one
 * by one, as the goals of one pair of policies are; the goals of several training seeds are clustered, and for claims about
 * future seeds this test would be too sure of itself. Stateless.
 */
public final class AnytimeMcNemar {
    private AnytimeMcNemar() {}

    /** Two-sided evidence against "no difference". */
    public static EValue eValue(int onlyFirst, int onlySecond) {
        requireNotNegative("onlyFirst", onlyFirst);
        requireNotNegative("onlySecond", onlySecond);
        return BetaMixture.uniform().eValue(onlyFirst, onlyFirst + onlySecond, 0.5);
    }

    /** The confidence sequence of the first's share of the discordant pairs; one half is "no difference". */
    public static Interval share(int onlyFirst, int onlySecond, double confidence) {
        requireNotNegative("onlyFirst", onlyFirst);
        requireNotNegative("onlySecond", onlySecond);
        return BetaMixture.uniform().confidenceSequence(onlyFirst, onlyFirst + onlySecond, confidence);
    }

    private static void requireNotNegative(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must not be negative, was " + value);
        }
    }
}
