package prefbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.learn.Dpo;
import prefbench.learn.PreferenceLoss;
import prefbench.trajectory.TrajectorySource;

/** Arms of each data size in the report, and what was learned from. */
class SizesTest {
    private static final int[] SIZES = {25, 100, 400};

    /** Success at the sizes, of human and of generated trajectories. */
    private static Evidence evidence(boolean judged, int seeds, double[] human, double[] generated) {
        List<ArmTrials> arms = new ArrayList<>();
        for (int i = 0; i < SIZES.length; i++) {
            arms.add(arm("humanBySize", TrajectorySource.humanTrajectories(), SIZES[i], seeds, human[i]));
        }
        for (int i = 0; i < SIZES.length; i++) {
            arms.add(arm("generatedBySize", TrajectorySource.generatedTrajectories(), SIZES[i], seeds, generated[i]));
        }
        return Sample.evidence(Sample.suite(judged), Sample.study(Sample.suite(judged), "SizesExperiment", arms));
    }

    private static ArmTrials arm(String family, TrajectorySource source, int size, int seeds, double success) {
        return Sample.arm(family + " " + size, Dpo.on(source.size(size)), Sample.STEPS, seeds, 0.1, success);
    }

    private static Table.Row rate(Evidence evidence) {
        assertThat(RatesTable.of(evidence).rows()).hasSize(1);
        return RatesTable.of(evidence).rows().get(0);
    }

    @Test
    void aRateIsSaidWithItsLimitsWhereSuccessRises() {
        Evidence rising = evidence(true, 4, new double[] {0.2, 0.4, 0.6}, new double[] {0.1, 0.3, 0.5});
        Table.Row row = rate(rising);
        assertThat(row.text("human")).isEqualTo("humanBySize");
        assertThat(row.text("generated")).isEqualTo("generatedBySize");
        assertThat(row.text("sizes")).isEqualTo("25, 100, 400");
        // Ten points less at twenty for each factor of four: half of such a factor.
        assertThat(row.cell("rate").number()).isBetween(0.3, 0.8);
        assertThat(row.cell("rate_low").number()).isLessThan(row.cell("rate").number());
        assertThat(row.text("sentence"))
                .matches(
                        "One generated trajectory is worth 0\\.\\d\\d simulated-human ones \\[0\\.\\d\\d, \\d\\.\\d\\d\\] at 95 %"
                                + " confidence, by 4 seeds x 100 goals");
        assertThat(SizesTable.of(rising).rows()).hasSize(6).allSatisfy(size -> {
            assertThat(size.text("not_in_rate")).isEmpty();
            assertThat(size.cell("fitted").number()).isBetween(5.0, 65.0);
            assertThat(size.cell("success_rate_low").number())
                    .isLessThan(size.cell("success_rate").number());
        });
    }

    @Test
    void noRateIsSaidByTooFewSeedsOrByASuiteThatDoesNotJudge() {
        double[] rising = {0.2, 0.4, 0.6};
        assertThat(rate(evidence(true, 2, rising, rising)).text("sentence"))
                .startsWith("What one generated trajectory is worth cannot be said: too few seeds");
        assertThat(rate(evidence(false, 4, rising, rising)).text("sentence"))
                .isEqualTo("What one generated trajectory is worth cannot be said: suite smoke does not judge");
    }

    @Test
    void noRateIsSaidWhereNoneIsRuledOut() {
        Table.Row row = rate(evidence(true, 3, new double[] {0.3, 0.3, 0.33}, new double[] {0.3, 0.3, 0.33}));
        assertThat(row.cell("slope_low").number()).isNegative();
        assertThat(row.cell("slope").number()).isPositive();
        assertThat(row.text("sentence"))
                .isEqualTo(
                        "What one generated trajectory is worth cannot be said: 3 seeds x 100 goals rule out no rate at 95 %"
                                + " confidence");
    }

    @Test
    void whereSuccessDoesNotRiseNothingIsExchanged() {
        Table.Row row = rate(evidence(true, 4, new double[] {0.6, 0.4, 0.2}, new double[] {0.6, 0.4, 0.2}));
        assertThat(row.cell("rate").isEmpty()).isTrue();
        assertThat(row.cell("slope").number()).isNegative();
        assertThat(row.text("sentence"))
                .isEqualTo(
                        "What one generated trajectory is worth cannot be said: success does not rise with the number of"
                                + " trajectories");
    }

    @Test
    void recipesThatDifferInMoreThanTheirDataAreNotCompared() {
        List<ArmTrials> arms = new ArrayList<>();
        for (int size : SIZES) {
            Dpo human = Dpo.on(TrajectorySource.humanTrajectories().size(size));
            Dpo other = Dpo.on(TrajectorySource.generatedTrajectories().size(size));
            arms.add(Sample.arm("human " + size, human, Sample.STEPS, 3, 0.1, 0.3));
            arms.add(Sample.arm("other " + size, other.loss(PreferenceLoss.HINGE), Sample.STEPS, 3, 0.1, 0.3));
        }
        Evidence unlike = Sample.evidence(Sample.suite(true), Sample.study("SizesExperiment", arms));
        assertThat(RatesTable.of(unlike).rows()).isEmpty();
        assertThat(SizesTable.of(unlike).rows())
                .hasSize(6)
                .allMatch(row -> row.cell("fitted").isEmpty());
    }

    @Test
    void aSizeThatWasNotHadInFullHasNoPartInTheRate() {
        Evidence whole = evidence(true, 3, new double[] {0.2, 0.4, 0.6}, new double[] {0.1, 0.3, 0.5});
        List<ArmTrials> arms = new ArrayList<>(whole.studies().get(0).arms());
        ArmTrials last = arms.remove(5);
        arms.add(new ArmTrials(last.arm(), List.of(), "suite standard leaves it out"));
        Evidence partly = Sample.evidence(Sample.suite(true), Sample.study("SizesExperiment", arms));
        assertThat(rate(partly).text("sizes")).isEqualTo("25, 100");
        assertThat(SizesTable.of(partly).rows().get(5).text("not_in_rate")).isEqualTo("suite standard leaves it out");
    }

    @Test
    void thePageShowsSentencePictureAndNumbers(@TempDir Path folder) throws Exception {
        Evidence rising = evidence(true, 4, new double[] {0.2, 0.4, 0.6}, new double[] {0.1, 0.3, 0.5});
        Report.of(rising).write(folder);
        assertThat(folder.resolve("index.html"))
                .content()
                .contains("One generated trajectory is worth ")
                .contains("Final success by data size")
                .contains("charts/sizes-sizes_success_rate_by_size.png");
        assertThat(ImageIO.read(folder.resolve("charts/sizes-sizes_success_rate_by_size.png")
                                .toFile())
                        .getWidth())
                .isEqualTo(2000);
        assertThat(folder.resolve("charts/sizes-equal-steps_success_rate_by_steps.png"))
                .doesNotExist();
    }

    @Test
    void lineageIsSummedOverAnArmsTrialsAndTheCheckpointsComesFirst() {
        Evidence evidence = Sample.evidence(Sample.suite(true), Sample.humanVersusGenerated());
        Table lineage = LineageTable.of(evidence);
        assertThat(lineage.rows().get(0).text("arm")).isEqualTo("imitation checkpoint");
        assertThat(lineage.rows().get(0).text("trajectories")).isEqualTo("4");
        assertThat(lineage.rows()).noneMatch(row -> row.has("arm", "imitation"));
        Table.Row many = lineage.first(row -> row.has("arm", "manyHuman")).orElseThrow();
        assertThat(Map.of(
                        "n_trials", many.text("n_trials"),
                        "trajectories", many.text("trajectories"),
                        "simulated_human", many.text("simulated_human"),
                        "distinct_goals", many.text("distinct_goals"),
                        "show_reserved_products", many.text("show_reserved_products"),
                        "left_out_reasons", many.text("left_out_reasons"),
                        "training_goals", many.text("training_goals"),
                        "proved", many.text("proved")))
                .isEqualTo(Map.of(
                        "n_trials", "3",
                        "trajectories", "9",
                        "simulated_human", "9",
                        "distinct_goals", "3",
                        "show_reserved_products", "6",
                        "left_out_reasons", "the bought product is that of a test or dev goal: 5",
                        "training_goals", "1000",
                        "proved", "true"));
    }
}
