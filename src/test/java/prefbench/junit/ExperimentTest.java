package prefbench.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static prefbench.experiment.Metric.SCORE;
import static prefbench.experiment.Metric.SUCCESS_RATE;
import static prefbench.junit.Assertions.assertThat;
import static prefbench.trajectory.TrajectorySource.humanTrajectories;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import prefbench.experiment.BudgetKind;
import prefbench.experiment.Comparison;
import prefbench.experiment.Findings;
import prefbench.experiment.TrialResult;
import prefbench.experiment.Verdict;
import prefbench.experiment.Verdicts;
import prefbench.learn.Dpo;
import prefbench.learn.Ppo;
import prefbench.learn.Recipe;
import prefbench.learn.Untrained;
import prefbench.text.InputException;

class ExperimentTest {
    private static final String WINS =
            "SUPPORTED    Whole.dpoWins: dpo is superior to imitation on score on these goals at 95 %"
                    + " confidence; effect +52.50 points [+38.75, +66.25] at 98.33 % (Holm, 1 of 3), n = 3 seeds x 4 goals;"
                    + " the interval lies above 0; power 13 % at 5 points; by seed +50.00 +52.50 +55.00;"
                    + " given this one imitation checkpoint";
    private static final String LOSES = """

            Expecting claim:
              Whole.imitationWins: imitation is superior to dpo on score on these goals at 95 % confidence
            to be supported but it is refuted:
              the interval lies below 0
            with:
              effect -52.50 points [-63.68, -41.32] at 97.5 % (Holm, 2 of 3)
              [-60.31, -44.69] at 95 %, uncorrected; t over seeds, for these goals only
              n = 3 seeds x 4 goals
              power 18.9 % at 5 points
              given this one imitation checkpoint
            and by seed:
              seed 0: 25.00 - 75.00 = -50.00
              seed 1: 25.00 - 77.50 = -52.50
              seed 2: 25.00 - 80.00 = -55.00""";
    private static final String EVEN = """

            Expecting claim:
              Whole.equalOnes: dpo is superior to imitation on success rate at 95 % confidence
            to be supported but it is inconclusive:
              all 3 seeds have the same mean: there is no spread to judge by
            with:
              effect +50.00 points [unknown] at 95 % (Holm, 3 of 3)
              [unknown] at 95 %, uncorrected; t, seeds crossed with goals, for goals like these
              n = 3 seeds x 4 goals
              power unknown
              given this one imitation checkpoint
            and by seed:
              seed 0: 75.00 - 25.00 = +50.00
              seed 1: 75.00 - 25.00 = +50.00
              seed 2: 75.00 - 25.00 = +50.00""";

    @TempDir
    Path reports;

    @ExtendWith(FakeLaboratory.class)
    @Experiment
    static class Whole {
        @Arm
        Recipe imitation() {
            return Untrained.imitation();
        }

        @Arm
        Recipe dpo() {
            return Dpo.on(humanTrajectories()).beta(0.1);
        }

        @Arm(budget = BudgetKind.EQUAL_WALL_CLOCK)
        Recipe timed() {
            return Dpo.on(humanTrajectories());
        }

        @EachTrial
        void staysFinite(TrialResult trial) {
            assertThat(trial)
                    .hasFiniteLosses()
                    .movedItsParameters()
                    .keptItsBudget()
                    .evaluatedItsGoals();
        }

        @Claim
        void dpoWins(Comparison comparison) {
            assertThat(comparison)
                    .arm("dpo")
                    .isSuperiorTo("imitation")
                    .on(SCORE)
                    .onTheseGoals()
                    .detecting(5)
                    .atConfidence(0.95);
        }

        @Claim
        void imitationWins(Comparison comparison) {
            assertThat(comparison)
                    .arm("imitation")
                    .isSuperiorTo("dpo")
                    .on(SCORE)
                    .onTheseGoals()
                    .detecting(5)
                    .atConfidence(0.95);
        }

        @Claim
        void equalOnes(Comparison comparison) {
            assertThat(comparison)
                    .arm("dpo")
                    .isSuperiorTo("imitation")
                    .on(SUCCESS_RATE)
                    .atConfidence(0.95);
        }
    }

    private EngineExecutionResults run(Class<?> experiment, String... parameters) {
        return new Engine(reports).run(experiment, parameters);
    }

    @Test
    void eachTrialRunsOnceForAllTests() throws IOException {
        EngineExecutionResults results = run(Whole.class);
        assertThat(Executions.in(reports).read())
                .containsExactly("dpo, seed 0", "dpo, seed 1", "dpo, seed 2", "imitation, seed 0");
        assertThat(results.testEvents().finished().stream()
                        .map(event -> event.getTestDescriptor().getDisplayName()))
                .containsExactly(
                        "dpo, seed 0",
                        "dpo, seed 1",
                        "dpo, seed 2",
                        "imitation, seed 0",
                        "dpoWins(Comparison)",
                        "equalOnes(Comparison)",
                        "imitationWins(Comparison)");
    }

    @Test
    void claimsAreReportedByDefault() {
        EngineExecutionResults results = run(Whole.class);
        results.testEvents()
                .assertStatistics(events -> events.succeeded(5).aborted(2).failed(0));
        assertThat(results.testEvents().aborted().stream().map(Engine::thrown)).containsExactly(EVEN, LOSES);
        assertThat(Verdicts.in(reports).read()).extracting(Verdict::line).contains(WINS);
        assertThat(Verdicts.in(reports).read()).extracting(Verdict::message).contains(EVEN, LOSES);
        assertThat(Verdicts.in(reports).read())
                .extracting(Verdict::claim)
                .containsExactly("dpoWins", "equalOnes", "imitationWins");
    }

    @Test
    void aRefutedClaimFailsWhereClaimsAreEnforced() {
        EngineExecutionResults results = run(Whole.class, "claims", "enforce");
        results.testEvents()
                .assertStatistics(events -> events.succeeded(5).aborted(1).failed(1));
        assertThat(results.testEvents().failed().stream().map(Engine::thrown)).containsExactly(LOSES);
    }

    @Test
    void anUnjudgedSuiteSkipsAllClaims() {
        EngineExecutionResults results = run(Whole.class, "judged", "false", "claims", "enforce");
        results.testEvents()
                .assertStatistics(events -> events.succeeded(4).aborted(3).failed(0));
        assertThat(Verdicts.in(reports).read()).extracting(Verdict::reason).containsOnly("suite trial judges no claim");
    }

    @Test
    void findingsAreLeftForTheReport() {
        run(Whole.class);
        run(Whole.class);
        assertThat(Verdicts.in(reports).read()).hasSize(3);
        Findings findings = Findings.readAll(reports).get(0);
        assertThat(findings.experiment()).isEqualTo("Whole");
        assertThat(findings.arms()).extracting(arm -> arm.arm().name()).containsExactly("dpo", "imitation", "timed");
        assertThat(findings.arms().get(2).leftOut())
                .isEqualTo("suite trial leaves out equal wall-clock (budget.seconds is 0)");
        assertThat(findings.arms().get(0).trials())
                .extracting(Findings.TrialFindings::key)
                .isEqualTo(List.of("key-dpo, seed 0", "key-dpo, seed 1", "key-dpo, seed 2"));
    }

    @ExtendWith(FakeLaboratory.class)
    @Experiment
    static class Failing {
        @Arm
        Recipe imitation() {
            return Untrained.imitation();
        }

        @Arm
        Recipe dead() {
            return Ppo.inShop().clip(0.666);
        }

        @EachTrial
        void staysFinite(TrialResult trial) {
            assertThat(trial).hasFiniteLosses();
        }

        @Claim
        void deadWins(Comparison comparison) {
            assertThat(comparison)
                    .arm("dead")
                    .isSuperiorTo("imitation")
                    .on(SCORE)
                    .atConfidence(0.95);
        }

        @Claim
        void claimsNothing(Comparison comparison) {
            comparison.arms();
        }
    }

    @Test
    void aFailedTrialFailsItsInvariantsAndLeavesItsClaimsOpen() {
        EngineExecutionResults results = run(Failing.class);
        assertThat(results.testEvents().failed().stream().map(Engine::thrown))
                .containsExactly(
                        "trial [dead, seed 0] failed: its worker died\nlog",
                        "trial [dead, seed 1] failed: its worker died\nlog",
                        "trial [dead, seed 2] failed: its worker died\nlog",
                        "@Claim method [claimsNothing] claimed nothing: say assertThat(comparison).arm(...)");
        assertThat(Verdicts.in(reports).read())
                .extracting(Verdict::reason)
                .containsExactly("trial [dead, seed 0] failed: its worker died");
    }

    @Experiment
    static class InTheUsualLaboratory {
        @Arm
        Recipe imitation() {
            return Untrained.imitation();
        }

        @EachTrial
        void anything(TrialResult trial) {}
    }

    @Test
    void badInputFailsBeforeAnyTrialAsItself() {
        EngineExecutionResults results = run(InTheUsualLaboratory.class, "prefbench.suite", "fast");
        Throwable thrown = results.containerEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow())
                .findFirst()
                .orElseThrow();
        assertThat(thrown).isInstanceOf(InputException.class).hasMessageStartingWith("unknown suite [fast]: ");
    }
}
