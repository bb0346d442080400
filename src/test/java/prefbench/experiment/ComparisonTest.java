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

import java.util.List;
import org.junit.jupiter.api.Test;
import prefbench.experiment.Comparison.Difference;
import prefbench.experiment.Comparison.Mean;
import prefbench.experiment.Comparison.Unit;

class ComparisonTest {
    private final Comparison comparison = new Comparison(
            "Sample",
            Samples.suite(3, true),
            List.of(
                    finished(DPO, new double[] {1, 1, 0, 0}, new double[] {1, 1, 1, 0}, new double[] {1, 1, 1, 1}),
                    finished(PPO, new double[] {1, 0, 0, 0}, new double[] {1, 0, 0, 0}, new double[] {1, 1, 0, 0}),
                    finished(IMITATION, new double[] {1, 0, 0, 0}),
                    finished(RULE, new double[] {0.5, 0, 0, 0})));

    @Test
    void anArmsMeanIsOverSeeds() {
        Mean mean = comparison.mean("dpo", SUCCESS_RATE, GREEDY, 0.95).orElseThrow();
        assertThat(mean.interval().estimate()).isEqualTo(75);
        assertThat(mean.interval().halfWidth()).isCloseTo(4.302652730 * 25 / Math.sqrt(3), within(1e-6));
        assertThat(mean.unit()).isEqualTo(Unit.SEEDS);
        assertThat(mean.goals()).isEqualTo(4);
        assertThat(comparison.values("dpo", SUCCESS_RATE, GREEDY)).containsExactly(50, 75, 100);
    }

    @Test
    void theMeanOfAnArmThatDoesNotTrainIsOverGoals() {
        Mean mean = comparison.mean("imitation", SCORE, GREEDY, 0.95).orElseThrow();
        assertThat(mean.interval().estimate()).isEqualTo(25);
        assertThat(mean.interval().n()).isEqualTo(4);
        assertThat(mean.unit()).isEqualTo(Unit.GOALS);
        assertThat(mean.seeds()).isEqualTo(1);
    }

    @Test
    void differencesArePairedBySeed() {
        Difference difference =
                comparison.difference("dpo", "ppo", SUCCESS_RATE, GREEDY, 0.95).orElseThrow();
        assertThat(difference.interval().estimate()).isCloseTo((25 + 50 + 50) / 3.0, within(1e-9));
        assertThat(difference.unit()).isEqualTo(Unit.SEEDS);
        assertThat(difference.seeds()).isEqualTo(3);
        assertThat(difference.standardDeviation()).isCloseTo(25 / Math.sqrt(3), within(1e-9));
    }

    @Test
    void anArmThatDoesNotTrainIsTheSameForEverySeedOfTheOther() {
        Difference difference = comparison
                .difference("dpo", "imitation", SUCCESS_RATE, GREEDY, 0.95)
                .orElseThrow();
        assertThat(difference.interval().estimate()).isEqualTo(50);
        assertThat(difference.seeds()).isEqualTo(3);
        assertThat(comparison
                        .difference("imitation", "dpo", SUCCESS_RATE, GREEDY, 0.95)
                        .orElseThrow()
                        .interval()
                        .estimate())
                .isEqualTo(-50);
    }

    @Test
    void armsThatBothDoNotTrainArePairedByGoal() {
        Difference difference =
                comparison.difference("imitation", "rule", SCORE, GREEDY, 0.95).orElseThrow();
        assertThat(difference.unit()).isEqualTo(Unit.GOALS);
        assertThat(difference.interval().n()).isEqualTo(4);
        assertThat(difference.interval().estimate()).isEqualTo(12.5);
        assertThat(comparison
                        .difference("imitation", "rule", OPTIONS, GREEDY, 0.95)
                        .orElseThrow()
                        .interval()
                        .n())
                .isEqualTo(3);
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
        Difference difference =
                lame.difference("dpo", "ppo", SCORE, GREEDY, 0.95).orElseThrow();
        assertThat(difference.seeds()).isEqualTo(1);
        assertThat(difference.interval().estimate()).isEqualTo(50);
        assertThat(difference.interval().known()).isFalse();
    }

    @Test
    void nothingIsComparedWithNothing() {
        Comparison empty = Comparison.rehearsal("Sample", Samples.suite(2, true), List.of(DPO, PPO));
        assertThat(empty.difference("dpo", "ppo", SCORE, GREEDY, 0.95)).isEmpty();
        assertThat(empty.mean("dpo", SCORE, GREEDY, 0.95)).isEmpty();
    }

    @Test
    void anUnknownArmFailsWithTheListOfWhatThereIs() {
        assertThatThrownBy(() -> comparison.arm("dqn"))
                .hasMessage("unknown arm [dqn]: Sample has [dpo, ppo, imitation, rule]");
    }
}
