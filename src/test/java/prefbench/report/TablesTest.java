package prefbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import prefbench.experiment.Arm;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.learn.Dpo;
import prefbench.learn.Ppo;
import prefbench.learn.Untrained;
import prefbench.trajectory.TrajectorySource;

class TablesTest {
    private final Tables tables = Tables.of(Sample.standard(), JmhTable.empty());

    @Test
    void everyColumnExplainsItself() {
        assertThat(tables.columns().rows()).allSatisfy(row -> {
            assertThat(row.text("meaning")).isNotBlank().doesNotEndWith(".");
            assertThat(row.text("row_is")).isNotBlank();
        });
        assertThat(tables.all()).extracting(Table::file).doesNotHaveDuplicates();
    }

    @Test
    void filesAreListedClaimsFirstAndSetUpLast() {
        assertThat(String.join(" ", tables.all().stream().map(Table::file).toList()))
                .isEqualTo("verdicts.csv looks.csv claims.csv differences.csv comparisons.csv"
                        + " arms.csv arm_seconds.csv trials.csv curves.csv curve_bands.csv learning_curves.csv scores_at.csv"
                        + " scores_at_seconds.csv metrics.csv"
                        + " blind_spots.csv strata.csv aggregates.csv data_sizes.csv exchange_rate.csv lineage.csv robustness.csv"
                        + " thompson.csv thompson_path.csv thompson_bias.csv checkpoint_choice.csv"
                        + " cost.csv paper.csv paper_headline.csv paper_conditions.csv"
                        + " timings.csv suite.csv hyperparameters.csv provenance.csv failures.csv jmh.csv");
    }

    @Test
    void armsThatTrainHaveIntervalsOverSeedsCrossedWithGoalsOthersOverGoals() {
        assertThat(arm("dpo").text("score_interval"))
                .isEqualTo("95 % t, seeds crossed with goals, for goals like these");
        assertThat(arm("rule").text("score_interval")).isEqualTo("95 % t over goals");
    }

    @Test
    void cellsThatDoNotApplyAreEmptyNotZero() {
        assertThat(arm("rule").text("steps")).isEmpty();
        assertThat(arm("ppo").text("trajectories_used")).isEmpty();
        assertThat(arm("dpo").text("trajectories_used")).isEqualTo("300");
        assertThat(arm("dpo").text("generation_attempts")).isEmpty();
    }

    @Test
    void oneSeedHasNoIntervalAndNoBand() {
        Tables one = Tables.of(study(Sample.arm("solo", Ppo.inShop(), Sample.STEPS, 1, 0.3, 0.5)), JmhTable.empty());

        Table.Row row = one.results().arms().rows().get(0);
        assertThat(row.text("success_rate_low")).isEmpty();
        assertThat(row.text("success_rate_interval"))
                .isEqualTo("none: too few seeds: 1, a calibrated interval takes at least 3");
        assertThat(one.results().bands().rows())
                .allSatisfy(point -> assertThat(point.text("band")).isEqualTo("none: needs 2 seeds"));
    }

    @Test
    void twoSeedsHaveTheirRangeAsBandAndThreeHaveT() {
        assertThat(band("fewHumanPerfect")).isEqualTo("min to max over seeds");
        assertThat(band("fewHuman")).isEqualTo("95 % t over seeds");
    }

    @Test
    void optionsThatNoGoalHasAreLeftOutOfTheirMean() {
        double options =
                Double.parseDouble(tables.results().trials().rows().get(0).text("options"));

        assertThat(options).isBetween(0.0, 1.0);
    }

    @Test
    void anArmWithoutResultsKeepsARowWithItsReason() {
        Arm arm = new Arm("byTime", Ppo.inShop(), Sample.CLOCK);
        Tables without = Tables.of(
                study(new ArmTrials(arm, List.of(), "suite smoke leaves out equal wall-clock")), JmhTable.empty());

        Table.Row row = without.results().arms().rows().get(0);
        assertThat(row.text("left_out")).isEqualTo("suite smoke leaves out equal wall-clock");
        assertThat(row.text("n_seeds")).isEqualTo("0");
        assertThat(row.text("score")).isEmpty();
    }

    @Test
    void differencesArePairedBySeedAndRawPairsAddUp() {
        Table.Row mean = tables.judged()
                .differences()
                .first(row -> row.has("arm", "dpo") && row.has("against", "ppo") && row.has("metric", "score"))
                .orElseThrow();
        double average = tables
                .judged()
                .comparisons()
                .rows(row -> row.has("arm", "dpo") && row.has("against", "ppo") && row.has("metric", "score"))
                .stream()
                .mapToDouble(row -> row.cell("difference").number())
                .average()
                .orElseThrow();

        assertThat(mean.cell("difference").number()).isCloseTo(average, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(mean.text("n_seeds")).isEqualTo("3");
        assertThat(mean.text("interval")).isEqualTo("95 % paired t, seeds crossed with goals, for goals like these");
        assertThat(tables.judged().differences().columns())
                .filteredOn(column -> column.name().equals("interval"))
                .singleElement()
                .extracting(Column::meaning)
                .isEqualTo("what the interval is; not corrected for several pairs");
    }

    @Test
    void armsUnderUnlikeBudgetsAreNotCompared() {
        assertThat(tables.judged().differences().rows(row -> row.has("arm", "dpo") && row.has("against", "ppoByTime")))
                .isEmpty();
    }

    @Test
    void metricsKeepNanAsWhatTheLearnerComputed() {
        assertThat(tables.results().metrics().rows(row -> row.has("metric", "loss") && row.has("step", "2")))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.text("value")).isEqualTo("NaN"));
    }

    @Test
    void aSharedTrialIsTimedOnce() {
        ArmTrials imitation = Sample.arm("imitation", Untrained.imitation(), Sample.STEPS, 1, 0.3, 0.3);
        Evidence twice = Sample.evidence(
                Sample.suite(true), Sample.study("One", List.of(imitation)), Sample.study("Two", List.of(imitation)));

        Tables shared = Tables.of(twice, JmhTable.empty());
        assertThat(shared.results().trials().rows()).hasSize(2);
        assertThat(shared.setup().timings().rows(row -> row.has("part", "total")))
                .hasSize(1);
    }

    @Test
    void recipesAreTakenApartIntoHyperparameters() {
        Tables dpo = Tables.of(
                study(Sample.arm("dpo", Dpo.on(TrajectorySource.humanTrajectories()), Sample.STEPS, 1, 0.3, 0.5)),
                JmhTable.empty());

        assertThat(dpo.setup().hyperparameters().rows(row -> row.has("name", "objective.beta")))
                .singleElement()
                .satisfies(row -> assertThat(row.text("value")).isEqualTo("0.1"));
    }

    private Table.Row arm(String name) {
        return tables.results().arms().first(row -> row.has("arm", name)).orElseThrow();
    }

    private String band(String arm) {
        return tables.results()
                .bands()
                .first(row -> row.has("arm", arm))
                .orElseThrow()
                .text("band");
    }

    private static Evidence study(ArmTrials... arms) {
        return Sample.evidence(Sample.suite(true), Sample.study("StudyExperiment", List.of(arms)));
    }
}
