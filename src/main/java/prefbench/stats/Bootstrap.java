package prefbench.stats;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The stratified bootstrap of an aggregate (Efron, Annals of Statistics 7, 1979; over runs within each task as rliable does it,
 * Agarwal et al., NeurIPS 2021): each task's runs are drawn anew with replacement, independently of the other tasks.
 *
 * <pre>
 *   percentile       [q(alpha/2), q(1 - alpha/2)]                 q: linear between resamples in order (type 7)
 *   basic            [2 e - q(1 - alpha/2), 2 e - q(alpha/2)]     e: the estimate
 *   bias-corrected   [q(s(z(alpha/2))), q(s(z(1 - alpha/2)))]     s: {@link BiasCorrection}; accelerated: BCa
 * </pre>
 *
 * A sample that is too poor for an interval has none, and {@link #degeneracy} says why. With fewer than about ten runs any of
 * these intervals is too short: no resample varies more than the sample does. Immutable and thread-safe.
 */
public final class Bootstrap {
    private static final int MOST_EXHAUSTIVE = 1_000_000;

    /** How limits are taken from resamples. */
    public enum Method {
        PERCENTILE,
        BASIC,
        BIAS_CORRECTED,
        ACCELERATED
    }

    /**
     * How a resample is drawn: {@link Scores#resampled}, right where each task has runs of its own, as rliable's have; or {@link
     * Scores#resampledWhole}, where one run plays all tasks and whatever makes it good makes it good on all of them.
     */
    @FunctionalInterface
    public interface Resampling {
        Scores draw(Scores arm, SplittableRandom random);
    }

    private final int runs;
    private final boolean replicated;
    private final double estimate;
    private final double[] resamples;
    private final BiasCorrection correction;

    private Bootstrap(List<Scores> arms, ToDoubleFunction<List<Scores>> statistic, double[] resamples) {
        this.runs = arms.stream().mapToInt(Scores::runs).sum();
        this.replicated = arms.stream().allMatch(arm -> arm.runs() > 1);
        this.estimate = statistic.applyAsDouble(arms);
        this.resamples = Order.sorted(resamples);
        this.correction = replicated
                ? BiasCorrection.of(estimate, this.resamples, Jackknife.of(arms, statistic))
                : BiasCorrection.NONE;
    }

    /** Of one arm. The same key, the same {@code resamples}; it is the seed of a {@link SplittableRandom}. */
    public static Bootstrap of(Scores arm, Aggregate aggregate, long key, int resamples) {
        return ofAll(arm, List.of(aggregate), Scores::resampled, key, resamples).get(0);
    }

    /** Of several aggregates of the same resamples: each as {@link #of(Scores, Aggregate, long, int)} has it, at less work. */
    public static List<Bootstrap> ofAll(
            Scores arm, List<Aggregate> aggregates, Resampling resampling, long key, int resamples) {
        double[][] values = new double[aggregates.size()][requirePositive(resamples)];
        SplittableRandom random = new SplittableRandom(key);
        for (int i = 0; i < resamples; i++) {
            Scores drawn = resampling.draw(arm, random);
            for (int j = 0; j < values.length; j++) {
                values[j][i] = aggregates.get(j).of(drawn);
            }
        }
        return IntStream.range(0, values.length)
                .mapToObj(j -> {
                    Aggregate aggregate = aggregates.get(j);
                    return new Bootstrap(List.of(arm), arms -> aggregate.of(arms.get(0)), values[j]);
                })
                .toList();
    }

    /** Of a quantity of two independent arms, such as {@link ProbabilityOfImprovement#of}. */
    public static Bootstrap of(
            Scores x, Scores y, ToDoubleBiFunction<Scores, Scores> quantity, long key, int resamples) {
        return of(x, y, quantity, Scores::resampled, key, resamples);
    }

    /** The same with another way of drawing. */
    public static Bootstrap of(
            Scores x,
            Scores y,
            ToDoubleBiFunction<Scores, Scores> quantity,
            Resampling resampling,
            long key,
            int resamples) {
        SplittableRandom random = new SplittableRandom(key);
        double[] values = new double[requirePositive(resamples)];
        for (int i = 0; i < resamples; i++) {
            Scores drawn = resampling.draw(x, random);
            values[i] = quantity.applyAsDouble(drawn, resampling.draw(y, random));
        }
        return new Bootstrap(List.of(x, y), arms -> quantity.applyAsDouble(arms.get(0), arms.get(1)), values);
    }

    /** From all resamples there are: runs ^ (runs x tasks), at most a million. */
    public static Bootstrap exhaustive(Scores arm, Aggregate aggregate) {
        double all = Math.pow(arm.runs(), (double) arm.runs() * arm.tasks());
        if (all > MOST_EXHAUSTIVE) {
            throw new IllegalArgumentException("resamples must be at most %d, were %d ^ (%d x %d)"
                    .formatted(MOST_EXHAUSTIVE, arm.runs(), arm.runs(), arm.tasks()));
        }
        double[] resamples = IntStream.range(0, (int) all)
                .mapToDouble(number -> aggregate.of(arm.resample(number)))
                .toArray();
        return new Bootstrap(List.of(arm), arms -> aggregate.of(arms.get(0)), resamples);
    }

    private static int requirePositive(int resamples) {
        if (resamples < 1) {
            throw new IllegalArgumentException("resamples must be positive, was " + resamples);
        }
        return resamples;
    }

    public double estimate() {
        return estimate;
    }

    /** The resamples' values in ascending order. */
    public double[] resamples() {
        return resamples.clone();
    }

    BiasCorrection correction() {
        return correction;
    }

    /** Without limits where there is a degeneracy, but for equal resamples, whose limits coincide; n are the runs of all arms. */
    public Interval interval(Method method, double confidence) {
        Optional<Degeneracy> degeneracy = degeneracy(method, confidence);
        if (degeneracy.isEmpty()) {
            double[] limits = limits(method, confidence);
            return new Interval(estimate, limits[0], limits[1], runs, confidence);
        }
        return degeneracy.get() == Degeneracy.NO_SPREAD
                ? new Interval(estimate, estimate, estimate, runs, confidence)
                : Interval.unknown(estimate, runs, confidence);
    }

    /** What stands in the way of an interval. */
    public Optional<Degeneracy> degeneracy(Method method, double confidence) {
        if (!replicated) {
            return Optional.of(Degeneracy.ONE_RUN);
        }
        if (resamples[resamples.length - 1] - resamples[0] <= Ranks.rounding(resamples)) {
            return Optional.of(Degeneracy.NO_SPREAD);
        }
        return correction(method).degeneracy(Normal.within(confidence)).or(() -> outside(limits(method, confidence)));
    }

    private Optional<Degeneracy> outside(double[] limits) {
        return limits[0] > estimate || limits[1] < estimate
                ? Optional.of(Degeneracy.ESTIMATE_OUTSIDE)
                : Optional.empty();
    }

    private double[] limits(Method method, double confidence) {
        double z = Normal.within(confidence);
        double low = Order.percentile(resamples, correction(method).share(-z));
        double high = Order.percentile(resamples, correction(method).share(z));
        return method == Method.BASIC
                ? new double[] {rounded(2 * estimate - high), rounded(2 * estimate - low)}
                : new double[] {rounded(low), rounded(high)};
    }

    /** A limit that differs from the estimate by rounding only is the estimate. */
    private double rounded(double limit) {
        return Math.abs(limit - estimate) <= Ranks.rounding(estimate) ? estimate : limit;
    }

    private BiasCorrection correction(Method method) {
        return switch (method) {
            case PERCENTILE, BASIC -> BiasCorrection.NONE;
            case BIAS_CORRECTED -> correction.withoutAcceleration();
            case ACCELERATED -> correction;
        };
    }
}
