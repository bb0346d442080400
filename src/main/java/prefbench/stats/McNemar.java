package prefbench.stats;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * McNemar's test of two arms on the same goals (McNemar, "Note on the sampling error of the difference between correlated
 * proportions or percentages", Psychometrika 12, 1947; variants as in Fagerland, Lydersen and Laake, BMC Medical Research
 * Methodology 13:91, 2013). Only goals that one arm reaches and the other does not tell them apart; were the arms equal, each
 * of these would be either's with probability 1/2.
 *
 * <pre>
 *   exact       2 P(X &lt;= min(b, c)),  X ~ Binomial(b + c, 1/2), at most 1
 *   mid-p       the same less P(X = min(b, c));  1 - P(X = b) / 2 for b = c
 *   chi-square  (b - c)^2 / (b + c);  with Edwards' correction (|b - c| - 1)^2 / (b + c)      1 degree of freedom
 * </pre>
 *
 * All are two-sided, and 1 without discordant goals. The mid-p test is the one to use: the exact one is conservative.
 *
 * @param onlyFirst b: goals that the first arm alone reaches, 0 or more
 * @param onlySecond c: goals that the second alone reaches
 */
public record McNemar(int onlyFirst, int onlySecond) {
    public McNemar {
        if (onlyFirst < 0 || onlySecond < 0) {
            throw new IllegalArgumentException(
                    "discordant goals must not be negative, were %d and %d".formatted(onlyFirst, onlySecond));
        }
    }

    /** @throws IllegalArgumentException if the arms did not play equally many goals */
    public static McNemar of(boolean[] first, boolean[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "paired samples must be equally long, was %d and %d".formatted(first.length, second.length));
        }
        int onlyFirst = 0;
        int onlySecond = 0;
        for (int i = 0; i < first.length; i++) {
            onlyFirst += first[i] && !second[i] ? 1 : 0;
            onlySecond += second[i] && !first[i] ? 1 : 0;
        }
        return new McNemar(onlyFirst, onlySecond);
    }

    public int discordant() {
        return onlyFirst + onlySecond;
    }

    public double exact() {
        return Math.min(1, 2 * distribution().cumulativeProbability(fewer()));
    }

    public double midP() {
        double ofFewer = distribution().probability(fewer());
        if (discordant() == 0) {
            return 1;
        }
        return onlyFirst == onlySecond ? 1 - ofFewer / 2 : exact() - ofFewer;
    }

    /** 0 without discordant goals. */
    public double chiSquare() {
        return chiSquare(Math.abs(onlyFirst - onlySecond));
    }

    /** With Edwards' correction for continuity, also for b = c; 0 without discordant goals. */
    public double correctedChiSquare() {
        return chiSquare(Math.abs(onlyFirst - onlySecond) - 1);
    }

    public double asymptotic() {
        return Normal.pValue(Alternative.TWO_SIDED, Math.sqrt(chiSquare()));
    }

    public double corrected() {
        return Normal.pValue(Alternative.TWO_SIDED, Math.sqrt(correctedChiSquare()));
    }

    /** Of the first arm's reaching a goal that only one reaches: b / c; infinite for c = 0, NaN for both 0. */
    public double oddsRatio() {
        return (double) onlyFirst / onlySecond;
    }

    private double chiSquare(int distance) {
        return discordant() == 0 ? 0 : (double) distance * distance / discordant();
    }

    private int fewer() {
        return Math.min(onlyFirst, onlySecond);
    }

    private BinomialDistribution distribution() {
        return BinomialDistribution.of(discordant(), 0.5);
    }
}
