package prefbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.learn.Ppo;
import prefbench.learn.Untrained;

class AggregatesTableTest {
    /** By seed: of 33 goals of beauty and 59 of garden; grocery has 8 goals, too few. */
    private static final int[][] BETTER = {{33, 59}, {22, 59}, {11, 0}};

    private static final int[][] WORSE = {{22, 0}, {11, 0}, {0, 0}};

    private final Table table = table(arm("better", BETTER), arm("worse", WORSE));

    @Test
    void aggregatesAreThoseOfSeedsAndCategories() {
        // Shares: beauty 1, 2/3, 1/3; garden 1, 1, 0. One of the six is cut off at each end.
        assertThat(value("better", "mean")).isCloseTo((2 / 3.0 + 2 / 3.0) / 2, within(1e-12));
        assertThat(value("better", "median")).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(value("better", "interquartile mean")).isCloseTo(3 / 4.0, within(1e-12));
        assertThat(value("better", "optimality gap")).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(value("worse", "mean")).isCloseTo(1 / 6.0, within(1e-12));
        assertThat(value("worse", "interquartile mean")).isCloseTo(1 / 12.0, within(1e-12));
        assertThat(row("better", "mean").text("interval")).isEqualTo("95 % percentile bootstrap over seeds");
        assertThat(row("better", "mean").cell("low").number()).isLessThan(value("better", "mean"));
        assertThat(row("better", "mean").cell("high").number()).isGreaterThan(value("better", "mean"));
    }

    @Test
    void seedsAndCategoriesAreCountedAndSmallCategoriesNamed() {
        Table.Row row = row("better", "median");
        assertThat(row.text("n_seeds")).isEqualTo("3");
        assertThat(row.text("n_categories")).isEqualTo("2");
        assertThat(row.text("n_goals")).isEqualTo("92");
        assertThat(row.text("categories")).isEqualTo("beauty, garden");
        assertThat(row.text("left_out")).isEqualTo("grocery (8)");
    }

    @Test
    void profilesFallFromThresholdToThreshold() {
        List<Table.Row> profile =
                table.rows(row -> row.has("arm", "better") && row.has("quantity", "performance profile"));
        assertThat(profile)
                .extracting(row -> row.text("threshold"))
                .containsExactly("0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9");
        // Above 0: 5 of 6; above 0.4: all but 0 and 1/3; above 0.7: three of them.
        assertThat(profile.get(0).cell("value").number()).isCloseTo(5 / 6.0, within(1e-12));
        assertThat(profile.get(4).cell("value").number()).isCloseTo(4 / 6.0, within(1e-12));
        assertThat(profile.get(7).cell("value").number()).isCloseTo(3 / 6.0, within(1e-12));
    }

    @Test
    void probabilityOfImprovementIsOfPairsOfSeedsOnEachCategory() {
        Table.Row row = row("better", "probability of improvement");
        // Beauty: of nine pairs six are wins and two ties; garden: six wins and three ties.
        assertThat(row.text("against")).isEqualTo("worse");
        assertThat(row.text("against_seeds")).isEqualTo("3");
        assertThat(row.cell("value").number()).isCloseTo((7 / 9.0 + 7.5 / 9) / 2, within(1e-12));
        assertThat(row.cell("high").number()).isLessThanOrEqualTo(1);
        assertThat(table.rows(each -> each.has("arm", "worse") && each.has("quantity", row.text("quantity"))))
                .isEmpty();
    }

    @Test
    void anArmsNumbersDoNotDependOnOtherArms() {
        Table alone = table(arm("better", BETTER));
        Table more = table(arm("another", WORSE), arm("better", BETTER), arm("worse", WORSE));
        for (Table.Row row : alone.rows()) {
            assertThat(more.rows(each -> each.texts().equals(row.texts()))).hasSize(1);
        }
        Table.Row pair = row("better", "probability of improvement");
        assertThat(more.rows(each -> each.texts().equals(pair.texts()))).hasSize(1);
    }

    @Test
    void withoutSpreadThereIsNoIntervalAndTheReasonIsNamed() {
        Table one = table(arm("solo", new int[][] {{22, 0}}), arm("flat", new int[][] {{0, 0}, {0, 0}, {0, 0}}));
        assertThat(one.rows(row -> row.has("arm", "solo"))).isNotEmpty().allSatisfy(row -> {
            assertThat(row.text("interval")).isEqualTo("none: a single run shows no spread");
            assertThat(row.text("low")).isEmpty();
        });
        assertThat(one.rows(row -> row.has("arm", "flat"))).isNotEmpty().allSatisfy(row -> {
            assertThat(row.text("interval"))
                    .isEqualTo("none: all resamples give the same value, which says nothing about the next run");
            assertThat(row.text("high")).isEmpty();
        });
    }

    @Test
    void onlyArmsThatTrainUnderOneBudgetAreSetAgainstEachOther() {
        Table standard = AggregatesTable.of(Sample.standard());
        assertThat(standard.rows())
                .extracting(row -> row.text("arm"))
                .contains("dpo", "ppoByTime", "fewHumanPerfect")
                .doesNotContain("rule", "random", "imitation");
        assertThat(standard.rows(row -> row.has("experiment", "DpoVersusPpoExperiment")
                        && row.has("quantity", AggregatesTable.IMPROVEMENT)))
                .extracting(row -> row.text("arm") + " over " + row.text("against"))
                .containsExactly("dpo over ppo", "dpoByTime over ppoByTime");
    }

    @Test
    void categoriesThatAreAllTooSmallLeaveTheReason() {
        Table small = table(Played.arm("ppo", Ppo.inShop(), 3, 20, (seed, goal) -> seed == 0));
        // Of the first 20 goals 2 are of grocery, 7 of beauty and 11 of garden.
        assertThat(small.rows().get(0).text("left_out")).isEqualTo("beauty (7), grocery (2)");
        Table none = table(Played.arm("ppo", Ppo.inShop(), 3, 10, (seed, goal) -> seed == 0));
        assertThat(none.rows()).hasSize(4).allSatisfy(row -> {
            assertThat(row.text("value")).isEmpty();
            assertThat(row.text("interval")).isEqualTo("none: no category has 10 goals");
            assertThat(row.text("left_out")).isEqualTo("beauty (3), garden (6), grocery (1)");
        });
    }

    @Test
    void equalEvidenceGivesEqualCells() {
        Table again = table(arm("better", BETTER), arm("worse", WORSE));
        assertThat(again.rows())
                .extracting(Table.Row::texts)
                .isEqualTo(table.rows().stream().map(Table.Row::texts).toList());
    }

    @Test
    void thePageShowsItsCellsAndThatNoVerdictRestsOnThem() {
        assertThat(html(arm("better", BETTER), arm("worse", WORSE)))
                .contains("too short below about ten seeds; no verdict rests on them.")
                .contains("data-csv=\"aggregates.csv/1/value\">0.67</span>")
                .contains("data-csv=\"aggregates.csv/1/n_categories\">2</span> categories");
        assertThat(html(Sample.arm("rule", Untrained.rule(), Sample.STEPS, 1, 0.2, 0.2)))
                .contains(
                        "Nothing to show: no arm that trains has a result, or this experiment left no facts of its goals.");
    }

    @Test
    void theManualSaysWhatTheIntervalsAreOver() {
        assertThat(table.column("interval").meaning())
                .isEqualTo(
                        "what the interval is, or why there is none. It is over seeds for these categories and goals: seeds are "
                                + "drawn anew 2000 times, each with all of its categories (rliable draws them for each category, as "
                                + "its tasks have runs of their own). Below about ten seeds it is too short; verdicts do not rest on it");
    }

    private double value(String arm, String quantity) {
        return row(arm, quantity).cell("value").number();
    }

    private Table.Row row(String arm, String quantity) {
        return table.first(row -> row.has("arm", arm) && row.has("quantity", quantity))
                .orElseThrow();
    }

    /** Of each seed, so many successes on the first goals of beauty and of garden. */
    private static ArmTrials arm(String name, int[][] successes) {
        return Played.arm(name, Ppo.inShop(), successes.length, 100, (seed, goal) -> {
            String category = Sample.facts(goal).category();
            long earlier = IntStream.range(0, goal)
                    .filter(other -> Sample.facts(other).category().equals(category))
                    .count();
            int[] own = successes[(int) seed];
            return category.equals("grocery") || earlier < own[category.equals("beauty") ? 0 : 1];
        });
    }

    private static Evidence evidence(ArmTrials... arms) {
        return Sample.evidence(Sample.suite(true), Sample.study("OddExperiment", List.of(arms)));
    }

    private static Table table(ArmTrials... arms) {
        return AggregatesTable.of(evidence(arms));
    }

    private static String html(ArmTrials... arms) {
        Evidence evidence = evidence(arms);
        Tables tables = Tables.of(evidence, JmhTable.empty());
        return Html.of(Page.of(evidence, tables, List.of(), List.of(), Optional.empty()));
    }
}
