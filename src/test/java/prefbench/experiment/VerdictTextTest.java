package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static prefbench.experiment.Samples.DPO;
import static prefbench.experiment.Samples.IMITATION;
import static prefbench.experiment.Samples.PPO;
import static prefbench.experiment.Samples.finished;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import prefbench.experiment.Family.Member;
import prefbench.experiment.Verdict.Outcome;
import prefbench.random.RandomStreams;
import prefbench.stats.Estimand;

class VerdictTextTest {
    private static final Terms TERMS = terms(Estimand.GOAL_POPULATION);
    private static final Comparison COMPARISON = new Comparison(
            "Sample",
            Samples.suite(3, true),
            List.of(
                    finished(DPO, scores(55, 2), scores(57, 2), scores(59.5, 2)),
                    finished(PPO, scores(50, 2), scores(50.5, 2), scores(51, 2)),
                    finished(IMITATION, scores(48, 3))));

    private static Terms terms(Estimand estimand) {
        return new Terms(Metric.SCORE, Decoding.GREEDY, estimand, 0.95);
    }

    /** Twelve goals around this mean score. */
    private static double[] scores(double mean, double spread) {
        double[] rewards = new double[12];
        for (int goal = 0; goal < rewards.length; goal++) {
            rewards[goal] = (mean + spread * (goal % 2 == 0 ? 1 : -1) * (goal % 3)) / 100;
        }
        return rewards;
    }

    private static Verdict judge(Proposition proposition) {
        return new Family("Sample", List.of(new Member("wins", proposition)))
                .judge(COMPARISON)
                .get(0);
    }

    @Test
    void aSupportedClaimOnOneLine() {
        assertThat(judge(new Superiority("dpo", "ppo", 5, TERMS)).line())
                .isEqualTo("SUPPORTED    Sample.wins: dpo is superior to ppo on score at 95 % confidence;"
                        + " effect +6.67 points [+1.75, +11.58] at 95 %, n = 3 seeds x 12 goals; the interval lies above 0;"
                        + " power 63 % at 5 points; by seed +5.00 +6.50 +8.50; given this one imitation checkpoint");
    }

    @Test
    void aRefutedClaimAsAFailure() {
        assertThat(judge(new Superiority("ppo", "dpo", 5, TERMS)).message()).isEqualTo("""

                Expecting claim:
                  Sample.wins: ppo is superior to dpo on score at 95 % confidence
                to be supported but it is refuted:
                  the interval lies below 0
                with:
                  effect -6.67 points [-11.58, -1.75] at 95 %
                  [-11.58, -1.75] at 95 %, uncorrected; t, seeds crossed with goals, for goals like these
                  n = 3 seeds x 12 goals
                  power 63 % at 5 points
                  given this one imitation checkpoint
                and by seed:
                  seed 0: 50.00 - 55.00 = -5.00
                  seed 1: 50.50 - 57.00 = -6.50
                  seed 2: 51.00 - 59.50 = -8.50""");
    }

    @Test
    void anInconclusiveClaimSaysWhatADecisionTakes() {
        assertThat(judge(new NonInferiority("ppo", "dpo", 5, TERMS)).message()).isEqualTo("""

                Expecting claim:
                  Sample.wins: ppo is less than 5 points below dpo on score at 95 % confidence
                to be supported but it is inconclusive:
                  the interval holds -5
                with:
                  effect -6.67 points [-11.58, -1.75] at 95 %
                  [-11.58, -1.75] at 95 %, uncorrected; t, seeds crossed with goals, for goals like these
                  n = 3 seeds x 12 goals
                  power 63 % at 5 points
                  about 1 more seed for 80 % power at 5 points
                  given this one imitation checkpoint
                and by seed:
                  seed 0: 50.00 - 55.00 = -5.00
                  seed 1: 50.50 - 57.00 = -6.50
                  seed 2: 51.00 - 59.50 = -8.50""");
    }

    @Test
    void aClaimAboutOneArmHasAMean() {
        assertThat(judge(new Above("dpo", 60, 2, terms(Estimand.THESE_GOALS))).message())
                .isEqualTo("""

                Expecting claim:
                  Sample.wins: dpo is above 60 points on score on these goals at 95 % confidence
                to be supported but it is inconclusive:
                  the interval holds 60
                with:
                  mean 57.17 points [50.12, 64.21] at 95 %
                  [50.12, 64.21] at 95 %, uncorrected; t over seeds, for these goals only
                  n = 3 seeds x 12 goals
                  power 10.2 % at 2 points
                  about 11 more seeds for 80 % power at 2 points
                  given this one imitation checkpoint
                and by seed:
                  seed 0: 55.00
                  seed 1: 57.00
                  seed 2: 59.50""");
    }

    @Test
    void aPlaceInAFamilyIsSaid() {
        Verdict verdict = new Family(
                        "Sample",
                        List.of(
                                new Member("wins", new Superiority("dpo", "ppo", Double.NaN, TERMS)),
                                new Member("keepsUp", new NonInferiority("dpo", "imitation", 20, TERMS))))
                .judge(COMPARISON)
                .get(0);
        assertThat(verdict.line())
                .isEqualTo("SUPPORTED    Sample.wins: dpo is superior to ppo on score at 95 % confidence;"
                        + " effect +6.67 points [+1.75, +11.58] at 95 % (Holm, 2 of 2), n = 3 seeds x 12 goals;"
                        + " the interval lies above 0; no smallest effect was declared, so the power is unknown;"
                        + " by seed +5.00 +6.50 +8.50; given this one imitation checkpoint");
    }

    @Test
    void aClaimOutsideAnExperimentFailsWithTheSameWords() {
        Proposition loses = new Superiority("ppo", "dpo", 5, TERMS);
        assertThatThrownBy(() -> COMPARISON.claim(loses))
                .isInstanceOf(AssertionError.class)
                .hasMessage(judge(loses).message().replace("Sample.wins", "Sample.claim"));
        COMPARISON.claim(new Superiority("dpo", "ppo", 5, TERMS));
    }

    @Test
    void theWordIsSaidOnlyAtAPowerOfEightyPerCent() {
        SplittableRandom random = new RandomStreams(6).stream("words");
        int said = 0;
        int withheld = 0;
        for (int i = 0; i < 100; i++) {
            for (Verdict verdict : judgeAll(random)) {
                String words = (verdict.line() + verdict.message()).toLowerCase(Locale.ROOT);
                boolean earned = verdict.declared().kind().equals("within margin")
                        && verdict.outcome() == Outcome.SUPPORTED
                        && verdict.power() >= 0.8;
                assertThat(words.contains("equivalent") || words.contains("comparable"))
                        .isEqualTo(earned);
                said += earned ? 1 : 0;
                withheld += verdict.reason().contains("but the power to find that is below 80 %") ? 1 : 0;
            }
        }
        assertThat(said).isGreaterThan(10);
        assertThat(withheld).isPositive();
    }

    private static List<Verdict> judgeAll(SplittableRandom random) {
        double noise = 3 * random.nextDouble();
        List<double[][]> arms = new ArrayList<>();
        for (int arm = 0; arm < 2; arm++) {
            double[][] rewards = new double[3][];
            for (int seed = 0; seed < 3; seed++) {
                rewards[seed] = scores(50 + noise * random.nextGaussian(), 1 + seed);
            }
            arms.add(rewards);
        }
        Comparison comparison = new Comparison(
                "Sample", Samples.suite(3, true), List.of(finished(DPO, arms.get(0)), finished(PPO, arms.get(1))));
        return new Family(
                        "Sample",
                        List.of(
                                new Member("within", new Within("dpo", "ppo", 5, TERMS)),
                                new Member("notWorse", new NonInferiority("dpo", "ppo", 5, TERMS)),
                                new Member("better", new Superiority("dpo", "ppo", 5, TERMS))))
                .judge(comparison);
    }
}
