package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static prefbench.experiment.Samples.DPO;
import static prefbench.experiment.Samples.PPO;
import static prefbench.experiment.Samples.finished;

import java.util.List;
import org.junit.jupiter.api.Test;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.TrialResult.DataUse;
import prefbench.experiment.Verdict.Outcome;
import prefbench.learn.Dpo;
import prefbench.trajectory.TrajectorySource;

class SuperiorityTest {
    private static final double[] NONE = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final Superiority CLAIM = new Superiority("dpo", "ppo", Metric.SCORE, Decoding.GREEDY, 0.95);

    private static double[] reward(double of) {
        double[] rewards = new double[10];
        rewards[0] = of;
        return rewards;
    }

    private static Verdict judge(ArmTrials... arms) {
        return CLAIM.judge(new Comparison("Sample", Samples.suite(3, true), List.of(arms)), "wins");
    }

    @Test
    void supportedWhereTheIntervalLiesAboveZero() {
        Verdict verdict = judge(finished(DPO, reward(0.9), reward(1), reward(0.95)), finished(PPO, NONE, NONE, NONE));
        assertThat(verdict.outcome()).isEqualTo(Outcome.SUPPORTED);
        assertThat(verdict.line())
                .isEqualTo("SUPPORTED    Sample.wins: dpo is superior to ppo on score at 95 % confidence;"
                        + " effect +9.50 points [+8.26, +10.74], n = 3 seeds x 10 goals; the interval lies above 0");
    }

    @Test
    void refutedWhereTheIntervalLiesBelowZero() {
        Verdict verdict = judge(finished(DPO, NONE, NONE, NONE), finished(PPO, reward(0.9), reward(1), reward(0.95)));
        assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(verdict.reason()).isEqualTo("the interval lies below 0");
        assertThat(verdict.seedsNeeded()).isZero();
    }

    @Test
    void inconclusiveWhereTheIntervalHoldsZeroWithTheSeedsStillNeeded() {
        Verdict verdict = judge(finished(DPO, reward(0.2), reward(0), reward(0.3)), finished(PPO, NONE, NONE, NONE));
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.line())
                .isEqualTo(
                        "INCONCLUSIVE Sample.wins: dpo is superior to ppo on score at 95 % confidence;"
                                + " effect +1.67 points [-2.13, +5.46], n = 3 seeds x 10 goals; the interval holds 0; about 3 more seeds needed");
    }

    @Test
    void anUnjudgedSuiteJudgesNothing() {
        Comparison comparison = new Comparison(
                "Sample", Samples.suite(2, false), List.of(finished(DPO, NONE, reward(1)), finished(PPO, NONE, NONE)));
        assertThat(CLAIM.judge(comparison, "wins").line())
                .isEqualTo(
                        "INCONCLUSIVE Sample.wins: dpo is superior to ppo on score at 95 % confidence; suite trial judges no"
                                + " claim");
    }

    @Test
    void aSingleSeedDecidesNothing() {
        Verdict verdict = judge(finished(DPO, reward(1)), finished(PPO, NONE));
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.line())
                .endsWith(
                        "effect +10.00 points [unknown], n = 1 seed x 10 goals; 1 seed gives no interval, at least 2 are needed");
    }

    @Test
    void equalDifferencesDecideNothing() {
        Verdict verdict = judge(finished(DPO, reward(1), reward(1)), finished(PPO, NONE, NONE));
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.reason()).isEqualTo("all 2 differences are equal: there is no spread to judge by");
    }

    @Test
    void aFailedTrialDecidesNothing() {
        ArmTrials failed = new ArmTrials(
                DPO,
                List.of(new TrialOutcome.Failed("key", Samples.spec(DPO, 0), "trial [dpo, seed 0] failed: why\nlog")),
                "");
        assertThat(judge(failed, finished(PPO, NONE, NONE)).reason()).isEqualTo("trial [dpo, seed 0] failed: why");
    }

    @Test
    void anArmLeftOutDecidesNothing() {
        ArmTrials left = new ArmTrials(DPO, List.of(), "suite trial leaves it out");
        assertThat(judge(left, finished(PPO, NONE, NONE)).reason())
                .isEqualTo("arm dpo did not run: suite trial leaves it out");
    }

    @Test
    void aDecodingThatTheSuiteLacksDecidesNothing() {
        Superiority sampled = new Superiority("dpo", "ppo", Metric.SCORE, Decoding.SAMPLED, 0.95);
        Comparison comparison = new Comparison(
                "Sample", Samples.suite(2, true), List.of(finished(DPO, NONE, NONE), finished(PPO, NONE, NONE)));
        assertThat(sampled.judge(comparison, "wins").reason()).isEqualTo("suite trial has no sampled evaluation");
    }

    @Test
    void tooFewTrajectoriesDecideNothing() {
        ArmTrials few = with(DPO, new DataUse(17, 17, 1000, 25, 10, 0));
        assertThat(judge(few, finished(PPO, NONE, NONE)).reason())
                .isEqualTo("too few trajectories: arm dpo, seed 0 had 17 of 25 after 1000 attempts at generating them");
    }

    @Test
    void aClaimAboutDataSizeNeedsOneEpochOfTheLargerArm() {
        Arm small =
                Samples.arm("ppo", Dpo.on(TrajectorySource.humanTrajectories().few()));
        ArmTrials many = with(DPO, new DataUse(300, 250, 0, 300, 10, 0));
        assertThat(judge(many, finished(small, NONE, NONE)).reason())
                .isEqualTo("data not exhausted: arm dpo, seed 0 used 250 of its 300 trajectories");
        assertThat(judge(many, finished(PPO, NONE, NONE)).reason()).isEqualTo("the interval holds 0");
        ArmTrials whole = with(DPO, new DataUse(300, 300, 0, 300, 10, 0));
        assertThat(judge(whole, finished(small, NONE, NONE)).reason()).isEqualTo("the interval holds 0");
    }

    private static ArmTrials with(Arm arm, DataUse data) {
        return new ArmTrials(
                arm,
                List.of(
                        new TrialOutcome.Finished(
                                "key", Samples.result(Samples.spec(arm, 0), data, NONE), Samples.timings()),
                        new TrialOutcome.Finished(
                                "key", Samples.result(Samples.spec(arm, 1), data, reward(0.1)), Samples.timings())),
                "");
    }
}
