package prefbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import prefbench.experiment.CurveMeasures;
import prefbench.experiment.Decoding;
import prefbench.experiment.Metric;

class LearningTableTest {
    private final Evidence evidence = Sample.standard();
    private final Table learning = LearningTable.of(evidence);

    private static Table.Row row(Table table, String arm, String metric) {
        return table.rows(each -> each.has("arm", arm) && each.has("metric", metric))
                .get(0);
    }

    @Test
    void onlyArmsThatTrainLearn() {
        assertThat(learning.rows())
                .extracting(row -> row.text("arm"))
                .contains("dpo", "ppo")
                .doesNotContain("rule");
    }

    @Test
    void theAreaIsThatOfTheClaims() {
        Table.Row dpo = row(learning, "dpo", "success_rate");
        double area = evidence.studies()
                .get(0)
                .comparison()
                .mean("dpo", CurveMeasures.areaUnderCurve(Metric.SUCCESS_RATE), Decoding.GREEDY)
                .orElseThrow()
                .estimate();
        assertThat(dpo.cell("area").number()).isCloseTo(area, within(1e-9));
        assertThat(dpo.cell("area").number()).isStrictlyBetween(0.0, 100.0);
    }

    @Test
    void noTimeIsLongerThanTheHorizonAndSeedsAreKept() {
        assertThat(learning.rows()).allSatisfy(row -> {
            double horizon = row.cell("horizon").number();
            assertThat(row.cell("time_to_threshold").number()).isBetween(0.0, horizon);
            if (row.has("n_reached", "0")) {
                assertThat(row.cell("time_to_threshold").number()).isEqualTo(horizon);
                assertThat(row.text("not_yet")).isEmpty();
                assertThat(row.cell("time_low").isEmpty()).isTrue();
            }
        });
        assertThat(learning.rows())
                .anySatisfy(row -> assertThat(row.cell("n_reached").number()).isPositive());
    }

    @Test
    void atTheEndOfTheStepsStandsTheEndOfTheCurve() {
        Table bands = BandsTable.of(evidence);
        List<Table.Row> points = bands.rows(row -> row.has("arm", "dpo"));
        List<Table.Row> scores = ScoresTable.byBudget(evidence)
                .rows(row -> row.has("arm", "dpo") && row.has("axis", "steps") && row.has("metric", "score"));
        assertThat(scores).hasSize(4);
        assertThat(scores.get(3).cell("value").number())
                .isCloseTo(points.get(points.size() - 1).cell("score").number(), within(1e-9));
    }

    @Test
    void anArmWithoutEpisodesHasNoRowsByEpisodesAndSecondsAreMeasured() {
        assertThat(ScoresTable.byBudget(evidence).rows(row -> row.has("arm", "dpo") && row.has("axis", "episodes")))
                .isEmpty();
        Table seconds = ScoresTable.bySeconds(evidence);
        assertThat(seconds.measured()).isTrue();
        assertThat(seconds.rows(row -> row.has("arm", "ppo"))).isNotEmpty();
    }
}
