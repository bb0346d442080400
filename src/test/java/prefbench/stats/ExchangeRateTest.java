package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import prefbench.stats.ExchangeRate.Limits;

class ExchangeRateTest {
    private static final int[] SIZES = {25, 75, 200, 500, 1200};

    /** Success of a trial: 20 % at 25 human trajectories, and {@code rise} points more with every e-fold. */
    private static double[][][] plays(
            double rate, double rise, double deviation, int seeds, double[] difficulty, SplittableRandom random) {
        double[][][] plays = new double[SIZES.length][seeds][difficulty.length];
        for (int i = 0; i < SIZES.length; i++) {
            for (int s = 0; s < seeds; s++) {
                double chance = 20 + rise * Math.log(rate * SIZES[i] / 25) + deviation * random.nextGaussian();
                for (int g = 0; g < difficulty.length; g++) {
                    plays[i][s][g] = 100 * random.nextDouble() < chance + difficulty[g] ? 100 : 0;
                }
            }
        }
        return plays;
    }

    private static double[] difficulty(int goals, SplittableRandom random) {
        double[] difficulty = new double[goals];
        for (int g = 0; g < goals; g++) {
            difficulty[g] = 30 * (random.nextDouble() - 0.5);
        }
        return difficulty;
    }

    private static ExchangeRate simulated(double rate, double rise, int seeds, int goals, SplittableRandom random) {
        double[] difficulty = difficulty(goals, random);
        return Singles.rate(
                SIZES, plays(1, rise, 2, seeds, difficulty, random), plays(rate, rise, 2, seeds, difficulty, random));
    }

    @Test
    void withoutNoiseTheRateIsFoundExactly() {
        double[][][] human = new double[SIZES.length][3][4];
        double[][][] generated = new double[SIZES.length][3][4];
        for (int i = 0; i < SIZES.length; i++) {
            for (int s = 0; s < 3; s++) {
                for (int g = 0; g < 4; g++) {
                    human[i][s][g] = 10 + 4 * Math.log(SIZES[i]);
                    generated[i][s][g] = 10 + 4 * Math.log(3 * SIZES[i]);
                }
            }
        }
        ExchangeRate rate = Singles.rate(SIZES, human, generated);
        assertThat(rate.rate()).isCloseTo(3, within(1e-9));
        assertThat(rate.slope().estimate()).isCloseTo(4, within(1e-12));
        assertThat(rate.slopeDifference().estimate()).isCloseTo(0, within(1e-12));
        assertThat(rate.fitted(false, 300)).isCloseTo(10 + 4 * Math.log(300), within(1e-9));
        assertThat(rate.fitted(true, 100)).isCloseTo(rate.fitted(false, 300), within(1e-9));
    }

    @Test
    void aCurveThatHardlyRisesHasNoLimits() {
        ExchangeRate flat = simulated(1, 1, 3, 50, new SplittableRandom(3));
        assertThat(flat.obstacle(Estimand.GOAL_POPULATION)).isEmpty();
        Limits limits = flat.limits(Estimand.GOAL_POPULATION, 0.95);
        assertThat(limits.closed()).isFalse();
        assertThat(limits.low()).isZero();
        assertThat(limits.high()).isInfinite();
    }

    @Test
    void aCurveThatFallsHasNoRate() {
        ExchangeRate falling = simulated(1, -2, 5, 200, new SplittableRandom(3));
        assertThat(falling.rate()).isNaN();
        assertThat(falling.obstacle(Estimand.GOAL_POPULATION))
                .contains("success does not rise with the number of trajectories");
    }

    /** The gap is 0 in every seed, so at the estimate, 1, there is no spread to judge other rates by. */
    @Test
    void equalCurvesOfBothKindsHaveNoLimits() {
        double[][][] human = new double[SIZES.length][3][60];
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < SIZES.length; i++) {
            for (double[] seed : human[i]) {
                for (int g = 0; g < seed.length; g++) {
                    seed[g] = random.nextDouble() < 0.1 + 0.12 * i ? 100 : 0;
                }
            }
        }
        ExchangeRate equal = Singles.rate(SIZES, human, human);
        assertThat(equal.rate()).isEqualTo(1);
        assertThat(equal.obstacle(Estimand.GOAL_POPULATION))
                .contains("all 3 seeds have the same mean: there is no spread to judge by");
    }

    @Test
    void aSteepCurveHasLimitsAroundTheEstimate() {
        ExchangeRate steep = simulated(0.5, 8, 5, 500, new SplittableRandom(4));
        Limits limits = steep.limits(Estimand.GOAL_POPULATION, 0.95);
        assertThat(limits.closed()).isTrue();
        assertThat(limits.low()).isLessThan(steep.rate());
        assertThat(limits.high()).isGreaterThan(steep.rate());
    }

    /** Success that levels off: exactly 0.5 human ones in each generated one, yet the straight lines say something else. */
    @Test
    void curvesThatLevelOffAreCalledBent() {
        SplittableRandom random = new SplittableRandom(6);
        double[][][][] kinds = new double[2][SIZES.length][5][300];
        for (int kind = 0; kind < 2; kind++) {
            for (int i = 0; i < SIZES.length; i++) {
                double chance = 0.2 + 0.6 * (1 - Math.exp(-(kind == 0 ? 1 : 0.5) * SIZES[i] / 40.0));
                for (double[] seed : kinds[kind][i]) {
                    for (int g = 0; g < seed.length; g++) {
                        seed[g] = random.nextDouble() < chance ? 100 : 0;
                    }
                }
            }
        }
        assertThat(Singles.rate(SIZES, kinds[0], kinds[1]).bent(Estimand.GOAL_POPULATION, 0.95))
                .isTrue();
        assertThat(simulated(0.5, 8, 5, 300, random).bent(Estimand.GOAL_POPULATION, 0.95))
                .isFalse();
    }

    @Test
    void twoSeedsAreTooFew() {
        ExchangeRate rate = simulated(0.5, 8, 2, 50, new SplittableRandom(5));
        assertThat(rate.obstacle(Estimand.GOAL_POPULATION))
                .contains("too few seeds: 2, a calibrated interval takes at least 3");
        assertThatThrownBy(() -> rate.limits(Estimand.THESE_GOALS, 0.95))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("too few seeds: 2, a calibrated interval takes at least 3");
    }

    @Test
    void sizesMustAscendAndKindsMustMatch() {
        assertThatThrownBy(() -> Singles.rate(new int[] {75, 25}, new double[2][3][4], new double[2][3][4]))
                .hasMessage("sizes must be two or more ascending positive numbers, were [75, 25]");
        assertThatThrownBy(() -> Singles.rate(new int[] {25, 75}, new double[2][3][4], new double[2][3][5]))
                .hasMessage("each size must have the same seeds and goals for both kinds");
    }

    @Test
    void limitsHoldAKnownRateOftenEnough() {
        assertThat(coverage(100)).isGreaterThanOrEqualTo(93 - 3 * error(100));
    }

    @Tag("long")
    @Test
    void limitsHoldAKnownRateOftenEnoughInManyRuns() {
        assertThat(coverage(4_000)).isGreaterThanOrEqualTo(93 - 3 * error(4_000));
    }

    /** Per cent; Monte-Carlo standard error of a coverage near 93 %. */
    private static double error(int runs) {
        return 100 * Math.sqrt(0.93 * 0.07 / runs);
    }

    /** The least over rates and numbers of seeds. */
    private static double coverage(int runs) {
        double least = 100;
        System.out.println("rate  rise  seeds  goals  holds the rate  both limits known  runs");
        for (double rate : new double[] {0.3, 2}) {
            for (double rise : new double[] {3, 8}) {
                for (int seeds : new int[] {3, 5}) {
                    least = Math.min(least, coverage(rate, rise, seeds, runs));
                }
            }
        }
        return least;
    }

    private static double coverage(double rate, double rise, int seeds, int runs) {
        SplittableRandom random = new SplittableRandom(2408_16032L);
        int said = 0;
        int held = 0;
        int closed = 0;
        for (int run = 0; run < runs; run++) {
            ExchangeRate estimated = simulated(rate, rise, seeds, 100, random);
            if (estimated.obstacle(Estimand.GOAL_POPULATION).isPresent()) {
                continue;
            }
            said++;
            Limits limits = estimated.limits(Estimand.GOAL_POPULATION, 0.95);
            held += limits.low() <= rate && rate <= limits.high() ? 1 : 0;
            closed += limits.closed() ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%4.1f  %4.0f  %5d  %5d  %12.1f %%  %15.1f %%  %d%n",
                rate,
                rise,
                seeds,
                100,
                100.0 * held / said,
                100.0 * closed / said,
                said);
        return 100.0 * held / said;
    }
}
