package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static prefbench.experiment.Decoding.GREEDY;
import static prefbench.experiment.Metric.SCORE;
import static prefbench.experiment.Metric.SUCCESS_RATE;
import static prefbench.experiment.Samples.DPO;
import static prefbench.experiment.Samples.PPO;
import static prefbench.experiment.Samples.finished;
import static prefbench.experiment.Verdict.Outcome.INCONCLUSIVE;
import static prefbench.experiment.Verdict.Outcome.REFUTED;
import static prefbench.experiment.Verdict.Outcome.SUPPORTED;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import prefbench.random.RandomStreams;
import prefbench.stats.Estimand;
import prefbench.stats.Interval;
import prefbench.stats.Power;
import prefbench.stats.Singles;
import prefbench.stats.Variances;

class PropositionTest {
    private static final Terms TERMS = new Terms(SUCCESS_RATE, GREEDY, Estimand.GOAL_POPULATION, 0.95);
    private static final Proposition SUPERIOR = new Superiority("dpo", "ppo", 5, TERMS);
    private static final Proposition NOT_INFERIOR = new NonInferiority("dpo", "ppo", 5, TERMS);
    private static final Proposition WITHIN = new Within("dpo", "ppo", 5, TERMS);
    private static final Proposition ABOVE =
            new Above("dpo", 60, 2.5, new Terms(SCORE, GREEDY, Estimand.THESE_GOALS, 0.9));

    private static Ruling rule(Proposition proposition, double low, double high) {
        return proposition.rule(new Interval((low + high) / 2, low, high, 3, 0.95));
    }

    @Test
    void saysWhatItClaims() {
        assertThat(SUPERIOR.text()).isEqualTo("dpo is superior to ppo on success rate at 95 % confidence");
        assertThat(NOT_INFERIOR.text())
                .isEqualTo("dpo is less than 5 points below ppo on success rate at 95 % confidence");
        assertThat(WITHIN.text())
                .isEqualTo("dpo differs from ppo by less than 5 points on success rate at 95 % confidence");
        assertThat(ABOVE.text()).isEqualTo("dpo is above 60 points on score on these goals at 90 % confidence");
    }

    @Test
    void superiorityIsDecidedAtZero() {
        assertThat(rule(SUPERIOR, 0.1, 3)).isEqualTo(new Ruling(SUPPORTED, "the interval lies above 0"));
        assertThat(rule(SUPERIOR, -3, -0.1)).isEqualTo(new Ruling(REFUTED, "the interval lies below 0"));
        assertThat(rule(SUPERIOR, 0, 3)).isEqualTo(new Ruling(INCONCLUSIVE, "the interval holds 0"));
    }

    @Test
    void nonInferiorityIsDecidedAtTheMarginBelowZero() {
        assertThat(rule(NOT_INFERIOR, -4.9, 3)).isEqualTo(new Ruling(SUPPORTED, "the interval lies above -5"));
        assertThat(rule(NOT_INFERIOR, -9, -5.1)).isEqualTo(new Ruling(REFUTED, "the interval lies below -5"));
        assertThat(rule(NOT_INFERIOR, -6, -0.1)).isEqualTo(new Ruling(INCONCLUSIVE, "the interval holds -5"));
    }

    @Test
    void aDifferenceIsWithinItsMarginOnlyIfTheWholeIntervalIs() {
        assertThat(rule(WITHIN, -4.9, 4.9)).isEqualTo(new Ruling(SUPPORTED, "the interval lies between -5 and 5"));
        assertThat(rule(WITHIN, 5.1, 9)).isEqualTo(new Ruling(REFUTED, "the interval lies outside of -5 and 5"));
        assertThat(rule(WITHIN, -9, -5.1).outcome()).isEqualTo(REFUTED);
        assertThat(rule(WITHIN, -1, 5))
                .isEqualTo(new Ruling(INCONCLUSIVE, "the interval lies neither between nor outside of -5 and 5"));
        assertThat(rule(WITHIN, -20, 20).outcome()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void aMeanIsComparedWithItsThreshold() {
        assertThat(rule(ABOVE, 60.1, 63)).isEqualTo(new Ruling(SUPPORTED, "the interval lies above 60"));
        assertThat(rule(ABOVE, 50, 59.9)).isEqualTo(new Ruling(REFUTED, "the interval lies below 60"));
        assertThat(rule(ABOVE, 50, 60.1)).isEqualTo(new Ruling(INCONCLUSIVE, "the interval holds 60"));
    }

    /** What makes verdict and p-value agree at any level that a family may come to. */
    @Test
    void thePValueIsTheLeastLevelAtWhichTheIntervalDecides() {
        SplittableRandom random = new RandomStreams(5).stream("propositions");
        for (int i = 0; i < 200; i++) {
            Comparison comparison = comparison(random, 0.3 * random.nextDouble() - 0.15);
            for (Proposition proposition : List.of(SUPERIOR, NOT_INFERIOR, WITHIN)) {
                Effect effect = proposition.effect(comparison).orElseThrow();
                double p = proposition.pValue(effect);
                assertThat(p).isBetween(0.0, 1.0);
                if (p > 1e-9 && p < 0.999) {
                    assertThat(proposition.rule(effect.interval(1 - p * 1.001)).decided())
                            .isTrue();
                    assertThat(proposition.rule(effect.interval(1 - p * 0.999)).decided())
                            .isFalse();
                }
            }
        }
    }

    private static Comparison comparison(SplittableRandom random, double shift) {
        return new Comparison(
                "Sample",
                Samples.suite(4, true),
                List.of(finished(DPO, rewards(random, shift)), finished(PPO, rewards(random, 0))));
    }

    /** Success on each of 12 goals under each of 4 seeds. */
    private static double[][] rewards(SplittableRandom random, double shift) {
        double[][] rewards = new double[4][12];
        for (double[] row : rewards) {
            double level = 0.5 + shift + 0.1 * random.nextDouble();
            for (int goal = 0; goal < row.length; goal++) {
                row[goal] = random.nextDouble() < level ? 1 : 0.5;
            }
        }
        return rewards;
    }

    @Test
    void powerIsCountedAtTheMarginOrSmallestEffectNeverAtWhatWasObserved() {
        Comparison comparison = comparison(new RandomStreams(5).stream("power"), 0.1);
        Effect effect = SUPERIOR.effect(comparison).orElseThrow();
        Variances variances = ((CrossedEffect) effect).mean().variances();
        Power power = Singles.power(variances, Estimand.GOAL_POPULATION, 0.98);
        assertThat(SUPERIOR.power(effect, 0.98)).isEqualTo(power.toClear(5, 4, 12));
        assertThat(NOT_INFERIOR.power(effect, 0.98)).isEqualTo(power.toClear(5, 4, 12));
        assertThat(WITHIN.power(effect, 0.98)).isEqualTo(power.toLieWithin(5, 4, 12));
        assertThat(new Superiority("dpo", "ppo", Double.NaN, TERMS).power(effect, 0.98))
                .isNaN();
    }

    @Test
    void overGoalsPowerIsThatOfAOneSampleTest() {
        double[] rewards = new double[40];
        for (int i = 0; i < 40; i++) {
            rewards[i] = i % 2;
        }
        Proposition above = new Above("imitation", 40, 10, TERMS);
        Comparison comparison =
                new Comparison("Sample", Samples.suite(3, true), List.of(finished(Samples.IMITATION, rewards)));
        Effect effect = above.effect(comparison).orElseThrow();
        // SciPy 1.x: nct.sf(t.ppf(0.975, 39), 39, 10 / 50.63697 * sqrt(40)); 204 is the least n with 0.8.
        assertThat(above.power(effect, 0.95)).isCloseTo(0.2291669424949628, within(1e-6));
        assertThat(above.shortfall(effect, 0.95)).isEqualTo(new Shortfall(0, 204 - 40, ""));
        assertThat(new Above("imitation", 40, 1, TERMS).shortfall(effect, 0.95).beyond())
                .isEqualTo("over 1000 goals would be needed");
    }

    @Test
    void termsThatMakeNoSenseAreNoClaim() {
        assertThatThrownBy(() -> new Superiority("dpo", "dpo", 5, TERMS))
                .hasMessage("arm [dpo] cannot be superior to itself");
        assertThatThrownBy(() -> new NonInferiority("dpo", "dpo", 5, TERMS))
                .hasMessage("arm [dpo] cannot be non-inferior to itself");
        assertThatThrownBy(() -> new Within("dpo", "dpo", 5, TERMS))
                .hasMessage("arm [dpo] cannot be equivalent to itself");
        assertThatThrownBy(() -> new Superiority("dpo", "ppo", 0, TERMS))
                .hasMessage("smallest effect must be positive, was 0.0");
        assertThatThrownBy(() -> new Above("dpo", 60, -1, TERMS))
                .hasMessage("smallest effect must be positive, was -1.0");
        assertThatThrownBy(() -> new NonInferiority("dpo", "ppo", -5, TERMS))
                .hasMessage("margin must be positive, was -5.0");
        assertThatThrownBy(() -> new Within("dpo", "ppo", Double.NaN, TERMS))
                .hasMessage("margin must be positive, was NaN");
        assertThatThrownBy(() -> new Above("dpo", Double.NaN, 5, TERMS))
                .hasMessage("threshold must be finite, was NaN");
        assertThatThrownBy(() -> new Terms(SCORE, GREEDY, Estimand.THESE_GOALS, 95))
                .isInstanceOf(InvalidClaim.class)
                .hasMessage("confidence must be in (0, 1), was 95.0");
    }
}
