package prefbench.experiments;

import static prefbench.experiment.BudgetKind.EQUAL_WALL_CLOCK;
import static prefbench.experiment.Metric.SCORE;
import static prefbench.experiment.Metric.SUCCESS_RATE;
import static prefbench.junit.Assertions.assertThat;
import static prefbench.trajectory.TrajectorySource.humanTrajectories;

import prefbench.experiment.Comparison;
import prefbench.experiment.TrialResult;
import prefbench.junit.Arm;
import prefbench.junit.Claim;
import prefbench.junit.EachTrial;
import prefbench.junit.Experiment;
import prefbench.learn.Dpo;
import prefbench.learn.Ppo;
import prefbench.learn.Recipe;
import prefbench.learn.Untrained;

/**
 * Which way of fine-tuning reaches more goals, from one imitation checkpoint: DPO on human trajectories, or PPO in the shop?
 * Feng and Feng (arXiv 2408.16032, abstract) report 19 % success for DPO after 3,000 steps and half an hour, and 15 % for PPO
 * after two hours. Here both get equal steps, and both get equal time. The smallest effect of interest is 5 points, about the
 * paper's difference.
 */
@Experiment
class DpoVersusPpoExperiment {

    @Arm
    Recipe imitation() {
        return Untrained.imitation();
    }

    @Arm
    Recipe rule() {
        return Untrained.rule();
    }

    @Arm
    Recipe random() {
        return Untrained.random();
    }

    @Arm
    Recipe dpo() {
        return Dpo.on(humanTrajectories()).beta(0.1);
    }

    @Arm
    Recipe ppo() {
        return Ppo.inShop().clip(0.2);
    }

    @Arm(budget = EQUAL_WALL_CLOCK)
    Recipe dpoInEqualTime() {
        return dpo();
    }

    @Arm(budget = EQUAL_WALL_CLOCK)
    Recipe ppoInEqualTime() {
        return ppo();
    }

    @EachTrial
    void staysFinite(TrialResult trial) {
        assertThat(trial).hasFiniteLosses().movedItsParameters();
    }

    @Claim
    void dpoReachesMoreGoalsInEqualSteps(Comparison comparison) {
        assertThat(comparison)
                .arm("dpo")
                .isSuperiorTo("ppo")
                .on(SUCCESS_RATE)
                .detecting(5)
                .atConfidence(0.95);
    }

    @Claim
    void dpoReachesMoreGoalsInEqualTime(Comparison comparison) {
        assertThat(comparison)
                .arm("dpoInEqualTime")
                .isSuperiorTo("ppoInEqualTime")
                .on(SUCCESS_RATE)
                .detecting(5)
                .atConfidence(0.95);
    }

    @Claim
    void dpoImprovesOnImitation(Comparison comparison) {
        assertThat(comparison)
                .arm("dpo")
                .isSuperiorTo("imitation")
                .on(SCORE)
                .detecting(5)
                .atConfidence(0.95);
    }

    @Claim
    void ppoImprovesOnImitation(Comparison comparison) {
        assertThat(comparison)
                .arm("ppo")
                .isSuperiorTo("imitation")
                .on(SCORE)
                .detecting(5)
                .atConfidence(0.95);
    }

    @Claim
    void imitationBeatsTheRule(Comparison comparison) {
        assertThat(comparison)
                .arm("imitation")
                .isSuperiorTo("rule")
                .on(SCORE)
                .detecting(5)
                .atConfidence(0.95);
    }

    @Claim
    void imitationBeatsChance(Comparison comparison) {
        assertThat(comparison)
                .arm("imitation")
                .isSuperiorTo("random")
                .on(SCORE)
                .detecting(5)
                .atConfidence(0.95);
    }
}
