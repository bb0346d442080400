package prefbench.stats;

/**
 * How much lower the mean on one set of goals is than on another, where the same training seeds played both and no goal is in
 * both: paired by seed, not by goal. With d[s] the difference of seed s's two means, mean squares on each set as in {@link
 * MeanSquares}, and that class's widening f of two arms that train, the half width at level alpha is
 *
 * <pre>
 *   t(v, alpha) sqrt(f^2 B + A1 + A2)    B = var(d) / S    Ai = max(0, MSg_i - MSe_i) / (S G_i)
 *   1/v = (B/(S-1) + A1/(D1-1) + A2/(D2-1)) / (B + A1 + A2)
 * </pre>
 *
 * B holds what seeds differ by on either set, luck included; A what other goals from the two populations would change.
 * Stateless.
 */
public final class TwoGoalSets {
    private static final double ROUNDING = 1e-9;

    private TwoGoalSets() {}

    /**
     * The interval of the first set's mean less the second's; its n is the number of seeds. Unknown below three seeds, or goals
     * of six products in either set, or where all seeds differ by the same.
     *
     * @param first one row for each seed, one column for each goal
     * @param firstProducts which goals of the first set are of one product
     * @param second rows for the same seeds
     */
    public static Interval difference(
            double[][] first, Clusters firstProducts, double[][] second, Clusters secondProducts, double confidence) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "both sets must have the same seeds, was %d and %d".formatted(first.length, second.length));
        }
        CrossedMean one = CrossedMean.of(first, firstProducts);
        CrossedMean other = CrossedMean.of(second, secondProducts);
        double difference = one.estimate() - other.estimate();
        int seeds = first.length;
        if (!one.replicated() || !other.replicated()) {
            return Interval.unknown(difference, seeds, confidence);
        }
        double deviation = StudentT.standardDeviation(StudentT.differences(means(first), means(second)));
        if (deviation <= ROUNDING) {
            return Interval.unknown(difference, seeds, confidence);
        }
        double bySeed = square(deviation) / seeds;
        double half = halfWidth(bySeed, one.squares(), other.squares(), confidence);
        return new Interval(difference, difference - half, difference + half, seeds, confidence);
    }

    private static double halfWidth(double bySeed, MeanSquares one, MeanSquares other, double confidence) {
        double variance = bySeed + goals(one) + goals(other);
        double shares =
                bySeed / (one.seeds() - 1) + goals(one) / (one.draws() - 1) + goals(other) / (other.draws() - 1);
        double widened = square(MeanSquares.widening(one.seeds(), 1 - confidence)) * bySeed;
        return StudentT.quantile(confidence, variance / shares) * Math.sqrt(widened + goals(one) + goals(other));
    }

    private static double[] means(double[][] values) {
        double[] means = new double[values.length];
        for (int seed = 0; seed < values.length; seed++) {
            means[seed] = StudentT.mean(values[seed]);
        }
        return means;
    }

    private static double goals(MeanSquares squares) {
        return Math.max(0, squares.goal() - squares.residual()) / ((double) squares.seeds() * squares.goals());
    }

    private static double square(double value) {
        return value * value;
    }
}
