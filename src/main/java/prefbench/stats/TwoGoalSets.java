package prefbench.stats;

/**
 * How much lower the mean on one set of goals is than on another, where the same training seeds played both and no goal is in
 * both: paired by seed, not by goal. With d[s] the difference of seed s's two means, and mean squares as in {@link MeanSquares}
 * on each set,
 *
 * <pre>
 *   V = var(d) / S  +  sum over sets of max(0, MSg - MSe) / (S G)
 *   v = V^2 / ( (var(d)/S)^2/(S-1) + sum over sets of ((MSg/(S G))^2/(G-1) + (MSe/(S G))^2/((S-1)(G-1))) )
 * </pre>
 *
 * var(d)/S holds what seeds differ by on either set, luck included; the rest is what other goals from the two populations would
 * change. Degrees of freedom v are Satterthwaite's, S - 1 at least. Stateless.
 */
public final class TwoGoalSets {
    private TwoGoalSets() {}

    /**
     * The interval of the first set's mean less the second's; its n is the number of seeds. Unknown below two seeds, or two
     * goals in either set.
     *
     * @param first one row for each seed, one column for each goal
     * @param second rows for the same seeds
     */
    public static Interval difference(double[][] first, double[][] second, double confidence) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "both sets must have the same seeds, was %d and %d".formatted(first.length, second.length));
        }
        CrossedMean one = CrossedMean.of(first);
        CrossedMean other = CrossedMean.of(second);
        double difference = one.estimate() - other.estimate();
        int seeds = first.length;
        if (!one.replicated() || !other.replicated()) {
            return Interval.unknown(difference, seeds, confidence);
        }
        double bySeed = square(StudentT.standardDeviation(StudentT.differences(means(first), means(second)))) / seeds;
        double variance = bySeed + goals(one.squares()) + goals(other.squares());
        if (variance == 0) {
            return new Interval(difference, difference, difference, seeds, confidence);
        }
        double below = square(bySeed) / (seeds - 1) + uncertainty(one.squares()) + uncertainty(other.squares());
        double freedom = Math.max(seeds - 1.0, square(variance) / below);
        double half = StudentT.quantile(confidence, freedom) * Math.sqrt(variance);
        return new Interval(difference, difference - half, difference + half, seeds, confidence);
    }

    private static double[] means(double[][] values) {
        double[] means = new double[values.length];
        for (int seed = 0; seed < values.length; seed++) {
            means[seed] = StudentT.mean(values[seed]);
        }
        return means;
    }

    private static double goals(MeanSquares squares) {
        return Math.max(0, squares.goal() - squares.residual()) / cells(squares);
    }

    private static double uncertainty(MeanSquares squares) {
        double goal = squares.goal() / cells(squares);
        double residual = squares.residual() / cells(squares);
        return square(goal) / (squares.goals() - 1)
                + square(residual) / ((squares.seeds() - 1.0) * (squares.goals() - 1.0));
    }

    private static double cells(MeanSquares squares) {
        return (double) squares.seeds() * squares.goals();
    }

    private static double square(double value) {
        return value * value;
    }
}
