package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/**
 * What looking after every observation costs, where the null hypothesis holds: each test says at which share of the
 * experiments some look rejects, at a level of 5 %. The fixed seeds make it one number; the bounds leave three Monte-Carlo
 * standard errors.
 */
class LookingAtWillTest {
    private static final double P0 = 0.15;
    private static final int EXPERIMENTS = 1500;

    @Test
    void theConfidenceSequenceOfARateHoldsAtAllLooksAndAFixedIntervalDoesNot() {
        assertThat(rejected(random -> rate(random, false))).isLessThan(atMost5Percent());
        assertThat(rejected(random -> rate(random, true))).isGreaterThan(0.3);
    }

    @Test
    void anytimeMcNemarHoldsAtAllLooksAndTheUsualOneDoesNot() {
        assertThat(rejected(random -> mcNemar(random, false))).isLessThan(atMost5Percent());
        assertThat(rejected(random -> mcNemar(random, true))).isGreaterThan(0.3);
    }

    @Test
    void theAsymptoticSequenceHoldsFromFiftyObservationsOnAndAFixedIntervalDoesNot() {
        assertThat(rejected(random -> mean(random, false))).isLessThan(atMost5Percent());
        assertThat(rejected(random -> mean(random, true))).isGreaterThan(0.2);
    }

    @Test
    void spendingByLookHoldsFromThreeSeedsOnAndTheSameIntervalAtEveryLookDoesNot() {
        assertThat(rejected(random -> seeds(random, true))).isLessThan(atMost5Percent());
        assertThat(rejected(random -> seeds(random, false))).isGreaterThan(0.15);
    }

    private static double atMost5Percent() {
        return 0.05 + 3 * Math.sqrt(0.05 * 0.95 / EXPERIMENTS);
    }

    private static double rejected(ToIntFunction<SplittableRandom> experiment) {
        int rejections = 0;
        for (int i = 0; i < EXPERIMENTS; i++) {
            rejections += experiment.applyAsInt(new SplittableRandom(i));
        }
        return (double) rejections / EXPERIMENTS;
    }

    private static int rate(SplittableRandom random, boolean naive) {
        int successes = 0;
        for (int n = 1; n <= 1000; n++) {
            successes += random.nextDouble() < P0 ? 1 : 0;
            boolean rejects = naive
                    ? n >= 20 && excludes(Wilson.of95(successes, n), P0)
                    : BetaMixture.uniform().eValue(successes, n, P0).rejects(0.05);
            if (rejects) {
                return 1;
            }
        }
        return 0;
    }

    private static int mcNemar(SplittableRandom random, boolean naive) {
        int first = 0;
        for (int n = 1; n <= 1000; n++) {
            first += random.nextBoolean() ? 1 : 0;
            int second = n - first;
            boolean rejects = naive
                    ? n >= 10 && Math.abs(first - second) / Math.sqrt(n) > 1.96
                    : AnytimeMcNemar.eValue(first, second).rejects(0.05);
            if (rejects) {
                return 1;
            }
        }
        return 0;
    }

    /** Paired differences of two equal success rates: -1, 0 or 1. */
    private static int mean(SplittableRandom random, boolean naive) {
        AsymptoticSequence sequence = new AsymptoticSequence(0.95, 500);
        int sum = 0;
        int squares = 0;
        for (int n = 1; n <= 2000; n++) {
            int difference = (random.nextDouble() < P0 ? 1 : 0) - (random.nextDouble() < P0 ? 1 : 0);
            sum += difference;
            squares += Math.abs(difference);
            double mean = (double) sum / n;
            double deviation = Math.sqrt((squares - sum * mean) / (n - 1));
            boolean rejects = n >= 50
                    && (naive
                            ? Math.abs(mean) > 1.96 * deviation / Math.sqrt(n)
                            : excludes(sequence.of(mean, deviation, n), 0));
            if (rejects) {
                return 1;
            }
        }
        return 0;
    }

    /** The t interval of normal seeds, looked at from the third to the twentieth. */
    private static int seeds(SplittableRandom random, boolean spending) {
        LookSpending looks = new LookSpending(0.05);
        double[] effects = new double[20];
        for (int n = 0; n < effects.length; n++) {
            effects[n] = random.nextGaussian();
        }
        for (int look = 1; look <= effects.length - 2; look++) {
            double confidence = spending ? looks.confidence(look) : 0.95;
            if (excludes(StudentT.mean(Arrays.copyOf(effects, look + 2), confidence), 0)) {
                return 1;
            }
        }
        return 0;
    }

    private static boolean excludes(Interval interval, double value) {
        return interval.low() > value || interval.high() < value;
    }
}
