package prefbench.stats;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The mean of a quantity that every training seed has on every goal, with an interval that accounts for both: seeds and goals
 * are crossed, so neither the spread of seeds' means nor that of goals' means alone says how far the mean is off. See {@link
 * MeanSquares} for the formulas. Immutable and thread-safe.
 */
public final class CrossedMean {
    private final double mean;
    private final MeanSquares squares;

    private CrossedMean(double mean, MeanSquares squares) {
        this.mean = mean;
        this.squares = squares;
    }

    /**
     * @param values one row for each seed, one column for each goal; goals in which a seed has NaN are left out for all
     * @throws IllegalArgumentException without a row, or if rows differ in length
     */
    public static CrossedMean of(double[][] values) {
        if (values.length == 0 || Arrays.stream(values).anyMatch(row -> row.length != values[0].length)) {
            throw new IllegalArgumentException("values must have at least one row, and all equally long");
        }
        double[][] whole = withoutGaps(values);
        double[] bySeed = Arrays.stream(whole).mapToDouble(StudentT::mean).toArray();
        double[] byGoal = IntStream.range(0, whole[0].length)
                .mapToDouble(goal -> Arrays.stream(whole)
                        .mapToDouble(row -> row[goal])
                        .average()
                        .orElseThrow())
                .toArray();
        double mean = StudentT.mean(bySeed);
        return new CrossedMean(mean, squares(whole, bySeed, byGoal, mean));
    }

    private static double[][] withoutGaps(double[][] values) {
        int[] whole = IntStream.range(0, values[0].length)
                .filter(goal -> Arrays.stream(values).noneMatch(row -> Double.isNaN(row[goal])))
                .toArray();
        return Arrays.stream(values)
                .map(row -> Arrays.stream(whole).mapToDouble(goal -> row[goal]).toArray())
                .toArray(double[][]::new);
    }

    private static MeanSquares squares(double[][] values, double[] bySeed, double[] byGoal, double mean) {
        int seeds = bySeed.length;
        int goals = byGoal.length;
        double residuals = 0;
        for (int s = 0; s < seeds; s++) {
            for (int g = 0; g < goals; g++) {
                double residual = values[s][g] - bySeed[s] - byGoal[g] + mean;
                residuals += residual * residual;
            }
        }
        return new MeanSquares(
                seeds,
                goals,
                goals * deviations(bySeed, mean) / (seeds - 1),
                seeds * deviations(byGoal, mean) / (goals - 1),
                residuals / ((seeds - 1.0) * (goals - 1.0)));
    }

    private static double deviations(double[] means, double mean) {
        return Arrays.stream(means).map(each -> (each - mean) * (each - mean)).sum();
    }

    public double estimate() {
        return mean;
    }

    public int seeds() {
        return squares.seeds();
    }

    /** Those in which every seed has a value. */
    public int goals() {
        return squares.goals();
    }

    /** Of the mean over these seeds and goals. */
    MeanSquares squares() {
        return squares;
    }

    /** Whether there are two seeds and two goals, which an interval takes. */
    public boolean replicated() {
        return seeds() >= 2 && goals() >= 2;
    }

    /** @throws IllegalStateException unless replicated */
    public Variances variances() {
        requireReplicated();
        return squares.variances();
    }

    /** Its n is the number of seeds; unknown unless replicated. */
    public Interval interval(Estimand estimand, double confidence) {
        if (!replicated()) {
            return Interval.unknown(mean, seeds(), confidence);
        }
        double half = StudentT.quantile(confidence, squares.degreesOfFreedom(estimand)) * standardError(estimand);
        return new Interval(mean, mean - half, mean + half, seeds(), confidence);
    }

    /** The two-sided p-value of the hypothesis that the true mean is {@code threshold}; NaN unless replicated. */
    public double pValue(Estimand estimand, double threshold) {
        if (!replicated()) {
            return Double.NaN;
        }
        double distance = Math.abs(mean - threshold);
        double error = standardError(estimand);
        if (error == 0) {
            return distance == 0 ? 1 : 0;
        }
        return Math.min(
                1, 2 * TDistribution.of(squares.degreesOfFreedom(estimand)).survivalProbability(distance / error));
    }

    /** @throws IllegalStateException unless replicated */
    public double standardError(Estimand estimand) {
        requireReplicated();
        return squares.standardError(estimand);
    }

    private void requireReplicated() {
        if (!replicated()) {
            throw new IllegalStateException(
                    "variances take two seeds and two goals, found %d and %d".formatted(seeds(), goals()));
        }
    }
}
