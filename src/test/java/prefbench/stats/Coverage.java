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
 * Of goals of one product, half of what makes them difficult is common, and so is half of a seed's luck with them.
 *
 * @param noise of the first arm's seeds
 * @param deviation of both, in percentage points
 * @param goalsPerProduct on average: 1, or products have 1, 2, ... twice that less 1 goals, and so on
 * @param points evaluations that a goal's value is the mean of, as with areas under curves; 1: a final one
 */
record Coverage(
        SeedNoise noise, Against against, double deviation, int seeds, int goals, int goalsPerProduct, int points) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double DIFFICULTY = 0.8;
    private static final double LUCK = Math.sqrt(1 - DIFFICULTY * DIFFICULTY);
    private static final double COMMON = Math.sqrt(0.5);
    private static final double MEAN = 0.32;

    /** At 95 %; what Holm leaves to the first of six claims; and what the second look has of that. */
    static final double[] LEVELS = {0.05, 0.05 / 6, 0.05 / 36};

    /**
     * What the first arm is compared with.
     *
     * @param noise of its seeds; those of a policy that does not train are one draw, the same for every seed of the first arm
     */
    record Against(String name, SeedNoise noise) {
        static final Against UNTRAINED = new Against("untrained", SeedNoise.NONE);
        /** The first arm's own mean, as in a claim that it is above a number. */
        static final Against NOBODY = new Against("-", SeedNoise.NONE);

        static Against of(SeedNoise noise) {
            return new Against(words(noise), noise);
        }

        private boolean trains() {
            return this != UNTRAINED && this != NOBODY;
        }
    }

    /**
     * Per cent of intervals that held the truth, by level, and their mean half width in points at 95 %, of the runs that have
     * intervals.
     */
    record Found(double[] population, double[] theseGoals, double halfWidth, int runs) {
        /** Monte-Carlo standard error of a coverage near the nominal one. */
        double error(int level) {
            return 100 * Math.sqrt(LEVELS[level] * (1 - LEVELS[level]) / runs);
        }
    }

    /** Both arms have the same mean rate: a miss is a false positive. */
    Found simulate(int runs, long rootSeed) {
        SplittableRandom random = new SplittableRandom(rootSeed);
        Arm first = new Arm(noise.rates(MEAN, deviation / 100), seeds);
        Arm other = new Arm(against.noise.rates(MEAN, deviation / 100), against.trains() ? seeds : 1);
        double mean = against == Against.NOBODY ? 100 * MEAN : 0;
        int[] productOfGoal = productOfGoal();
        Clusters products = Clusters.of(Arrays.stream(productOfGoal).boxed().toList());
        double[] population = new double[LEVELS.length];
        double[] theseGoals = new double[LEVELS.length];
        int said = 0;
        double halfWidth = 0;
        for (int run = 0; run < runs; run++) {
            double[] common = normal(productOfGoal, random);
            Played a = first.play(common, productOfGoal, points, random);
            Played b = against == Against.NOBODY
                    ? new Played(new double[1][goals], 0)
                    : other.play(common, productOfGoal, points, random);
            double[][] differences = differences(a.successes, b.successes);
            CrossedMean found = against.trains()
                    ? CrossedMean.of(differences, products)
                    : CrossedMean.ofOneArm(differences, products);
            if (found.obstacle(Estimand.GOAL_POPULATION).isPresent()) {
                continue;
            }
            said++;
            for (int level = 0; level < LEVELS.length; level++) {
                double confidence = 1 - LEVELS[level];
                population[level] += holds(found.interval(Estimand.GOAL_POPULATION, confidence), mean);
                theseGoals[level] += holds(found.interval(Estimand.THESE_GOALS, confidence), 100 * (a.truth - b.truth));
            }
            halfWidth += found.interval(Estimand.GOAL_POPULATION, 0.95).halfWidth();
        }
        return new Found(share(population, said), share(theseGoals, said), halfWidth / said, said);
    }

    private static double[] share(double[] counts, int runs) {
        return Arrays.stream(counts).map(count -> 100 * count / runs).toArray();
    }

    private static int holds(Interval interval, double truth) {
        return interval.low() <= truth && truth <= interval.high() ? 1 : 0;
    }

    /** One standard normal for each goal, half of its variance its product's where products have several. */
    private static double[] normal(int[] productOfGoal, SplittableRandom random) {
        double[] own = gaussians(productOfGoal.length, random);
        int products = productOfGoal[productOfGoal.length - 1] + 1;
        if (products == own.length) {
            return own;
        }
        double[] common = gaussians(products, random);
        return IntStream.range(0, own.length)
                .mapToDouble(goal -> COMMON * common[productOfGoal[goal]] + COMMON * own[goal])
                .toArray();
    }

    private static double[] gaussians(int n, SplittableRandom random) {
        return IntStream.range(0, n).mapToDouble(i -> random.nextGaussian()).toArray();
    }

    private int[] productOfGoal() {
        int[] product = new int[goals];
        int goal = 0;
        for (int p = 0; goal < goals; p++) {
            int size = 1 + p % (2 * goalsPerProduct - 1);
            for (int i = 0; i < size && goal < goals; i++) {
                product[goal++] = p;
            }
        }
        return product;
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

        Played play(double[] common, int[] productOfGoal, int points, SplittableRandom random) {
            double[] own = normal(productOfGoal, random);
            double[] difficulty = IntStream.range(0, own.length)
                    .mapToDouble(goal -> DIFFICULTY * (COMMON * common[goal] + COMMON * own[goal]))
                    .toArray();
            double[][] successes = new double[seeds][difficulty.length];
            double[] drawn = SeedNoise.draw(rates, seeds, random);
            for (int s = 0; s < seeds; s++) {
                double threshold = probit(drawn[s]);
                for (int point = 0; point < points; point++) {
                    double[] luck = normal(productOfGoal, random);
                    for (int g = 0; g < difficulty.length; g++) {
                        successes[s][g] += threshold > difficulty[g] + LUCK * luck[g] ? 1.0 / points : 0;
                    }
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
        return """
                                                                                goal population          these goals
                first arm    other arm      SD  seeds  goals  per product  points    95 %   99.2 %  99.86 %    95 %   99.2 %  99.86 %  half width   runs""";
    }

    String line(Found found) {
        return String.format(
                Locale.ROOT,
                "%-11s  %-11s  %4.1f  %5d  %5d  %11d  %6d  %s  %s  %10.1f  %5d",
                words(noise),
                against.name,
                deviation,
                seeds,
                goals,
                goalsPerProduct,
                points,
                shares(found.population),
                shares(found.theseGoals),
                found.halfWidth,
                found.runs);
    }

    private static String shares(double[] byLevel) {
        return String.format(Locale.ROOT, "%6.1f  %7.2f  %7.2f", byLevel[0], byLevel[1], byLevel[2]);
    }

    private static String words(SeedNoise noise) {
        return noise.name().toLowerCase(Locale.ROOT);
    }
}
