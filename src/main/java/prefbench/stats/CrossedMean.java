package prefbench.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.numbers.rootfinder.BrentSolver;

/**
 * The mean of a quantity that every training seed has on every goal, with an interval that accounts for both: seeds and goals
 * are crossed, so neither the spread of seeds' means nor that of goals' means alone says how far the mean is off; and goals of
 * one product are {@link Clusters}, no independent draws. {@link MeanSquares} has the formulas. Immutable and thread-safe.
 *
 * <p>A nominal 95 % covers 93.5 to 97 % at 3 to 10 seeds x 100 to 500 goals, seeds' standard deviations of 1 to 4 points and
 * normal, beta-binomial or exponential noise. It promises nothing about an event so rare that no seed shows it: three seeds
 * without a collapse are compatible with a collapse in every second one.
 */
public final class CrossedMean {
    /** That an interval takes. */
    public static final int FEWEST_SEEDS = 3;

    /**
     * Likewise, by their {@link Clusters#effective} number: with 10 seeds and nothing to find, 2 products of 6 goals have p-values
     * below 5 % in 14 %, 3 of 4 in 9 %, 6 of 2 in 6 %.
     */
    public static final int FEWEST_PRODUCTS = 6;

    /** Logarithms of the smallest p-value told from 0, and of the largest told from 1. */
    private static final double SMALLEST = -600;

    private static final double LARGEST = -1e-12;

    private static final double ROUNDING = 1e-18;

    private static final BrentSolver ROOTS = new BrentSolver(1e-13, 1e-13, 1e-15);

    private final double mean;
    private final MeanSquares squares;
    private final boolean lone;
    private final int products;

    private CrossedMean(double mean, MeanSquares squares, boolean lone, int products) {
        this.mean = mean;
        this.squares = squares;
        this.lone = lone;
        this.products = products;
    }

    /**
     * Of differences between two arms that both train.
     *
     * @param values one row for each seed, one column for each goal; goals in which a seed has NaN are left out for all
     * @param products which goals are of one product
     * @throws IllegalArgumentException without a row, or unless each row has one value for each goal
     */
    public static CrossedMean of(double[][] values, Clusters products) {
        return of(values, products, false);
    }

    /** Of a single arm's values, or of its differences from a policy that does not train: no noise of seeds cancels. */
    public static CrossedMean ofOneArm(double[][] values, Clusters products) {
        return of(values, products, true);
    }

    private static CrossedMean of(double[][] values, Clusters products, boolean lone) {
        if (values.length == 0 || Arrays.stream(values).anyMatch(row -> row.length != products.observations())) {
            throw new IllegalArgumentException("values must have at least one row, and each one value for each goal");
        }
        int[] kept = withoutGaps(values);
        double[][] whole = Arrays.stream(values)
                .map(row -> Arrays.stream(kept).mapToDouble(goal -> row[goal]).toArray())
                .toArray(double[][]::new);
        Clusters played = products.among(kept);
        double[] bySeed = Arrays.stream(whole).mapToDouble(StudentT::mean).toArray();
        double[] byGoal = byGoal(whole);
        double mean = StudentT.mean(bySeed);
        return new CrossedMean(mean, squares(whole, played, bySeed, byGoal, mean), lone, played.number());
    }

    /** This less {@code factor} times another quantity, given their plain difference; all of the same seeds and goals. */
    CrossedMean less(double factor, CrossedMean other, CrossedMean difference) {
        return new CrossedMean(
                mean - factor * other.mean, squares.less(factor, other.squares, difference.squares), lone, products);
    }

    private static int[] withoutGaps(double[][] values) {
        return IntStream.range(0, values[0].length)
                .filter(goal -> Arrays.stream(values).noneMatch(row -> Double.isNaN(row[goal])))
                .toArray();
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

    private static MeanSquares squares(
            double[][] values, Clusters products, double[] bySeed, double[] byGoal, double mean) {
        int seeds = bySeed.length;
        int goals = byGoal.length;
        double squares = 0;
        double residual = 0;
        for (int s = 0; s < seeds; s++) {
            double ofSeed = bySeed[s];
            double[] row = values[s];
            squares += (ofSeed - mean) * (ofSeed - mean) / (seeds - 1);
            residual += products.meanSquare(deviations(goals, g -> row[g] - ofSeed - byGoal[g] + mean)) / (seeds - 1);
        }
        double goal = seeds * products.meanSquare(deviations(goals, g -> byGoal[g] - mean));
        return new MeanSquares(seeds, goals, products.effective(), goals * squares, goal, residual);
    }

    private static double[] deviations(int goals, IntToDoubleFunction of) {
        return IntStream.range(0, goals).mapToDouble(of).toArray();
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

    /** Whose goals these are. */
    public int products() {
        return products;
    }

    /** Goals for each one that would tell as much on its own: 1 where each is of another product. */
    public double goalsPerDraw() {
        return goals() / squares.draws();
    }

    /** Of the mean over these seeds and goals. */
    MeanSquares squares() {
        return squares;
    }

    /** Whether only one side of the comparison trains. */
    public boolean ofOneArm() {
        return lone;
    }

    /** Whether there are seeds and goals enough for the population of goals, be they all alike. */
    boolean replicated() {
        return seeds() >= FEWEST_SEEDS && enough(squares.draws());
    }

    /** @param products their effective number */
    public static boolean enough(double products) {
        return Math.round(products) >= FEWEST_PRODUCTS;
    }

    /** Why goals of so few products give no interval for other goals. */
    public static String tooFew(int goals, double products) {
        return "too few products: %d goals tell as much as %d products, a calibrated interval takes at least %d"
                .formatted(goals, Math.round(products), FEWEST_PRODUCTS);
    }

    /** Why there is no interval: {@code too few seeds: 2, an interval takes at least 3}; empty if there is one. */
    public Optional<String> obstacle(Estimand estimand) {
        if (goals() < 2) {
            return Optional.of("too few goals with a value: %d, an interval takes at least 2".formatted(goals()));
        }
        if (seeds() < FEWEST_SEEDS) {
            return Optional.of(
                    "too few seeds: %d, a calibrated interval takes at least %d".formatted(seeds(), FEWEST_SEEDS));
        }
        // Equal seeds leave the spread of goals, but say nothing about the next seed.
        if (squares.seed() <= ROUNDING * (1 + mean * mean)) {
            return Optional.of("all %d seeds have the same mean: there is no spread to judge by".formatted(seeds()));
        }
        if (estimand == Estimand.GOAL_POPULATION && !enough(squares.draws())) {
            return Optional.of(tooFew(goals(), squares.draws()));
        }
        return products < 2
                ? Optional.of(
                        "all %d goals are of one product: an interval takes at least 2 products".formatted(goals()))
                : Optional.empty();
    }

    /**
     * Its n is the number of seeds; unknown where there is an obstacle.
     *
     * @param confidence in (0, 1)
     */
    public Interval interval(Estimand estimand, double confidence) {
        if (obstacle(estimand).isPresent()) {
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
        if (obstacle(estimand).isPresent()) {
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
        if (seeds() < 2 || products < 2) {
            throw new IllegalStateException(
                    "variances take two seeds and goals of two products, found %d and %d".formatted(seeds(), products));
        }
        return squares.variances();
    }
}
