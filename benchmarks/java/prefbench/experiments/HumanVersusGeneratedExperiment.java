package prefbench.experiments;

import static prefbench.experiment.Metric.SUCCESS_RATE;
import static prefbench.junit.Assertions.assertThat;
import static prefbench.trajectory.TrajectorySource.generatedTrajectories;
import static prefbench.trajectory.TrajectorySource.humanTrajectories;

import prefbench.experiment.Comparison;
import prefbench.experiment.TrialResult;
import prefbench.junit.Arm;
import prefbench.junit.Claim;
import prefbench.junit.EachTrial;
import prefbench.junit.Experiment;
import prefbench.learn.Dpo;
import prefbench.learn.Recipe;
import prefbench.learn.Untrained;

/**
 * What are generated trajectories worth? Feng and Feng (arXiv 2408.16032, §3.2) train DPO on 100 trajectories that the
 * imitation policy generated, kept at reward 1, and find it comparable to 1,200 human ones. Few human trajectories separate
 * the effect of size from that of origin; few human ones of reward 1 separate filtering from origin. Going on from a policy
 * tuned on human trajectories with generated ones is their Figs 5 and 6, here at equal steps. Nested data sets of each size,
 * of either kind, say how many human trajectories a generated one is worth.
 */
@Experiment
class HumanVersusGeneratedExperiment {

    @Arm
    Recipe imitation() {
        return Untrained.imitation();
    }

    @Arm
    Recipe manyHuman() {
        return Dpo.on(humanTrajectories());
    }

    @Arm
    Recipe fewHuman() {
        return Dpo.on(humanTrajectories().few());
    }

    @Arm
    Recipe fewPerfectHuman() {
        return Dpo.on(humanTrajectories().few().perfectOnly());
    }

    @Arm
    Recipe fewGenerated() {
        return Dpo.on(generatedTrajectories().few());
    }

    @Arm
    Recipe humanBySize() {
        return Dpo.on(humanTrajectories().ofEachSize());
    }

    @Arm
    Recipe generatedBySize() {
        return Dpo.on(generatedTrajectories().ofEachSize());
    }

    @Arm
    Recipe manyHumanThenFewGenerated() {
        return manyHuman().then(fewGenerated());
    }

    @EachTrial
    void staysFinite(TrialResult trial) {
        assertThat(trial).hasFiniteLosses().movedItsParameters();
    }

    /** The primary claim, with a margin of a quarter of the paper's success rates. */
    @Claim
    void fewGeneratedDoNoWorseThanManyHuman(Comparison comparison) {
        assertThat(comparison)
                .arm("fewGenerated")
                .isNonInferiorTo("manyHuman", 5)
                .on(SUCCESS_RATE)
                .atConfidence(0.95);
    }

    @Claim
    void manyHumanBeatFewGenerated(Comparison comparison) {
        assertThat(comparison)
                .arm("manyHuman")
                .isSuperiorTo("fewGenerated")
                .on(SUCCESS_RATE)
                .detecting(5)
                .atConfidence(0.95);
    }

    @Claim
    void manyHumanBeatFewHuman(Comparison comparison) {
        assertThat(comparison)
                .arm("manyHuman")
                .isSuperiorTo("fewHuman")
                .on(SUCCESS_RATE)
                .detecting(5)
                .atConfidence(0.95);
    }

    @Claim
    void goingOnWithGeneratedBeatsMoreStepsOnHuman(Comparison comparison) {
        assertThat(comparison)
                .arm("manyHumanThenFewGenerated")
                .isSuperiorTo("manyHuman")
                .on(SUCCESS_RATE)
                .detecting(5)
                .atConfidence(0.95);
    }

    @Claim
    void generatedBeatAsManyHuman(Comparison comparison) {
        assertThat(comparison)
                .arm("fewGenerated")
                .isSuperiorTo("fewHuman")
                .on(SUCCESS_RATE)
                .detecting(5)
                .atConfidence(0.95);
    }

    @Claim
    void generatedBeatAsManyPerfectHuman(Comparison comparison) {
        assertThat(comparison)
                .arm("fewGenerated")
                .isSuperiorTo("fewPerfectHuman")
                .on(SUCCESS_RATE)
                .detecting(5)
                .atConfidence(0.95);
    }
}
