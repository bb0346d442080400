package prefbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import prefbench.experiment.Arm;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.CurveMeasures;
import prefbench.experiment.Decoding;
import prefbench.experiment.Metric;
import prefbench.experiment.TrialOutcome;
import prefbench.experiment.TrialOutcome.Finished;
import prefbench.experiment.TrialResult;
import prefbench.experiment.TrialResult.CurvePoint;
import prefbench.experiment.TrialTimings;
import prefbench.learn.Dpo;
import prefbench.learn.Recipe;
import prefbench.trajectory.TrajectorySource;

class LearningTableTest {
    private static final Recipe DPO = Dpo.on(TrajectorySource.humanTrajectories());
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

    /** Curves at steps 0, 1, 2 and so on, from 20 %. */
    private static Table.Row row(int[]... percents) {
        List<TrialOutcome> trials = IntStream.range(0, percents.length)
                .<TrialOutcome>mapToObj(seed -> trial(seed, percents[seed]))
                .toList();
        ArmTrials arm = new ArmTrials(new Arm("dpo", DPO, Sample.CLOCK), trials, "");
        Evidence curves = Sample.evidence(Sample.suite(true), Sample.study("CurveExperiment", List.of(arm)));
        return row(LearningTable.of(curves), "dpo", "success_rate");
    }

    private static Finished trial(int seed, int[] percents) {
        TrialResult made = Sample.trial("dpo", DPO, true, seed, 0.2, 0.4).result();
        List<CurvePoint> curve = IntStream.range(0, percents.length)
                .mapToObj(point -> new CurvePoint(
                        (double) point / (percents.length - 1), point, 0, CostTest.evaluation(percents[point])))
                .toList();
        TrialResult result = new TrialResult(
                made.spec(),
                made.steps(),
                made.episodes(),
                made.stop(),
                made.data(),
                made.parametersBefore(),
                made.parametersAfter(),
                curve,
                made.metrics(),
                made.evaluations(),
                List.of());
        return new Finished("key-" + seed, result, new TrialTimings(0, 10, 0, 100, List.of()));
    }

    @Test
    void aSeedThatMadeFewerStepsInItsTimeAndDidNotGetThereIsStillCounted() {
        Table.Row row = row(new int[] {20, 20}, new int[] {20, 20}, new int[] {20, 20, 20, 30});

        assertThat(row.text("n_reached")).isEqualTo("1");
        assertThat(row.text("not_yet")).isEqualTo("3:0.6666666666666667");
        assertThat(row.text("horizon")).isEqualTo("1");
    }

    @Test
    void belowThreeSeedsThatGetThereTimeHasNoInterval() {
        Table.Row two = row(new int[] {20, 30, 30}, new int[] {20, 20, 30});
        Table.Row rare = row(new int[] {20, 30, 30}, new int[] {20, 20, 30}, new int[] {20, 20, 20});
        Table.Row three = row(new int[] {20, 30, 30}, new int[] {20, 20, 30}, new int[] {20, 20, 30});

        assertThat(two.text("time_to_threshold")).isEqualTo("1.5");
        assertThat(two.text("time_low") + two.text("time_high")).isEmpty();
        assertThat(rare.text("time_low") + rare.text("time_high")).isEmpty();
        assertThat(three.text("time_low")).isNotEmpty();
        assertThat(three.text("time_high")).isNotEmpty();
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
