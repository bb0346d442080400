package prefbench.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.numbers.rootfinder.BrentSolver;

/**
 * The mean of a quantity that every training seed has on every goal, with an interval that accounts for both: seeds and goals
 * are crossed, so neither the spread of seeds' means nor that of goals' means alone says how far the mean is off. {@link
 * MeanSquares} has the formulas. Immutable and thread-safe.
 *
 * <p>A nominal 95 % covers 93.5 to 97 % at 3 to 10 seeds x 100 to 500 goals, seeds' standard deviations of 1 to 4 points and
 * normal, beta-binomial or exponential noise. It promises nothing about an event so rare that no seed shows it: three seeds
 * without a collapse are compatible with a collapse in every second one.
 */
public final class CrossedMean {
    /** That an interval takes. */
    public static final int FEWEST_SEEDS = 3;

    /** Logarithms of the smallest p-value told from 0, and of the largest told from 1. */
    private static final double SMALLEST = -600;

    private static final double LARGEST = -1e-12;

    private static final BrentSolver ROOTS = new BrentSolver(1e-13, 1e-13, 1e-15);

    private final double mean;
    private final MeanSquares squares;
    private final boolean lone;

    private CrossedMean(double mean, MeanSquares squares, boolean lone) {
        this.mean = mean;
        this.squares = squares;
        this.lone = lone;
    }

    /**
     * Of differences between two arms that both train.
     *
     * @param values one row for each seed, one column for each goal; goals in which a seed has NaN are left out for all
     * @throws IllegalArgumentException without a row, or if rows differ in length
     */
    public static CrossedMean of(double[][] values) {
        return of(values, false);
    }

    /** Of a single arm's values, or of its differences from a policy that does not train: no noise of seeds cancels. */
    public static CrossedMean ofOneArm(double[][] values) {
        return of(values, true);
    }

    private static CrossedMean of(double[][] values, boolean lone) {
        if (values.length == 0 || Arrays.stream(values).anyMatch(row -> row.length != values[0].length)) {
            throw new IllegalArgumentException("values must have at least one row, and all equally long");
        }
        double[][] whole = withoutGaps(values);
        double[] bySeed = Arrays.stream(whole).mapToDouble(StudentT::mean).toArray();
        double[] byGoal = byGoal(whole);
        double mean = StudentT.mean(bySeed);
        return new CrossedMean(mean, squares(whole, bySeed, byGoal, mean), lone);
    }

    /** This less {@code factor} times another quantity, given their plain difference; all of the same seeds and goals. */
    CrossedMean less(double factor, CrossedMean other, CrossedMean difference) {
        return new CrossedMean(
                mean - factor * other.mean, squares.less(factor, other.squares, difference.squares), lone);
    }

    private static double[][] withoutGaps(double[][] values) {
        int[] whole = IntStream.range(0, values[0].length)
                .filter(goal -> Arrays.stream(values).noneMatch(row -> Double.isNaN(row[goal])))
                .toArray();
        return Arrays.stream(values)
                .map(row -> Arrays.stream(whole).mapToDouble(goal -> row[goal]).toArray())
                .toArray(double[][]::new);
    }

    private static double[] byGoal(double[][] values) {
        double[] means = new double[values[0].length];
        for (double[] row : values) {
            for (int goal = 0; goal < means.length; goal++) {
                means[goal] += row[goal] / values.length;
            }
        }
        return means;
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
        double sum = 0;
        for (double each : means) {
            sum += (each - mean) * (each - mean);
        }
        return sum;
    }

    /** NaN without a goal. */
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

    /** Whether only one side of the comparison trains. */
    public boolean ofOneArm() {
        return lone;
    }

    /** Why there is no interval: {@code too few seeds: 2, an interval takes at least 3}; empty if there is one. */
    public Optional<String> obstacle() {
        if (goals() < 2) {
            return Optional.of("too few goals with a value: %d, an interval takes at least 2".formatted(goals()));
        }
        return seeds() < FEWEST_SEEDS
                ? Optional.of(
                        "too few seeds: %d, a calibrated interval takes at least %d".formatted(seeds(), FEWEST_SEEDS))
                : Optional.empty();
    }

    /**
     * Its n is the number of seeds; unknown where there is an obstacle.
     *
     * @param confidence in (0, 1)
     */
    public Interval interval(Estimand estimand, double confidence) {
        if (obstacle().isPresent()) {
            return Interval.unknown(mean, seeds(), confidence);
        }
        double half = squares.halfWidth(estimand, 1 - confidence, lone);
        return new Interval(mean, mean - half, mean + half, seeds(), confidence);
    }

    /**
     * The two-sided p-value of the hypothesis that the true mean is {@code threshold}: the level at which the interval ends
     * there; NaN where there is an obstacle.
     */
    public double pValue(Estimand estimand, double threshold) {
        if (obstacle().isPresent()) {
            return Double.NaN;
        }
        double distance = Math.abs(mean - threshold);
        if (distance == 0) {
            return 1;
        }
        DoubleUnaryOperator excess =
                logLevel -> Math.log(squares.halfWidth(estimand, Math.exp(logLevel), lone) / distance);
        if (excess.applyAsDouble(LARGEST) >= 0) {
            return 1;
        }
        return excess.applyAsDouble(SMALLEST) <= 0 ? 0 : Math.exp(ROOTS.findRoot(excess, SMALLEST, LARGEST));
    }

    /** Estimated by the mean squares; a negative estimate counts as 0. */
    public Variances variances() {
        if (seeds() < 2 || goals() < 2) {
            throw new IllegalStateException(
                    "variances take two seeds and two goals, found %d and %d".formatted(seeds(), goals()));
        }
        return squares.variances();
    }
}
