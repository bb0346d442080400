package prefbench.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static prefbench.experiment.Metric.SCORE;
import static prefbench.junit.Assertions.assertThat;
import static prefbench.trajectory.TrajectorySource.humanTrajectories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import prefbench.experiment.Comparison;
import prefbench.experiment.Verdict;
import prefbench.experiment.Verdicts;
import prefbench.learn.Dpo;
import prefbench.learn.Recipe;
import prefbench.learn.Untrained;

/** Claims are judged as they were declared before the trials. */
class LateClaimTest {
    @TempDir
    Path reports;

    @ExtendWith(FakeLaboratory.class)
    @Experiment
    static class Fishing {
        @Arm
        Recipe imitation() {
            return Untrained.imitation();
        }

        @Arm
        Recipe dpo() {
            return Dpo.on(humanTrajectories());
        }

        @Claim
        void isAboveWhatItReached(Comparison comparison) {
            double[] reached = comparison.values("dpo", SCORE, prefbench.experiment.Decoding.GREEDY);
            double threshold = reached.length == 0 ? 90 : reached[0] - 10;
            assertThat(comparison)
                    .arm("dpo")
                    .isAbove(threshold)
                    .on(SCORE)
                    .onTheseGoals()
                    .atConfidence(0.95);
        }
    }

    @Test
    void aClaimThatWaitsForTheResultsIsNotJudged() {
        EngineExecutionResults results = run(Fishing.class);
        results.testEvents().assertStatistics(events -> events.aborted(1));
        assertThat(Verdicts.in(reports).read())
                .extracting(Verdict::line)
                .satisfiesExactly(
                        declared -> assertThat(declared)
                                .startsWith(
                                        "REFUTED      Fishing.isAboveWhatItReached: dpo is above 90 points on score"),
                        late -> assertThat(late)
                                .startsWith(
                                        "INCONCLUSIVE Fishing.isAboveWhatItReached: dpo is above 65 points on score")
                                .contains("; claimed after the results only: before the trials, without any, the method"
                                        + " did not claim this; "));
    }

    private static double margin;

    @ExtendWith(FakeLaboratory.class)
    @Experiment
    static class Shifting {
        @Arm
        Recipe imitation() {
            return Untrained.imitation();
        }

        @Arm
        Recipe dpo() {
            return Dpo.on(humanTrajectories());
        }

        @Claim
        void imitationLosesLittle(Comparison comparison) {
            assertThat(comparison)
                    .arm("imitation")
                    .isNonInferiorTo("dpo", margin)
                    .on(SCORE)
                    .onTheseGoals()
                    .atConfidence(0.95);
        }
    }

    @Test
    void aMarginThatIsChangedAfterTheResultsDecidesNothing() throws IOException {
        Path file = reports.resolve("runs/claims/Shifting.jsonl");
        margin = 10;
        run(Shifting.class);
        String once = Files.readString(file);
        assertThat(verdict().outcome()).isEqualTo(Verdict.Outcome.REFUTED);
        assertThat(verdict().declared().stored().words()).isEqualTo("before its results");
        run(Shifting.class);
        assertThat(Files.readString(file)).isEqualTo(once);
        assertThat(verdict().outcome()).isEqualTo(Verdict.Outcome.REFUTED);

        margin = 80;
        for (int again = 0; again < 2; again++) {
            run(Shifting.class);
            assertThat(verdict().outcome()).isEqualTo(Verdict.Outcome.INCONCLUSIVE);
            assertThat(verdict().reason())
                    .isEqualTo(
                            "declared after its results were there; before, the claim was that imitation is less than 10"
                                    + " points below dpo on score on these goals at 95 % confidence");
            assertThat(verdict().declared().stored().words()).isEqualTo("after its results");
        }

        margin = 10;
        run(Shifting.class);
        assertThat(verdict().outcome()).isEqualTo(Verdict.Outcome.REFUTED);
    }

    private Verdict verdict() {
        return Verdicts.in(reports).read().get(0);
    }

    private EngineExecutionResults run(Class<?> experiment) {
        return new Engine(reports).run(experiment);
    }
}
