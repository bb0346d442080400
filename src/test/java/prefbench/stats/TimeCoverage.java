package prefbench.stats;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * How often intervals of {@link SampleMean#ofSeeds} hold the truth about times to a threshold, by simulation: steps left of 1,200
 * at the first of six evaluations after a seed gets there, none for one that does not. As in claims, nothing is said where fewer
 * than three seeds of an arm get there.
 *
 * @param against {@code null} for a single arm
 */
record TimeCoverage(Times times, Times against, int seeds) {
    private static final int BUDGET = 1_200;
    private static final int POINTS = 6;
    private static final int FEWEST = CrossedMean.FEWEST_SEEDS;

    /** When a seed gets there, in steps. */
    enum Times {
        NORMAL(random -> 600 + 250 * random.nextGaussian()),
        EXPONENTIAL(random -> -500 * StrictMath.log(1 - random.nextDouble())),
        LOGNORMAL(random -> StrictMath.exp(6.2 + 0.8 * random.nextGaussian())),
        /** One in five not at all. */
        LATE(random -> 1_000 + 250 * random.nextGaussian());

        private final ToDoubleFunction<SplittableRandom> draw;

        Times(ToDoubleFunction<SplittableRandom> draw) {
            this.draw = draw;
        }

        /** NaN for a seed that does not get there. */
        private double left(SplittableRandom random) {
            double point = Math.max(1, Math.ceil(draw.applyAsDouble(random) * POINTS / BUDGET));
            return point > POINTS ? Double.NaN : BUDGET - point * BUDGET / POINTS;
        }

        private double mean(SplittableRandom random) {
            int runs = 400_000;
            double sum = 0;
            for (int i = 0; i < runs; i++) {
                double left = left(random);
                sum += Double.isNaN(left) ? 0 : left;
            }
            return sum / runs;
        }
    }

    /** @param shares per cent of intervals that held the truth, by {@link Coverage#LEVELS}, of the runs that have any */
    record Found(double[] shares, int runs) {
        double error(int level) {
            return 100 * Math.sqrt(Coverage.LEVELS[level] * (1 - Coverage.LEVELS[level]) / runs);
        }
    }

    Found simulate(int runs, long rootSeed) {
        SplittableRandom random = new SplittableRandom(rootSeed);
        double truth = times.mean(random) - (against == null ? 0 : against.mean(random));
        int[] held = new int[Coverage.LEVELS.length];
        int said = 0;
        for (int run = 0; run < runs; run++) {
            double[] values = new double[seeds];
            boolean enough = add(times, 1, values, random);
            if (against != null) {
                enough &= add(against, -1, values, random);
            }
            SampleMean mean = SampleMean.ofSeeds(values, against == null);
            if (enough && mean.standardDeviation() > 0) {
                said++;
                for (int level = 0; level < held.length; level++) {
                    Interval interval = mean.interval(1 - Coverage.LEVELS[level]);
                    held[level] += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
                }
            }
        }
        double all = said;
        return new Found(
                Arrays.stream(held).mapToDouble(each -> 100 * each / all).toArray(), said);
    }

    private static boolean add(Times times, double sign, double[] values, SplittableRandom random) {
        int reached = 0;
        for (int seed = 0; seed < values.length; seed++) {
            double left = times.left(random);
            if (!Double.isNaN(left)) {
                reached++;
                values[seed] += sign * left;
            }
        }
        return reached >= FEWEST;
    }

    static String header() {
        return "first arm    other arm    seeds    95 %   99.2 %  99.86 %   runs";
    }

    String line(Found found) {
        return String.format(
                Locale.ROOT,
                "%-11s  %-11s  %5d  %6.1f  %7.2f  %7.2f  %5d",
                words(times),
                against == null ? "-" : words(against),
                seeds,
                found.shares[0],
                found.shares[1],
                found.shares[2],
                found.runs);
    }

    private static String words(Times times) {
        return times.name().toLowerCase(Locale.ROOT);
    }
}
