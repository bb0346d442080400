package prefbench.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static prefbench.experiment.Metric.SCORE;
import static prefbench.junit.Assertions.assertThat;
import static prefbench.trajectory.TrajectorySource.humanTrajectories;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import prefbench.experiment.Comparison;
import prefbench.experiment.TrialResult;
import prefbench.learn.Dpo;
import prefbench.learn.Ppo;
import prefbench.learn.Recipe;

/** What an experiment declares wrongly comes to light before its first trial. */
class WrongDeclarationTest {
    @TempDir
    Path reports;

    @ExtendWith(FakeLaboratory.class)
    @Experiment
    static class WithoutArms {
        @EachTrial
        void anything(TrialResult trial) {}
    }

    @ExtendWith(FakeLaboratory.class)
    @Experiment
    static class WithWrongReturn {
        @Arm
        String ppo() {
            return "ppo";
        }

        @EachTrial
        void anything(TrialResult trial) {}
    }

    @ExtendWith(FakeLaboratory.class)
    @Experiment
    static class WithBadRecipe {
        @Arm
        Recipe dpo() {
            return Dpo.on(humanTrajectories()).beta(-1);
        }

        @EachTrial
        void anything(TrialResult trial) {}
    }

    @ExtendWith(FakeLaboratory.class)
    @Experiment
    static class WithWrongParameter {
        @Arm
        Recipe dpo() {
            return Dpo.on(humanTrajectories());
        }

        @Claim
        void wins(TrialResult trial) {}
    }

    @ExtendWith(FakeLaboratory.class)
    @Experiment
    static class WithUnknownArm {
        @Arm
        Recipe dpo() {
            return Dpo.on(humanTrajectories());
        }

        @Claim
        void wins(Comparison comparison) {
            assertThat(comparison).arm("dpo").isSuperiorTo("dqn").on(SCORE).atConfidence(0.95);
        }
    }

    @ExtendWith(FakeLaboratory.class)
    @Experiment
    static class WithBadMargin {
        @Arm
        Recipe dpo() {
            return Dpo.on(humanTrajectories());
        }

        @Arm
        Recipe ppo() {
            return Ppo.inShop();
        }

        @Claim
        void close(Comparison comparison) {
            assertThat(comparison)
                    .arm("dpo")
                    .isEquivalentTo("ppo", -5)
                    .on(SCORE)
                    .atConfidence(0.95);
        }
    }

    @ExtendWith(FakeLaboratory.class)
    @Experiment
    static class WithBoldName {
        @Arm
        Recipe dpo() {
            return Dpo.on(humanTrajectories());
        }

        @Claim
        void dpoIsComparable(Comparison comparison) {
            assertThat(comparison).arm("dpo").isAbove(60).on(SCORE).atConfidence(0.95);
        }
    }

    @Test
    void aWrongDeclarationFailsBeforeAnyTrial() throws IOException {
        assertRejected(
                WithoutArms.class,
                "Configuration error: @Experiment class [%s] declares no @Arm method"
                        .formatted(WithoutArms.class.getName()));
        assertRejected(
                WithWrongReturn.class,
                "Configuration error: @Arm method [ppo] must return a Recipe but returns String");
        assertRejected(
                WithBadRecipe.class,
                "Configuration error: @Arm method [dpo] threw java.lang.IllegalArgumentException: beta must be positive, was"
                        + " -1.0");
        assertRejected(
                WithWrongParameter.class,
                "Configuration error: @Claim method [wins] must take one Comparison but takes [TrialResult]");
        assertRejected(
                WithUnknownArm.class,
                "Configuration error: @Claim method [wins]: unknown arm [dqn]: WithUnknownArm has [dpo]");
        assertRejected(
                WithBadMargin.class, "Configuration error: @Claim method [close]: margin must be positive, was -5.0");
        assertRejected(
                WithBoldName.class,
                "Configuration error: @Claim method [dpoIsComparable] must not be called comparable: the name stands"
                        + " beside the verdict, whatever that is; say what differs by how much");
        assertThat(Executions.in(reports).read()).isEmpty();
    }

    private void assertRejected(Class<?> experiment, String message) {
        EngineExecutionResults results = new Engine(reports).run(experiment);
        assertThat(results.containerEvents().failed().stream().map(Engine::thrown))
                .containsExactly(message);
    }
}
