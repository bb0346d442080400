package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static prefbench.experiment.Decoding.GREEDY;
import static prefbench.experiment.Metric.OPTIONS;
import static prefbench.experiment.Metric.SCORE;
import static prefbench.experiment.Metric.SUCCESS_RATE;
import static prefbench.experiment.Samples.DPO;
import static prefbench.experiment.Samples.IMITATION;
import static prefbench.experiment.Samples.PPO;
import static prefbench.experiment.Samples.RULE;
import static prefbench.experiment.Samples.finished;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import prefbench.experiment.Effect.Over;
import prefbench.experiment.Effect.Raw;
import prefbench.stats.CrossedMean;
import prefbench.stats.Estimand;
import prefbench.stats.Singles;
import prefbench.stats.StudentT;

class ComparisonTest {
    private final Comparison comparison = new Comparison(
            "Sample",
            Samples.suite(3, true),
            List.of(
                    finished(DPO, twice(1, 1, 0, 0), twice(1, 1, 1, 0), twice(1, 1, 1, 1)),
                    finished(PPO, twice(1, 0, 0, 0), twice(1, 0, 0, 0), twice(1, 1, 0, 0)),
                    finished(IMITATION, twice(1, 0, 0, 0)),
                    finished(RULE, twice(0.5, 0, 0, 0))));

    /** Eight goals of these rewards. */
    private static double[] twice(double... values) {
        return DoubleStream.concat(Arrays.stream(values), Arrays.stream(values)).toArray();
    }

    @Test
    void anArmsMeanIsOverSeedsCrossedWithGoals() {
        Effect mean = comparison.mean("dpo", SUCCESS_RATE, GREEDY).orElseThrow();
        assertThat(mean.estimate()).isEqualTo(75);
        assertThat(mean.interval(0.95).low()).isCloseTo(9.118226344797947, within(1e-9));
        assertThat(mean.interval(0.95).high()).isCloseTo(140.88177365520204, within(1e-9));
        assertThat(mean.interval(1 - mean.pValue(0)).low()).isCloseTo(0, within(1e-9));
        assertThat(mean.over()).isEqualTo(Over.SEEDS_AND_GOALS);
        assertThat(mean.method()).isEqualTo("t, seeds crossed with goals, for goals like these");
        assertThat(mean.goals()).isEqualTo(8);
        assertThat(comparison.values("dpo", SUCCESS_RATE, GREEDY)).containsExactly(50, 75, 100);
    }

    @Test
    void onTheseGoalsAnArmsMeanIsOverSeeds() {
        Effect mean = comparison
                .mean("dpo", SUCCESS_RATE, GREEDY, Estimand.THESE_GOALS)
                .orElseThrow();
        assertThat(mean.interval(0.95).high()).isCloseTo(153.09914903162752, within(1e-9));
        assertThat(mean.method()).isEqualTo("t over seeds, for these goals only");
    }

    @Test
    void theMeanOfAnArmThatDoesNotTrainIsOverGoals() {
        Effect mean = comparison.mean("imitation", SCORE, GREEDY).orElseThrow();
        assertThat(mean.estimate()).isEqualTo(25);
        assertThat(mean.interval(0.95).n()).isEqualTo(8);
        assertThat(mean.interval(0.95).halfWidth()).isCloseTo(38.70024865375799, within(1e-9));
        assertThat(mean.pValue(0)).isCloseTo(0.1704706607870538, within(1e-12));
        assertThat(mean.over()).isEqualTo(Over.GOALS);
        assertThat(mean.seeds()).isEqualTo(1);
        assertThat(comparison
                        .mean("imitation", SCORE, GREEDY, Estimand.THESE_GOALS)
                        .orElseThrow()
                        .obstacle())
                .hasValue("no arm trains: on these goals alone nothing is left to infer");
    }

    @Test
    void differencesArePairedBySeedAndGoal() {
        Effect difference =
                comparison.difference("dpo", "ppo", SUCCESS_RATE, GREEDY).orElseThrow();
        assertThat(difference.estimate()).isCloseTo((25 + 50 + 50) / 3.0, within(1e-9));
        assertThat(difference.over()).isEqualTo(Over.SEEDS_AND_GOALS);
        assertThat(difference.seeds()).isEqualTo(3);
        assertThat(difference.standardDeviation()).isCloseTo(25 / Math.sqrt(3), within(1e-9));
        assertThat(difference.bySeed()).containsExactly(new Raw(0, 50, 25), new Raw(1, 75, 25), new Raw(2, 100, 50));
        CrossedMean cells =
                Singles.crossed(new double[][] {twice(0, 100, 0, 0), twice(0, 100, 100, 0), twice(0, 0, 100, 100)});
        assertThat(difference.interval(0.9)).isEqualTo(cells.interval(Estimand.GOAL_POPULATION, 0.9));
    }

    @Test
    void anArmThatDoesNotTrainIsTheSameForEverySeedOfTheOther() {
        Effect difference =
                comparison.difference("dpo", "imitation", SUCCESS_RATE, GREEDY).orElseThrow();
        assertThat(difference.estimate()).isEqualTo(50);
        assertThat(difference.seeds()).isEqualTo(3);
        assertThat(comparison
                        .difference("imitation", "dpo", SUCCESS_RATE, GREEDY)
                        .orElseThrow()
                        .estimate())
                .isEqualTo(-50);
    }

    @Test
    void armsThatBothDoNotTrainArePairedByGoal() {
        Effect difference =
                comparison.difference("imitation", "rule", SCORE, GREEDY).orElseThrow();
        assertThat(difference.over()).isEqualTo(Over.GOALS);
        assertThat(difference.goals()).isEqualTo(8);
        assertThat(difference.estimate()).isEqualTo(12.5);
        assertThat(comparison
                        .difference("imitation", "rule", OPTIONS, GREEDY)
                        .orElseThrow()
                        .goals())
                .isEqualTo(7);
    }

    /** As the time to a threshold will be: a trial has it, no goal does. */
    private static final class Steps implements Measure {
        @Override
        public String toString() {
            return "steps";
        }

        @Override
        public String unit() {
            return "steps";
        }

        @Override
        public double of(TrialResult trial, Decoding decoding) {
            return 100
                    * (trial.spec().seed() + 1)
                    * (trial.spec().recipe().toString().startsWith("Dpo") ? 2 : 1);
        }

        @Override
        public Optional<GoalValues> byGoal(TrialResult trial, Decoding decoding) {
            return Optional.empty();
        }
    }

    @Test
    void whatNoGoalHasIsComparedOverSeeds() {
        Effect difference = comparison
                .difference("dpo", "ppo", new Steps(), GREEDY, Estimand.THESE_GOALS)
                .orElseThrow();
        assertThat(difference.obstacle()).isEmpty();
        assertThat(difference.over()).isEqualTo(Over.SEEDS);
        assertThat(difference.goals()).isZero();
        assertThat(difference.interval(0.95).halfWidth())
                .isCloseTo(
                        StudentT.mean(new double[] {100, 200, 300}, 1 - 0.8 * 0.05)
                                .halfWidth(),
                        within(1e-9));
        assertThat(difference.method()).isEqualTo("t over seeds, for these goals only");
    }

    @Test
    void whatNoGoalHasIsKnownOnTheseGoalsOnly() {
        Effect difference =
                comparison.difference("dpo", "ppo", new Steps(), GREEDY).orElseThrow();
        assertThat(difference.obstacle())
                .contains("no single goal has a value for steps: claim it on these goals only (onTheseGoals())");
        assertThat(difference.estimate()).isEqualTo(200);
        assertThat(difference.interval(0.95).known()).isFalse();
        assertThat(difference.pValue(0)).isNaN();
    }

    @Test
    void seedsThatOneArmLacksAreLeftOut() {
        Comparison.ArmTrials two = finished(PPO, new double[] {0, 0}, new double[] {0, 0});
        Comparison.ArmTrials one = new Comparison.ArmTrials(
                DPO,
                List.of(
                        new TrialOutcome.Failed("key", Samples.spec(DPO, 0), "died"),
                        finished(DPO, new double[] {0, 0}, new double[] {1, 0})
                                .trials()
                                .get(1)),
                "");
        Comparison lame = new Comparison("Sample", Samples.suite(2, true), List.of(two, one));
        Effect difference = lame.difference("dpo", "ppo", SCORE, GREEDY).orElseThrow();
        assertThat(difference.seeds()).isEqualTo(1);
        assertThat(difference.estimate()).isEqualTo(50);
        assertThat(difference.interval(0.95).known()).isFalse();
        assertThat(difference.pValue(0)).isNaN();
        assertThat(difference.powerToClear(5, 0.95)).isNaN();
    }

    @Test
    void nothingIsComparedWithNothing() {
        Comparison empty = Comparison.rehearsal("Sample", Samples.suite(2, true), List.of(DPO, PPO));
        assertThat(empty.difference("dpo", "ppo", SCORE, GREEDY)).isEmpty();
        assertThat(empty.mean("dpo", SCORE, GREEDY)).isEmpty();
    }

    @Test
    void anUnknownArmFailsWithTheListOfWhatThereIs() {
        assertThatThrownBy(() -> comparison.arm("dqn"))
                .hasMessage("unknown arm [dqn]: Sample has [dpo, ppo, imitation, rule]");
    }
}
