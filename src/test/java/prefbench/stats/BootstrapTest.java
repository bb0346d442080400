package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static prefbench.stats.ReferenceNumbers.assertEqual;
import static prefbench.stats.ReferenceNumbers.doubles;
import static prefbench.stats.ReferenceNumbers.rows;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import prefbench.stats.Bootstrap.Method;
import tools.jackson.databind.JsonNode;

class BootstrapTest {
    private static final JsonNode VECTORS = ReferenceNumbers.read("bootstrap.json");

    @Test
    void everyIntervalOfAllResamplesOfOneTask() {
        JsonNode row = VECTORS.path("exhaustive_mean_4runs");
        Bootstrap bootstrap = Bootstrap.exhaustive(Scores.of(rows(row.path("scores"))), Aggregate.mean());
        double[] resamples = bootstrap.resamples();
        double mean = StudentT.mean(resamples);
        double n = resamples.length;
        assertEqual(n, row.path("resamples"));
        assertEqual(bootstrap.estimate(), row.path("point"));
        assertEqual(mean, row.path("mean_of_bootstrap"));
        double variance = Arrays.stream(resamples)
                .map(each -> (each - mean) * (each - mean))
                .sum();
        assertEqual(variance / n, row.path("var_of_bootstrap"));
        assertEqual(variance / n, row.path("var_exact"));
        assertEqual(bootstrap.interval(Method.PERCENTILE, 0.95), row.path("percentile"));
        assertEqual(bootstrap.interval(Method.BASIC, 0.95), row.path("basic"));
        assertEqual(bootstrap.interval(Method.BIAS_CORRECTED, 0.95), row.path("bc"));
        assertEqual(bootstrap.interval(Method.ACCELERATED, 0.95), row.path("bca"));
    }

    @Test
    void whereBcaLooksForItsLimits() {
        JsonNode row = VECTORS.path("exhaustive_mean_4runs");
        BiasCorrection bca = Bootstrap.exhaustive(Scores.of(rows(row.path("scores"))), Aggregate.mean())
                .correction();
        assertEqual(bca.bias(), row.path("bias_z0"));
        assertEqual(bca.acceleration(), row.path("acceleration"));
        assertEqual(shares(bca), row.path("bca_percentiles"));
        assertEqual(shares(bca.withoutAcceleration()), row.path("bc_percentiles"));
    }

    private static double[] shares(BiasCorrection correction) {
        double z = Normal.within(0.95);
        return new double[] {correction.share(-z), correction.share(z)};
    }

    @Test
    void allResamplesOfTwoTasks() {
        JsonNode row = VECTORS.path("exhaustive_iqm_3runs_2tasks");
        Bootstrap bootstrap = Bootstrap.exhaustive(Scores.of(rows(row.path("scores"))), Aggregate.interquartileMean());
        assertEqual(bootstrap.resamples().length, row.path("resamples"));
        assertEqual(bootstrap.estimate(), row.path("point"));
        assertEqual(StudentT.mean(bootstrap.resamples()), row.path("mean_of_bootstrap"));
        assertEqual(bootstrap.interval(Method.PERCENTILE, 0.95), row.path("percentile"));
        assertEqual(bootstrap.interval(Method.BASIC, 0.95), row.path("basic"));
    }

    @Test
    void theGeneratorIsTheReferences() {
        JsonNode row = VECTORS.path("splittable_random_42");
        SplittableRandom longs = new SplittableRandom(42);
        for (JsonNode each : row.path("longs")) {
            assertThat(longs.nextLong()).isEqualTo(each.longValue());
        }
        assertThat(new SplittableRandom(42).ints(20, 0, 5)).containsExactly(ints(row.path("ints5")));
        assertThat(new SplittableRandom(42).ints(20, 0, 4)).containsExactly(ints(row.path("ints4")));
        SplittableRandom doubles = new SplittableRandom(42);
        for (JsonNode each : row.path("doubles")) {
            assertThat(doubles.nextDouble()).isEqualTo(each.doubleValue());
        }
    }

    private static Integer[] ints(JsonNode array) {
        return Arrays.stream(doubles(array)).mapToObj(each -> (int) each).toArray(Integer[]::new);
    }

    @Test
    void seededResamplesOfOneArm() {
        JsonNode row = VECTORS.path("seeded");
        long seed = row.path("seed").longValue();
        int replicates = row.path("reps").intValue();
        Scores scores = Scores.of(rows(row.path("scores")));
        int[][] first = scores.draw(new SplittableRandom(seed));
        for (int run = 0; run < scores.runs(); run++) {
            assertEqual(
                    Arrays.stream(first[run]).asDoubleStream().toArray(),
                    row.path("first_index_matrix").get(run));
        }
        Bootstrap iqm = Bootstrap.of(scores, Aggregate.interquartileMean(), seed, replicates);
        assertEqual(iqm.estimate(), row.path("iqm").path("point"));
        assertEqual(iqm.interval(Method.PERCENTILE, 0.95), row.path("iqm").path("percentile95"));
        assertEqual(Arrays.stream(iqm.resamples()).sum(), row.path("iqm").path("replicate_sum"));
        Bootstrap mean = Bootstrap.of(scores, Aggregate.mean(), seed, replicates);
        assertEqual(mean.estimate(), row.path("mean").path("point"));
        assertEqual(mean.interval(Method.PERCENTILE, 0.95), row.path("mean").path("percentile95"));
    }

    @Test
    void seededResamplesOfTwoArms() {
        JsonNode row = VECTORS.path("poi_seeded");
        Bootstrap bootstrap = Bootstrap.of(
                Scores.of(rows(row.path("x"))),
                Scores.of(rows(row.path("y"))),
                ProbabilityOfImprovement::of,
                row.path("seed").longValue(),
                row.path("reps").intValue());
        assertEqual(bootstrap.estimate(), row.path("point"));
        assertEqual(bootstrap.interval(Method.PERCENTILE, 0.95), row.path("percentile95"));
    }

    @Test
    void seededResamplesOfPairs() {
        JsonNode row = VECTORS.path("paired_seeded");
        double[] differences = StudentT.differences(doubles(row.path("a")), doubles(row.path("b")));
        Bootstrap bootstrap = Bootstrap.of(
                Scores.ofOneTask(differences),
                Aggregate.mean(),
                row.path("seed").longValue(),
                row.path("reps").intValue());
        assertEqual(bootstrap.estimate(), row.path("mean_diff"));
        assertEqual(bootstrap.interval(Method.PERCENTILE, 0.95), row.path("percentile95"));
    }

    /** Of a mean over two tasks the acceleration is the skewness of the sum of both tasks' means, over 6. */
    @Test
    void accelerationOfSeveralTasksIsTheSkewnessOfTheirSum() {
        double[][] scores = {{0.1, 0.5}, {0.2, 0.9}, {0.6, 0.5}, {0.2, 0.4}};
        BiasCorrection bca =
                Bootstrap.exhaustive(Scores.of(scores), Aggregate.mean()).correction();
        double third = 0;
        double second = 0;
        for (int task = 0; task < 2; task++) {
            for (double[] run : scores) {
                double deviation = run[task] - Scores.of(scores).taskMeans()[task];
                second += deviation * deviation;
                third += deviation * deviation * deviation;
            }
        }
        assertEqual(bca.acceleration(), third / (6 * Math.pow(second, 1.5)));
    }

    /** Of a difference of means with unequal numbers of runs: the skewness of the difference, over 6. */
    @Test
    void accelerationOfTwoArmsWeighsEachByItsRuns() {
        double[] x = {0.1, 0.2, 0.6};
        double[] y = {0.5, 0.1, 0.1, 0.2, 0.3};
        BiasCorrection bca = Bootstrap.of(
                        Scores.ofOneTask(x),
                        Scores.ofOneTask(y),
                        (a, b) -> Aggregate.mean().of(a) - Aggregate.mean().of(b),
                        1,
                        100)
                .correction();
        double third = central(x, 3) / 27 - central(y, 3) / 125;
        double second = central(x, 2) / 9 + central(y, 2) / 25;
        assertEqual(bca.acceleration(), third / (6 * Math.pow(second, 1.5)));
    }

    private static double central(double[] sample, int power) {
        double mean = StudentT.mean(sample);
        return Arrays.stream(sample).map(each -> Math.pow(each - mean, power)).sum();
    }

    /** A mean of tenths in another order of summation may lie a digit beside the estimate that it equals. */
    @Test
    void roundingMovesNeitherBiasNorLimits() {
        Bootstrap tenths = Bootstrap.exhaustive(Scores.ofOneTask(0.3, 0.2, 0.1), Aggregate.mean());
        Bootstrap wholes = Bootstrap.exhaustive(Scores.ofOneTask(1, 2, 3), Aggregate.mean());
        assertThat(wholes.correction().bias()).isNotZero();
        for (double[] order : new double[][] {{0.1, 0.2, 0.3}, {0.3, 0.2, 0.1}}) {
            Bootstrap ordered = Bootstrap.exhaustive(Scores.ofOneTask(order), Aggregate.mean());
            assertEqual(ordered.correction().bias(), wholes.correction().bias());
        }
        assertThat(wholes.interval(Method.PERCENTILE, 0.05)).isEqualTo(new Interval(2, 2, 2, 3, 0.05));
        assertThat(tenths.degeneracy(Method.PERCENTILE, 0.05)).isEmpty();
        assertThat(tenths.interval(Method.BASIC, 0.05).degenerate()).isTrue();
    }

    @Test
    void namesOfTasksAndRunsDoNotMatter() {
        double[][] scores = {{0.1, 0.5}, {0.2, 0.9}, {0.7, 0.5}};
        double[][] swapped = {{0.5, 0.7}, {0.5, 0.1}, {0.9, 0.2}};
        Bootstrap one = Bootstrap.exhaustive(Scores.of(scores), Aggregate.interquartileMean());
        Bootstrap other = Bootstrap.exhaustive(Scores.of(swapped), Aggregate.interquartileMean());
        for (Method method : Method.values()) {
            Interval interval = one.interval(method, 0.9);
            assertThat(interval.known()).isTrue();
            assertEqual(interval.low(), other.interval(method, 0.9).low());
            assertEqual(interval.high(), other.interval(method, 0.9).high());
        }
    }

    @Test
    void severalAggregatesOfTheSameResamplesAreEachWhatItIsAlone() {
        Scores scores = Scores.of(new double[][] {{0.1, 0.5}, {0.2, 0.9}, {0.7, 0.4}});
        List<Aggregate> aggregates = List.of(Aggregate.mean(), Aggregate.median(), Aggregate.optimalityGap(0.6));
        List<Bootstrap> together = Bootstrap.ofAll(scores, aggregates, Scores::resampled, 5, 200);
        for (int i = 0; i < aggregates.size(); i++) {
            Bootstrap alone = Bootstrap.of(scores, aggregates.get(i), 5, 200);
            assertThat(together.get(i).estimate()).isEqualTo(aggregates.get(i).of(scores));
            assertThat(together.get(i).resamples()).containsExactly(alone.resamples());
            assertThat(together.get(i).interval(Method.ACCELERATED, 0.9))
                    .isEqualTo(alone.interval(Method.ACCELERATED, 0.9));
        }
    }

    /** Two runs, one good and one bad at both tasks: a resample of whole runs has means of 0, 1/2 or 1, and no others. */
    @Test
    void wholeRunsKeepWhatTheirTasksHaveInCommon() {
        Scores scores = Scores.of(new double[][] {{0, 0}, {1, 1}});
        List<Aggregate> mean = List.of(Aggregate.mean());
        double[] whole = Bootstrap.ofAll(scores, mean, Scores::resampledWhole, 5, 400)
                .get(0)
                .resamples();
        double[] apart =
                Bootstrap.ofAll(scores, mean, Scores::resampled, 5, 400).get(0).resamples();
        assertThat(whole).containsOnly(0, 0.5, 1);
        assertThat(apart).contains(0.25, 0.75);
        assertThat(StudentT.standardDeviation(whole)).isCloseTo(Math.sqrt(1 / 8.0), within(0.02));
        assertThat(StudentT.standardDeviation(apart)).isCloseTo(Math.sqrt(1 / 16.0), within(0.02));
    }

    @Test
    void thereAreTooManyResamplesToGoThrough() {
        double[][] scores = IntStream.range(0, 5).mapToObj(i -> new double[3]).toArray(double[][]::new);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bootstrap.exhaustive(Scores.of(scores), Aggregate.mean()))
                .withMessage("resamples must be at most 1000000, were 5 ^ (5 x 3)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bootstrap.of(Scores.of(scores), Aggregate.mean(), 1, 0))
                .withMessage("resamples must be positive, was 0");
    }
}
