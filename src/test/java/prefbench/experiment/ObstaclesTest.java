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
import prefbench.stats.Estimand;
import prefbench.trajectory.TrajectorySource;

class ObstaclesTest {
    private static final double[] NONE = new double[10];

    private static double[] reward(double of) {
        double[] rewards = new double[10];
        rewards[0] = of;
        return rewards;
    }

    private static Verdict judge(Suite suite, Decoding decoding, ArmTrials... arms) {
        Terms terms = new Terms(Metric.SCORE, decoding, Estimand.GOAL_POPULATION, 0.95);
        Family family =
                new Family("Sample", List.of(new Family.Member("wins", new Superiority("dpo", "ppo", 5, terms))));
        return family.judge(new Comparison("Sample", suite, List.of(arms))).get(0);
    }

    private static Verdict judge(ArmTrials... arms) {
        Verdict verdict = judge(Samples.suite(3, true), Decoding.GREEDY, arms);
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        return verdict;
    }

    @Test
    void anUnjudgedSuiteJudgesNothing() {
        Verdict verdict = judge(
                Samples.suite(2, false), Decoding.GREEDY, finished(DPO, NONE, reward(1)), finished(PPO, NONE, NONE));
        assertThat(verdict.line())
                .isEqualTo("INCONCLUSIVE Sample.wins: dpo is superior to ppo on score at 95 % confidence;"
                        + " suite trial judges no claim; given this one imitation checkpoint");
    }

    @Test
    void aSingleSeedDecidesNothing() {
        assertThat(judge(finished(DPO, reward(1)), finished(PPO, NONE)).line())
                .isEqualTo("INCONCLUSIVE Sample.wins: dpo is superior to ppo on score at 95 % confidence;"
                        + " effect +10.00 points [unknown] at 95 %, n = 1 seed x 10 goals;"
                        + " too few seeds: 1, a calibrated interval takes at least 3; by seed +10.00;"
                        + " given this one imitation checkpoint");
    }

    @Test
    void equalSeedsDecideNothing() {
        Verdict verdict = judge(finished(DPO, reward(1), reward(1), reward(1)), finished(PPO, NONE, NONE, NONE));
        assertThat(verdict.reason()).isEqualTo("all 3 seeds have the same mean: there is no spread to judge by");
        assertThat(verdict.power()).isNaN();
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
        assertThat(judge(Samples.suite(2, true), Decoding.SAMPLED, finished(DPO, NONE, NONE), finished(PPO, NONE, NONE))
                        .reason())
                .isEqualTo("suite trial has no sampled evaluation");
    }

    @Test
    void aMetricThatNoGoalHasDecidesNothing() {
        Terms terms = new Terms(Metric.OPTIONS, Decoding.GREEDY, Estimand.GOAL_POPULATION, 0.95);
        Family family = new Family("Sample", List.of(new Family.Member("wins", new Above("dpo", 0.5, 0.1, terms))));
        Comparison comparison = new Comparison(
                "Sample",
                Samples.suite(2, true),
                List.of(finished(DPO, new double[] {1}, new double[] {0}, new double[] {1})));
        assertThat(family.judge(comparison).get(0).reason()).isEqualTo("no goal has a value for options");
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
        assertThat(judge(many, finished(PPO, NONE, NONE, NONE)).reason()).startsWith("the interval holds 0");
        ArmTrials whole = with(DPO, new DataUse(300, 300, 0, 300, 10, 0));
        assertThat(judge(whole, finished(small, NONE, NONE, NONE)).reason()).startsWith("the interval holds 0");
    }

    private static ArmTrials with(Arm arm, DataUse data) {
        return new ArmTrials(
                arm,
                List.of(
                        new TrialOutcome.Finished(
                                "key", Samples.result(Samples.spec(arm, 0), data, NONE), Samples.timings()),
                        new TrialOutcome.Finished(
                                "key", Samples.result(Samples.spec(arm, 1), data, reward(0.1)), Samples.timings()),
                        new TrialOutcome.Finished(
                                "key", Samples.result(Samples.spec(arm, 2), data, reward(0.3)), Samples.timings())),
                "");
    }
}
