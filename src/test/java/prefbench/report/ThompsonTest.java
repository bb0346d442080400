package prefbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static prefbench.trajectory.TrajectorySource.humanTrajectories;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.Suite;
import prefbench.learn.Dpo;
import prefbench.learn.Ppo;
import prefbench.learn.Untrained;

class ThompsonTest {
    private static final Evidence EVIDENCE = Sample.withThompson(2, 200);
    private static final Tables TABLES = Tables.of(EVIDENCE, JmhTable.empty());

    @Test
    void pullsOfARunSumToItsRollouts() {
        assertThat(TABLES.bandits().thompson().rows().stream()
                        .collect(Collectors.groupingBy(
                                row -> row.text("experiment") + row.text("allocation") + row.text("run"),
                                Collectors.summingDouble(
                                        row -> row.cell("pulls").number())))
                        .values())
                .hasSize(8)
                .containsOnly(200.0);
        assertThat(TABLES.bandits()
                        .thompson()
                        .rows(row ->
                                row.has("allocation", "uniform") && row.has("experiment", "DpoVersusPpoExperiment")))
                .allSatisfy(row -> assertThat(row.text("pulls")).isEqualTo("40"));
    }

    @Test
    void armsAreThoseThatTrainAndTheImitationPolicyWithOneSeedForEachRun() {
        assertThat(TABLES.bandits()
                        .thompson()
                        .rows(row -> row.has("allocation", "thompson")
                                && row.has("run", "1")
                                && row.has("experiment", "DpoVersusPpoExperiment")))
                .extracting(row -> row.text("arm") + " " + row.text("seed"))
                .containsExactly("imitation ", "dpo 1", "ppo 1", "dpoByTime 1", "ppoByTime 1");
    }

    @Test
    void armsOfDataSizesDoNotCompete() {
        Suite suite = Sample.withThompson(1, 100).suite();
        List<ArmTrials> arms = List.of(
                Sample.arm("imitation", Untrained.imitation(), Sample.STEPS, 1, 0, 0.3),
                Sample.arm("ppo", Ppo.inShop(), Sample.STEPS, 3, 0.1, 0.5),
                Sample.arm("bySize 25", Dpo.on(humanTrajectories().size(25)), Sample.STEPS, 3, 0.1, 0.2),
                Sample.arm("bySize 100", Dpo.on(humanTrajectories().size(100)), Sample.STEPS, 3, 0.1, 0.4));
        Evidence evidence = Sample.evidence(suite, Sample.study(suite, "SizesExperiment", arms));
        assertThat(Tables.of(evidence, JmhTable.empty())
                        .bandits()
                        .thompson()
                        .rows(row -> row.has("allocation", "thompson")))
                .extracting(row -> row.text("arm"))
                .containsExactly("imitation", "ppo");
    }

    @Test
    void aConfidenceSequenceIsWiderThanThePosteriorsIntervalAndHoldsTheTrueRate() {
        assertThat(TABLES.bandits().thompson().rows()).allSatisfy(row -> {
            assertThat(row.cell("anytime_low").number())
                    .isLessThanOrEqualTo(row.cell("low").number())
                    .isLessThanOrEqualTo(row.cell("true_rate").number());
            assertThat(row.cell("anytime_high").number())
                    .isGreaterThanOrEqualTo(row.cell("high").number())
                    .isGreaterThanOrEqualTo(row.cell("true_rate").number());
        });
    }

    @Test
    void thePaperTableHasTheMeanOfTheBanditRunsOfOurArm() {
        Table.Row ppo = TABLES.context()
                .paper()
                .first(row -> row.has("policy", "ppo") && row.has("metric", "success_rate"))
                .orElseThrow();
        assertThat(ppo.cell("ours_by_thompson").number())
                .isCloseTo(
                        TABLES
                                .bandits()
                                .thompson()
                                .rows(row -> row.has("allocation", "thompson")
                                        && row.has("experiment", "DpoVersusPpoExperiment")
                                        && row.has("arm", "ppo"))
                                .stream()
                                .mapToDouble(row -> row.cell("success_rate").number())
                                .average()
                                .orElseThrow(),
                        within(1e-12));
    }

    @Test
    void trueRatesAreThoseOfTheFinalEvaluation() {
        for (Table.Row row : TABLES.bandits().thompson().rows()) {
            Table.Row trial = TABLES.results()
                    .trials()
                    .first(each -> Keys.sameArm(each, row)
                            && (row.text("seed").isEmpty() || each.has("seed", row.text("seed"))))
                    .orElseThrow();
            assertThat(row.cell("true_rate").number())
                    .isCloseTo(trial.cell("success_rate").number(), within(1e-9));
        }
    }

    @Test
    void thePathEndsWhereTheRunDoes() {
        for (Table.Row end : TABLES.bandits().thompson().rows(row -> row.has("allocation", "thompson"))) {
            Table.Row last = TABLES.bandits()
                    .thompsonPath()
                    .first(row ->
                            Keys.sameArm(row, end) && row.has("run", end.text("run")) && row.has("rollouts", "200"))
                    .orElseThrow();
            assertThat(last.text("pulls")).isEqualTo(end.text("pulls"));
            assertThat(last.text("success_rate")).isEqualTo(end.text("success_rate"));
        }
    }

    @Test
    void thompsonUnderestimatesWhereUniformDoesNot() {
        for (Table.Row row : TABLES.bandits().thompsonBias().rows(row -> row.has("quantity", "rate"))) {
            double bias = row.cell("bias").number();
            double error = row.cell("standard_error").number();
            if (row.has("allocation", "uniform")) {
                assertThat(Math.abs(bias)).isLessThan(4 * error);
            } else {
                assertThat(bias).isLessThan(error);
            }
        }
        assertThat(TABLES.bandits()
                        .thompsonBias()
                        .rows(row -> row.has("quantity", "gap") && row.has("allocation", "thompson")))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.cell("ratio").number())
                        .isGreaterThan(1
                                + row.cell("standard_error").number()
                                        / row.cell("truth").number()));
    }

    @Test
    void probabilitiesOfBeingBestSumToOne() {
        assertThat(TABLES.bandits().checkpointChoice().rows().stream()
                        .collect(Collectors.groupingBy(
                                row -> row.text("experiment") + row.text("run"),
                                Collectors.summingDouble(
                                        row -> row.cell("probability_best").number())))
                        .values())
                .hasSize(4)
                .allSatisfy(sum -> assertThat(sum).isCloseTo(1, within(1e-9)));
    }

    @Test
    void aPolicyThatSolvesAllIsChosenOverOneThatSolvesNone() {
        Evidence evidence = Sample.evidence(
                Sample.withThompson(1, 100).suite(),
                Sample.study(
                        Sample.withThompson(1, 100).suite(),
                        "PlainExperiment",
                        List.of(
                                Played.arm("imitation", Untrained.imitation(), 1, 20, (seed, goal) -> false),
                                Played.arm("ppo", Ppo.inShop(), 2, 20, (seed, goal) -> true))));
        Tables tables = Tables.of(evidence, JmhTable.empty());
        Table.Row ppo = tables.bandits().thompson().rows().get(1);

        assertThat(ppo.text("success_rate")).isEqualTo("100");
        assertThat(ppo.text("error")).isEqualTo("0");
        assertThat(ppo.cell("pulls").number()).isGreaterThan(80);
        assertThat(tables.bandits()
                        .checkpointChoice()
                        .rows()
                        .get(1)
                        .cell("probability_best")
                        .number())
                .isGreaterThan(0.99);
    }

    @Test
    void anAmountOfNoneLeavesItOutAndThePageSaysSo() {
        assertThat(Tables.of(Sample.standard(), JmhTable.empty())
                        .bandits()
                        .thompson()
                        .rows())
                .isEmpty();
        assertThat(page(Sample.standard()))
                .contains(
                        "<p>Left out: suite standard asks for no such run (study.thompsonRuns, study.thompsonRollouts).</p>");
        assertThat(page(EVIDENCE)).doesNotContain("<p>Left out: suite");
    }

    private static String page(Evidence evidence) {
        Tables tables = evidence == EVIDENCE ? TABLES : Tables.of(evidence, JmhTable.empty());
        Palette palette = new Palette(evidence);
        List<Group> groups = evidence.studies().stream()
                .flatMap(study -> Group.of(study, tables, palette).stream())
                .toList();
        return Html.of(Page.of(evidence, tables, groups, List.of(), java.util.Optional.empty()));
    }
}
