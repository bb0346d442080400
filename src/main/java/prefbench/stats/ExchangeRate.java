package prefbench.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What one generated trajectory is worth in human ones: a parallel-line assay (Finney, Statistical Method in Biological Assay,
 * 1978, ch. 4). Success grows with the logarithm of the number n of trajectories, at the same slope for both kinds:
 *
 * <pre>
 *   human      y = a + b ln n
 *   generated  y = a + b ln (r n)      so that      ln r = (mean y generated - mean y human) / b
 * </pre>
 *
 * The limits of r are Fieller's (JRSS B 16, 1954), by inverting the interval of {@link CrossedMean}: r is within them unless
 * the mean over seeds and goals of {@code gap - ln r slope} is sure not to be 0. Where the slope is not sure to differ from 0
 * they have no end on one side or on both, and no number of trajectories of one kind makes up for the other. Immutable and
 * thread-safe.
 */
public final class ExchangeRate {
    /** Rates beyond a million to one are called unlimited. */
    private static final double REACH = Math.log(1e6);

    private static final int STEPS = 100;
    private static final int HALVINGS = 40;

    private final double[] logSizes;
    private final CrossedMean gap;
    private final CrossedMean slope;
    private final CrossedMean gapLessSlope;
    private final CrossedMean slopeDifference;
    private final Optional<CrossedMean> bend;
    private final double meanHuman;

    /**
     * @param low 0 where there is no lower limit
     * @param high infinite where there is no upper limit
     */
    public record Limits(double low, double high, double confidence) {
        /** Whether both ends are known. */
        public boolean closed() {
            return low > 0 && high < Double.POSITIVE_INFINITY;
        }
    }

    private ExchangeRate(double[] logSizes, double[][][] human, double[][][] generated, Clusters products) {
        this.logSizes = logSizes;
        double[][] humanSlope = slopes(human);
        double[][] generatedSlope = slopes(generated);
        double[][] gaps = combined(means(generated), 1, means(human), -1);
        double[][] slopes = combined(generatedSlope, 0.5, humanSlope, 0.5);
        this.gap = CrossedMean.of(gaps, products);
        this.slope = CrossedMean.of(slopes, products);
        this.gapLessSlope = CrossedMean.of(combined(gaps, 1, slopes, -1), products);
        this.bend = logSizes.length < 3
                ? Optional.empty()
                : Optional.of(CrossedMean.of(combined(bends(generated), 0.5, bends(human), 0.5), products));
        this.slopeDifference = CrossedMean.of(combined(generatedSlope, 1, humanSlope, -1), products);
        this.meanHuman = CrossedMean.of(means(human), products).estimate();
    }

    /**
     * @param sizes numbers of trajectories, ascending, the same for both kinds; at least two
     * @param human by size, seed and goal
     * @param generated likewise
     * @param products which goals are of one product
     * @throws IllegalArgumentException if sizes, seeds or goals of the two differ
     */
    public static ExchangeRate of(int[] sizes, double[][][] human, double[][][] generated, Clusters products) {
        boolean ascending =
                Arrays.equals(sizes, Arrays.stream(sizes).distinct().sorted().toArray());
        if (sizes.length < 2 || !ascending || sizes[0] < 1) {
            throw new IllegalArgumentException(
                    "sizes must be two or more ascending positive numbers, were " + Arrays.toString(sizes));
        }
        for (double[][][] kind : new double[][][][] {human, generated}) {
            boolean fits = kind.length == sizes.length
                    && Arrays.stream(kind).allMatch(size -> size.length == human[0].length)
                    && Arrays.stream(kind).flatMap(Arrays::stream).allMatch(seed -> seed.length == human[0][0].length);
            if (!fits) {
                throw new IllegalArgumentException("each size must have the same seeds and goals for both kinds");
            }
        }
        return new ExchangeRate(Arrays.stream(sizes).mapToDouble(Math::log).toArray(), human, generated, products);
    }

    private double[][] means(double[][][] bySize) {
        double[] equal = new double[logSizes.length];
        Arrays.fill(equal, 1.0 / equal.length);
        return weighted(bySize, equal);
    }

    /** Least squares of each seed on each goal. */
    private double[][] slopes(double[][][] bySize) {
        double middle = StudentT.mean(logSizes);
        double squares =
                Arrays.stream(logSizes).map(x -> (x - middle) * (x - middle)).sum();
        return weighted(
                bySize, Arrays.stream(logSizes).map(x -> (x - middle) / squares).toArray());
    }

    /** What is left of the squares of the sizes' logarithms when mean and slope are taken out, as a contrast. */
    private double[][] bends(double[][][] bySize) {
        double middle = StudentT.mean(logSizes);
        double[] squares =
                Arrays.stream(logSizes).map(x -> (x - middle) * (x - middle)).toArray();
        double mean = StudentT.mean(squares);
        double sum = 0;
        double slant = 0;
        for (int i = 0; i < squares.length; i++) {
            sum += squares[i];
            slant += squares[i] * (logSizes[i] - middle);
        }
        double slope = slant / sum;
        double[] weights = IntStream.range(0, squares.length)
                .mapToDouble(i -> squares[i] - mean - slope * (logSizes[i] - middle))
                .toArray();
        return weighted(bySize, weights);
    }

    private static double[][] weighted(double[][][] bySize, double[] weights) {
        double[][] sum = new double[bySize[0].length][bySize[0][0].length];
        for (int i = 0; i < weights.length; i++) {
            sum = combined(sum, 1, bySize[i], weights[i]);
        }
        return sum;
    }

    private static double[][] combined(double[][] a, double weightA, double[][] b, double weightB) {
        double[][] sum = new double[a.length][a[0].length];
        for (int s = 0; s < sum.length; s++) {
            for (int g = 0; g < sum[s].length; g++) {
                sum[s][g] = weightA * a[s][g] + weightB * b[s][g];
            }
        }
        return sum;
    }

    /** The estimate of r; NaN where the curves do not rise, so that there is nothing to exchange. */
    public double rate() {
        double rise = slope.estimate();
        return rise > 0 ? Math.exp(gap.estimate() / rise) : Double.NaN;
    }

    /** How much y grows when the number of trajectories grows e-fold, for both kinds together. */
    public CrossedMean slope() {
        return slope;
    }

    /** Generated less human: far from 0, the lines are not parallel, and no single rate describes them. */
    public CrossedMean slopeDifference() {
        return slopeDifference;
    }

    /**
     * Whether the curves are surely not straight in the logarithm of the size, by the contrast of its squares for both kinds
     * together: then the rate depends on the size, and a single one is only a rough description. False with two sizes, where
     * nobody can tell.
     */
    public boolean bent(Estimand estimand, double confidence) {
        return bend.map(contrast -> contrast.interval(estimand, confidence))
                .filter(interval -> interval.low() > 0 || interval.high() < 0)
                .isPresent();
    }

    /** The fitted curve of human trajectories, or, with {@code generated}, of generated ones. */
    public double fitted(boolean generated, double size) {
        double middle = meanHuman + (generated ? gap.estimate() : 0);
        return middle + slope.estimate() * (Math.log(size) - StudentT.mean(logSizes));
    }

    /** Why there are no limits at all; empty if there are. */
    public Optional<String> obstacle(Estimand estimand) {
        if (slope.obstacle(estimand).isPresent()) {
            return slope.obstacle(estimand);
        }
        if (!(slope.estimate() > 0)) {
            return Optional.of("success does not rise with the number of trajectories");
        }
        return Math.abs(Math.log(rate())) < REACH
                ? at(Math.log(rate())).obstacle(estimand)
                : Optional.of("by the estimate it is more than a million, or less than a millionth");
    }

    /**
     * The rates that the data do not rule out.
     *
     * @throws IllegalStateException where there is an obstacle
     */
    public Limits limits(Estimand estimand, double confidence) {
        obstacle(estimand).ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        DoublePredicate possible = logRate -> {
            Interval interval = at(logRate).interval(estimand, confidence);
            return interval.low() <= 0 && 0 <= interval.high();
        };
        double[] tried = tried();
        int[] kept = IntStream.range(0, tried.length)
                .filter(i -> possible.test(tried[i]))
                .toArray();
        return new Limits(low(tried, kept[0], possible), high(tried, kept[kept.length - 1], possible), confidence);
    }

    /** {@code gap - ln r slope}, whose true mean is 0 at the true rate. */
    private CrossedMean at(double logRate) {
        return gap.less(logRate, slope, gapLessSlope);
    }

    /** Evenly spaced, and the estimate, which is always possible. */
    private double[] tried() {
        return DoubleStream.concat(
                        IntStream.rangeClosed(0, STEPS).mapToDouble(i -> REACH * (2.0 * i / STEPS - 1)),
                        DoubleStream.of(Math.log(rate())))
                .sorted()
                .toArray();
    }

    private static double low(double[] tried, int first, DoublePredicate possible) {
        return first == 0 ? 0 : Math.exp(edge(tried[first], tried[first - 1], possible));
    }

    private static double high(double[] tried, int last, DoublePredicate possible) {
        return last == tried.length - 1
                ? Double.POSITIVE_INFINITY
                : Math.exp(edge(tried[last], tried[last + 1], possible));
    }

    private static double edge(double inside, double outside, DoublePredicate possible) {
        double in = inside;
        double out = outside;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (in + out) / 2;
            if (possible.test(middle)) {
                in = middle;
            } else {
                out = middle;
            }
        }
        return in;
    }
}
