package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static prefbench.experiment.CurveMeasures.areaUnderCurve;
import static prefbench.experiment.CurveMeasures.timeToThreshold;
import static prefbench.experiment.Decoding.GREEDY;
import static prefbench.experiment.Decoding.SAMPLED;
import static prefbench.experiment.Metric.OPTIONS;
import static prefbench.experiment.Metric.SCORE;
import static prefbench.experiment.Metric.SUCCESS_RATE;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.TrialResult.CurvePoint;
import prefbench.experiment.TrialResult.Evaluation;
import prefbench.experiment.TrialResult.Outcome;
import prefbench.stats.Estimand;
import prefbench.stats.LearningCurve;

/** Curves of two goals at steps 0, 2, 5 and 10 of a budget of 10. */
class CurveMeasuresTest {
    private static final long[] STEPS = {0, 2, 5, 10};
    private final TrialResult trial = trial(0, new double[][] {{0, 0.5}, {1, 0.5}, {1, 0.5}, {1, 1}});

    static TrialResult trial(int seed, double[][] rewards) {
        TrialResult sample = Samples.result(Samples.spec(Samples.DPO, seed), 1, 1);
        List<CurvePoint> curve = new ArrayList<>();
        for (int i = 0; i < rewards.length; i++) {
            List<Outcome> outcomes = new ArrayList<>();
            for (int goal = 0; goal < rewards[i].length; goal++) {
                double options = goal == 0 ? Double.NaN : rewards[i][goal];
                outcomes.add(new Outcome(goal, "P" + goal, rewards[i][goal], 1, 1, options, 1, 5, true));
            }
            curve.add(new CurvePoint(STEPS[i] / 10.0, STEPS[i], 3 * STEPS[i], new Evaluation(GREEDY, outcomes)));
        }
        return new TrialResult(
                sample.spec(),
                10,
                30,
                sample.stop(),
                sample.data(),
                sample.parametersBefore(),
                sample.parametersAfter(),
                curve,
                List.of(),
                sample.evaluations(),
                List.of());
    }

    @Test
    void theAreaIsTheMeanAlongTheWayOfEveryGoal() {
        Measure area = areaUnderCurve(SCORE);
        double first = (2 * 50 + 3 * 100 + 5 * 100) / 10.0;
        double second = (2 * 50 + 3 * 50 + 5 * 75) / 10.0;
        assertThat(area.byGoal(trial, GREEDY).orElseThrow().values()).containsExactly(first, second);
        assertThat(area.of(trial, GREEDY)).isCloseTo((first + second) / 2, within(1e-12));
        assertThat(area.unit()).isEqualTo("points");
        assertThat(areaUnderCurve(SUCCESS_RATE).unitOfDifferences()).isEqualTo("points");
        assertThat(area).hasToString("area under the curve of score").isEqualTo(areaUnderCurve(SCORE));
    }

    @Test
    void aGoalWithoutAValueHasNoArea() {
        assertThat(areaUnderCurve(OPTIONS).byGoal(trial, GREEDY).orElseThrow().values())
                .containsExactly(Double.NaN, 62.5 / 100);
        assertThat(areaUnderCurve(OPTIONS).of(trial, GREEDY)).isEqualTo(0.625);
    }

    @Test
    void thePolicyThatDoesNotTrainHasItsOwnValueForArea() {
        TrialResult still = trial(0, new double[][] {{1, 0.5}});
        assertThat(areaUnderCurve(SCORE).of(still, GREEDY)).isEqualTo(75);
    }

    @Test
    void soonerAtTheThresholdIsMore() {
        assertThat(timeToThreshold(SUCCESS_RATE, 50).of(trial, GREEDY)).isEqualTo(8);
        assertThat(timeToThreshold(SUCCESS_RATE, 100).of(trial, GREEDY)).isEqualTo(0);
        assertThat(timeToThreshold(SCORE, 75).of(trial, GREEDY)).isEqualTo(8);
        assertThat(timeToThreshold(SCORE, 76).of(trial, GREEDY)).isEqualTo(0);
        assertThat(timeToThreshold(SCORE, 25).of(trial, GREEDY)).isEqualTo(10);
        assertThat(timeToThreshold(SCORE, 75).byGoal(trial, GREEDY)).isEmpty();
        assertThat(timeToThreshold(SCORE, 75).unit()).isEqualTo("steps");
        assertThat(timeToThreshold(SUCCESS_RATE, 40)).hasToString("steps left at 40 % success rate");
    }

    @Test
    void aTrialThatDoesNotGetThereHasNoStepLeft() {
        assertThat(timeToThreshold(SCORE, 101).of(trial, GREEDY)).isZero();
    }

    @Test
    void theUsualThresholdIsAboveImitation() {
        assertThat(timeToThreshold(SCORE).of(trial, GREEDY)).isEqualTo(8);
        TrialResult slow = trial(0, new double[][] {{0, 0.5}, {0, 0.58}, {0, 0.61}, {0, 0.7}});
        assertThat(timeToThreshold(SCORE).of(slow, GREEDY)).isEqualTo(5);
        assertThat(timeToThreshold(SCORE)).hasToString("steps left at 5 points above imitation's score");
        assertThatThrownBy(() -> timeToThreshold(OPTIONS))
                .isInstanceOf(InvalidClaim.class)
                .hasMessage(
                        "options has no usual threshold, which is 5 points above imitation; give one in its own unit, share");
        assertThatThrownBy(() -> timeToThreshold(SCORE, Double.NaN)).hasMessage("threshold must be finite, was NaN");
    }

    @Test
    void underAnotherDecodingThereIsNone() {
        assertThat(areaUnderCurve(SCORE).of(trial, SAMPLED)).isNaN();
        assertThat(areaUnderCurve(SCORE).byGoal(trial, SAMPLED).orElseThrow().values())
                .containsOnly(Double.NaN);
        assertThat(timeToThreshold(SCORE).of(trial, SAMPLED)).isNaN();
    }

    @Test
    void claimsAreMadeOnThem() {
        List<TrialOutcome> trials = new ArrayList<>();
        for (int seed = 0; seed < 3; seed++) {
            double[][] rewards = {{0, 0}, {0.4 + 0.01 * seed, 0.4}, {0.8, 0.8 - 0.02 * seed}, {1, 0.9}};
            trials.add(new TrialOutcome.Finished("key" + seed, trial(seed, rewards), Samples.timings()));
        }
        Comparison comparison =
                new Comparison("Sample", Samples.suite(3, true), List.of(new ArmTrials(Samples.DPO, trials, "")));
        Effect area = comparison.mean("dpo", areaUnderCurve(SCORE), GREEDY).orElseThrow();
        assertThat(area.over()).isEqualTo(Effect.Over.SEEDS_AND_GOALS);
        assertThat(area.goals()).isEqualTo(2);
        assertThat(area.estimate())
                .isCloseTo(
                        area.bySeed().stream()
                                .mapToDouble(Effect.Raw::value)
                                .average()
                                .orElseThrow(),
                        within(1e-9));
        Effect time = comparison.mean("dpo", timeToThreshold(SCORE, 41), GREEDY).orElseThrow();
        assertThat(time.over()).isEqualTo(Effect.Over.SEEDS);
        assertThat(time.bySeed()).extracting(Effect.Raw::value).containsExactly(5.0, 5.0, 8.0);
    }

    /** At a threshold of 41: never, or at step 2, 5 or 10. */
    private static ArmTrials reaching(Arm arm, long... steps) {
        List<TrialOutcome> trials = new ArrayList<>();
        for (int seed = 0; seed < steps.length; seed++) {
            double[][] rewards = new double[STEPS.length][2];
            for (int point = 1; point < STEPS.length; point++) {
                rewards[point][0] = steps[seed] > 0 && STEPS[point] >= steps[seed] ? 1 : 0;
            }
            trials.add(new TrialOutcome.Finished("key" + seed, trial(seed, rewards), Samples.timings()));
        }
        return new ArmTrials(arm, trials, "");
    }

    private static Verdict judge(Estimand estimand, ArmTrials... arms) {
        Terms terms = new Terms(timeToThreshold(SCORE, 41), GREEDY, estimand, 0.95);
        Superiority sooner = new Superiority("dpo", "ppo", 2, terms);
        return new Family("Sample", List.of(new Family.Member("sooner", sooner)))
                .judge(new Comparison("Sample", Samples.suite(3, true), List.of(arms)))
                .get(0);
    }

    @Test
    void timeToAThresholdIsClaimedOnTheseGoalsOnly() {
        ArmTrials dpo = reaching(Samples.DPO, 2, 2, 5);
        ArmTrials ppo = reaching(Samples.PPO, 10, 10, 10);
        assertThatThrownBy(() -> judge(Estimand.GOAL_POPULATION, dpo, ppo))
                .isInstanceOf(InvalidClaim.class)
                .hasMessage("no single goal has a value for steps left at 41 points score:"
                        + " claim it on these goals only (onTheseGoals())");
        Verdict these = judge(Estimand.THESE_GOALS, dpo, ppo);
        assertThat(these.reason()).isEqualTo("the interval lies above 0");
        assertThat(these.declared().text())
                .isEqualTo("dpo is superior to ppo on steps left at 41 points score on these goals at 95 % confidence");
        assertThat(these.declared().estimand()).isEqualTo("these goals");
        assertThat(these.measured().method()).isEqualTo("t over seeds, for these goals only");
    }

    @Test
    void moreSeedsHelpAClaimOnTheseGoals() {
        ArmTrials dpo = reaching(Samples.DPO, 2, 5);
        Comparison comparison =
                new Comparison("Sample", Samples.suite(3, true), List.of(dpo, reaching(Samples.PPO, 10, 10)));
        Terms terms = new Terms(timeToThreshold(SCORE, 41), GREEDY, Estimand.THESE_GOALS, 0.95);
        Superiority sooner = new Superiority("dpo", "ppo", 2, terms);
        Family family = new Family("Sample", List.of(new Family.Member("sooner", sooner)));
        assertThat(family.awaitsSeeds(comparison, family.judge(comparison))).isTrue();
    }

    @Test
    void fewerThanThreeSeedsDecideNothing() {
        Verdict verdict = judge(Estimand.THESE_GOALS, reaching(Samples.DPO, 2, 5), reaching(Samples.PPO, 10, 10));
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.INCONCLUSIVE);
        assertThat(verdict.reason()).isEqualTo("too few seeds: 2, a calibrated interval takes at least 3");
        assertThat(verdict.measured().interval().known()).isFalse();
    }

    @Test
    void anArmOfWhichFewerThanThreeSeedsGotThereDecidesNothing() {
        Verdict verdict =
                judge(Estimand.THESE_GOALS, reaching(Samples.DPO, 2, 2, 5, 2), reaching(Samples.PPO, 10, -1, 10, -1));
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.INCONCLUSIVE);
        assertThat(verdict.reason())
                .isEqualTo("too few seeds: 2 of arm ppo reached the threshold, a calibrated interval takes at least 3");
        // The last step is in time, although no step is left then.
        assertThat(judge(Estimand.THESE_GOALS, reaching(Samples.DPO, 2, 2, 5, 2), reaching(Samples.PPO, 10, -1, 10, 10))
                        .reason())
                .isEqualTo("the interval lies above 0");
    }

    @Test
    void atOnePlaceTheLastEvaluationCounts() {
        LearningCurve seconds = Curves.bySeconds(
                        new TrialOutcome.Finished(
                                "key", trial, new TrialTimings(2, 0, 0, 3, List.of(0.0, 1.0, 1.0, 2.0))),
                        SCORE)
                .orElseThrow();
        assertThat(seconds.points()).extracting(LearningCurve.Point::at).containsExactly(0.0, 1.0, 2.0);
        assertThat(Curves.byEpisodes(trial, SCORE).orElseThrow().end()).isEqualTo(30);
        assertThat(Curves.bySeconds(new TrialOutcome.Finished("key", trial, Samples.timings()), SCORE))
                .isEmpty();
    }
}
