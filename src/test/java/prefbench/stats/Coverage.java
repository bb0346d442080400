package prefbench.stats;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How often intervals of {@link CrossedMean} hold the truth, by simulation. An arm succeeds with a seed on a goal when
 *
 * <pre>  probit(rate[arm][seed]) > r z[arm][goal] + sqrt(1 - r^2) luck,   r = 0.8</pre>
 *
 * so that its rate over the population of goals is exactly the seed's. Half of a goal's difficulty for the two arms is common.
 *
 * @param noise of the first arm's seeds
 * @param against of the other's; {@code null} for a policy that does not train: one draw, the same for every seed
 * @param deviation of both, in percentage points
 */
record Coverage(SeedNoise noise, SeedNoise against, double deviation, int seeds, int goals) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double DIFFICULTY = 0.8;
    private static final double LUCK = Math.sqrt(1 - DIFFICULTY * DIFFICULTY);
    private static final double COMMON = Math.sqrt(0.5);
    private static final double MEAN = 0.32;

    /** Per cent of intervals that held the truth, and their mean half width in points. */
    record Found(double population, double theseGoals, double halfWidth, int runs) {
        double of(Estimand estimand) {
            return estimand == Estimand.GOAL_POPULATION ? population : theseGoals;
        }

        /** Monte-Carlo standard error of a coverage near 95 %. */
        double error() {
            return 100 * Math.sqrt(0.95 * 0.05 / runs);
        }
    }

    /** Both arms have the same mean rate: a miss is a false positive. */
    Found simulate(int runs, long rootSeed) {
        SplittableRandom random = new SplittableRandom(rootSeed);
        Arm first = new Arm(noise.rates(MEAN, deviation / 100), seeds);
        Arm other = against == null
                ? new Arm(SeedNoise.NONE.rates(MEAN, 0), 1)
                : new Arm(against.rates(MEAN, deviation / 100), seeds);
        int population = 0;
        int theseGoals = 0;
        double halfWidth = 0;
        for (int run = 0; run < runs; run++) {
            double[] common = gaussians(random);
            Played a = first.play(common, random);
            Played b = other.play(common, random);
            double[][] differences = differences(a.successes, b.successes);
            CrossedMean mean = against == null ? CrossedMean.ofOneArm(differences) : CrossedMean.of(differences);
            Interval interval = mean.interval(Estimand.GOAL_POPULATION, 0.95);
            population += holds(interval, 0);
            theseGoals += holds(mean.interval(Estimand.THESE_GOALS, 0.95), 100 * (a.truth - b.truth));
            halfWidth += interval.halfWidth() / runs;
        }
        return new Found(100.0 * population / runs, 100.0 * theseGoals / runs, halfWidth, runs);
    }

    private static int holds(Interval interval, double truth) {
        return interval.low() <= truth && truth <= interval.high() ? 1 : 0;
    }

    private double[] gaussians(SplittableRandom random) {
        return IntStream.range(0, goals)
                .mapToDouble(goal -> random.nextGaussian())
                .toArray();
    }

    private static double[][] differences(double[][] a, double[][] b) {
        double[][] differences = new double[a.length][a[0].length];
        for (int s = 0; s < a.length; s++) {
            for (int g = 0; g < a[s].length; g++) {
                differences[s][g] = 100 * (a[s][g] - b[s % b.length][g]);
            }
        }
        return differences;
    }

    /** @param truth mean success over future seeds on these goals; of these very plays for a policy that does not train */
    private record Played(double[][] successes, double truth) {}

    /** @param rates quantiles of the seeds' success rates; @param chances see there */
    private record Arm(DoubleUnaryOperator rates, double[] chances, int seeds) {
        private static final int STRATA = 60;
        private static final int TABLE = 801;
        private static final double REACH = 4;

        Arm(DoubleUnaryOperator rates, int seeds) {
            this(rates, chances(rates), seeds);
        }

        /** Of success at evenly spaced difficulties, averaged over seeds. */
        private static double[] chances(DoubleUnaryOperator rates) {
            double[] probits = IntStream.range(0, STRATA)
                    .mapToDouble(i -> probit(rates.applyAsDouble((i + 0.5) / STRATA)))
                    .toArray();
            return IntStream.range(0, TABLE)
                    .mapToDouble(i -> 2 * REACH * i / (TABLE - 1) - REACH)
                    .map(z -> Arrays.stream(probits)
                            .map(probit -> NORMAL.cumulativeProbability((probit - z) / LUCK))
                            .average()
                            .orElseThrow())
                    .toArray();
        }

        Played play(double[] common, SplittableRandom random) {
            double[] difficulty = Arrays.stream(common)
                    .map(z -> DIFFICULTY * (COMMON * z + COMMON * random.nextGaussian()))
                    .toArray();
            double[][] successes = new double[seeds][difficulty.length];
            double[] drawn = SeedNoise.draw(rates, seeds, random);
            for (int s = 0; s < seeds; s++) {
                double threshold = probit(drawn[s]);
                for (int g = 0; g < difficulty.length; g++) {
                    successes[s][g] = threshold > difficulty[g] + LUCK * random.nextGaussian() ? 1 : 0;
                }
            }
            return new Played(successes, seeds == 1 ? StudentT.mean(successes[0]) : truth(difficulty));
        }

        private double truth(double[] difficulty) {
            return Arrays.stream(difficulty).map(this::chance).average().orElseThrow();
        }

        /** Linear between the points of a table. */
        private double chance(double difficulty) {
            double at = Math.min(TABLE - 1.001, Math.max(0, (difficulty + REACH) / (2 * REACH) * (TABLE - 1)));
            int left = (int) at;
            return chances[left] + (at - left) * (chances[left + 1] - chances[left]);
        }
    }

    private static double probit(double rate) {
        return NORMAL.inverseCumulativeProbability(rate);
    }

    static String header() {
        return "first arm    other arm      SD  seeds  goals  goal population  these goals  half width  runs";
    }

    String line(Found found) {
        return String.format(
                Locale.ROOT,
                "%-11s  %-11s  %4.1f  %5d  %5d  %13.1f %%  %9.1f %%  %10.1f  %d",
                words(noise),
                against == null ? "untrained" : words(against),
                deviation,
                seeds,
                goals,
                found.population,
                found.theseGoals,
                found.halfWidth,
                found.runs);
    }

    private static String words(SeedNoise noise) {
        return noise.name().toLowerCase(Locale.ROOT);
    }
}
