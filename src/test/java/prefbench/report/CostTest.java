package prefbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import prefbench.experiment.Arm;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.Decoding;
import prefbench.experiment.TrialOutcome;
import prefbench.experiment.TrialOutcome.Finished;
import prefbench.experiment.TrialResult;
import prefbench.experiment.TrialResult.CurvePoint;
import prefbench.experiment.TrialResult.DataUse;
import prefbench.experiment.TrialResult.Evaluation;
import prefbench.experiment.TrialResult.Outcome;
import prefbench.experiment.TrialTimings;
import prefbench.learn.Dpo;
import prefbench.learn.Recipe;
import prefbench.trajectory.TrajectorySource;

/** Prices: 1 USD a human trajectory, 0.001 an attempt, 0.4 an hour. Curves at 0, 900, 1,800 seconds, from 20 %. */
class CostTest {
    private static final Recipe HUMAN = Dpo.on(TrajectorySource.humanTrajectories());
    private static final Recipe GENERATED =
            Dpo.on(TrajectorySource.generatedTrajectories().few());

    @Test
    void dataAndTimeAreChargedAtTheSuitesPrices() {
        Table.Row human = row(HUMAN, new DataUse(1200, 1200, 0, 1200, 9, 0), new int[] {20, 25, 40});
        Table.Row generated = row(GENERATED, new DataUse(100, 100, 740, 100, 9, 0), new int[] {20, 20, 30});

        assertThat(human.text("human_trajectories")).isEqualTo("1200");
        assertThat(human.text("human_cost")).isEqualTo("1200");
        assertThat(human.text("generation_cost")).isEqualTo("0");
        assertThat(generated.text("human_cost")).isEqualTo("0");
        assertThat(generated.cell("generation_cost").number()).isCloseTo(0.74, within(1e-12));
        assertThat(generated.text("device_seconds")).isEqualTo("2160");
        assertThat(generated.cell("device_cost").number()).isCloseTo(0.24, within(1e-12));
        assertThat(generated.cell("total_cost").number()).isCloseTo(0.98, within(1e-12));
    }

    @Test
    void anArmThatGoesOnWithGeneratedOnesPaysForItsHumanOnesToo() {
        Table.Row row = row(HUMAN.then(GENERATED), new DataUse(1300, 1300, 740, 1300, 9, 0), new int[] {20, 25, 40});

        assertThat(row.text("human_trajectories")).isEqualTo("1200");
        assertThat(row.text("generation_attempts")).isEqualTo("740");
    }

    @Test
    void theCostOfALevelIsThatOfTheFirstPointThatReachesIt() {
        Table.Row row = row(GENERATED, new DataUse(100, 100, 0, 100, 9, 0), new int[] {20, 25, 40});

        assertThat(row.text("level")).isEqualTo("25");
        assertThat(row.text("to_level")).isEqualTo("reached by 1 of 1 seeds");
        // 360 seconds of generating and 900 of training.
        assertThat(row.cell("cost_to_level").number()).isCloseTo(1260 / 3600.0 * 0.4, within(1e-12));
    }

    @Test
    void seedsThatNeverGetThereAreDearerThanAll() {
        DataUse data = new DataUse(100, 100, 0, 100, 9, 0);
        Table.Row none = row(GENERATED, data, new int[] {20, 15, 20});
        Table.Row most = row(GENERATED, data, new int[] {20, 25, 20}, new int[] {20, 20, 30}, new int[] {20, 20, 20});
        Table.Row few = row(GENERATED, data, new int[] {20, 25, 20}, new int[] {20, 20, 20}, new int[] {20, 20, 20});

        assertThat(none.text("to_level")).isEqualTo("not reached within the budget");
        assertThat(none.text("cost_to_level")).isEmpty();
        assertThat(none.text("n_reached")).isEqualTo("0");
        assertThat(most.text("to_level")).isEqualTo("reached by 2 of 3 seeds");
        assertThat(most.cell("cost_to_level").number()).isCloseTo(2160 / 3600.0 * 0.4, within(1e-12));
        assertThat(few.text("to_level")).isEqualTo("reached by 1 of 3 seeds");
        assertThat(few.text("cost_to_level")).isEmpty();
    }

    @Test
    void aSeedThatGetsThereLateDoesNotOutliveOnesThatNeverDo() {
        DataUse dear = new DataUse(1200, 1200, 0, 1200, 9, 0);
        Table.Row half =
                row(HUMAN, dear, new int[] {20, 25, 20}, new int[] {20, 20, 30}, new int[] {20, 20, 20}, new int[] {
                    20, 20, 20
                });
        Table.Row most =
                row(HUMAN, dear, new int[] {20, 25, 20}, new int[] {20, 25, 20}, new int[] {20, 20, 30}, new int[] {
                    20, 20, 20
                });

        assertThat(half.text("to_level")).isEqualTo("reached by 2 of 4 seeds");
        assertThat(half.text("cost_to_level")).isEmpty();
        assertThat(most.cell("cost_to_level").number())
                .isCloseTo(1200 + (360 + (900 + 1800) / 2.0) / 3600 * 0.4, within(1e-9));
    }

    @Test
    void aSeedThatStopsCheaplyWithoutGettingThereIsNotLeftOut() {
        DataUse cheap = new DataUse(100, 100, 0, 100, 9, 0);
        DataUse dear = new DataUse(100, 100, 100_000, 100, 9, 0);
        List<TrialOutcome> trials = List.of(
                trial(GENERATED, cheap, 0, new int[] {20, 20, 20}),
                trial(GENERATED, cheap, 1, new int[] {20, 20, 20}),
                trial(GENERATED, dear, 2, new int[] {20, 25, 40}));

        assertThat(row(GENERATED, trials).text("cost_to_level")).isEmpty();
    }

    private static Table.Row row(Recipe recipe, DataUse data, int[]... curves) {
        List<TrialOutcome> trials = IntStream.range(0, curves.length)
                .<TrialOutcome>mapToObj(seed -> trial(recipe, data, seed, curves[seed]))
                .toList();
        return row(recipe, trials);
    }

    private static Table.Row row(Recipe recipe, List<TrialOutcome> trials) {
        ArmTrials arm = new ArmTrials(new Arm("arm", recipe, Sample.STEPS), trials, "");
        Evidence evidence = Sample.evidence(Sample.suite(true), Sample.study("CostExperiment", List.of(arm)));
        return CostTable.of(evidence).rows().get(0);
    }

    private static Finished trial(Recipe recipe, DataUse data, int seed, int[] percents) {
        TrialResult made = Sample.trial("arm", recipe, false, seed, 0.2, 0.4).result();
        List<CurvePoint> curve = IntStream.range(0, percents.length)
                .mapToObj(point -> new CurvePoint(point / 2.0, 150L * point, 0, evaluation(percents[point])))
                .toList();
        TrialResult result = new TrialResult(
                made.spec(),
                made.steps(),
                made.episodes(),
                made.stop(),
                data,
                made.parametersBefore(),
                made.parametersAfter(),
                curve,
                made.metrics(),
                made.evaluations(),
                List.of());
        return new Finished("key-" + seed, result, new TrialTimings(1800, 10, 360, 2200, List.of(0.0, 900.0, 1800.0)));
    }

    static Evaluation evaluation(int percent) {
        return new Evaluation(
                Decoding.GREEDY,
                IntStream.range(0, 20)
                        .mapToObj(goal ->
                                new Outcome(goal, "P" + goal, goal * 5 < percent ? 1 : 0.5, 1, 1, 1, 1, 5, true))
                        .toList());
    }
}
