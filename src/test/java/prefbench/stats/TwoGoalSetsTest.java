package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import prefbench.random.RandomStreams;

class TwoGoalSetsTest {

    @Test
    void aSmallCaseByHand() {
        double[][] first = {{1, 3}, {2, 6}};
        double[][] second = {{0, 1, 2}, {1, 1, 1}};
        // d = 1, 3: var(d)/S = 1. First set: MSs 4, MSg 9, MSe 1; second: MSs 0, MSg 1/2, MSe 1/2.
        Interval interval = TwoGoalSets.difference(first, second, 0.95);
        assertThat(interval.estimate()).isEqualTo(2);
        assertThat(interval.n()).isEqualTo(2);
        double variance = 1 + (9 - 1) / 4.0;
        double below = 1 + Math.pow(9 / 4.0, 2) + Math.pow(1 / 4.0, 2) + 2 * Math.pow(1 / 12.0, 2) / 2;
        double half = StudentT.quantile(0.95, variance * variance / below) * Math.sqrt(variance);
        assertThat(interval.high() - 2).isCloseTo(half, within(1e-12));
        assertThat(2 - interval.low()).isCloseTo(half, within(1e-12));
    }

    @Test
    void equalValuesGiveNoSpreadAndOneSeedOrOneGoalNoInterval() {
        double[][] ones = {{1, 1}, {1, 1}};
        assertThat(TwoGoalSets.difference(ones, new double[][] {{0, 0, 0}, {0, 0, 0}}, 0.95))
                .isEqualTo(new Interval(1, 1, 1, 2, 0.95));
        assertThat(TwoGoalSets.difference(new double[][] {{1, 0}}, new double[][] {{0, 0}}, 0.95)
                        .known())
                .isFalse();
        assertThat(TwoGoalSets.difference(ones, new double[][] {{0}, {1}}, 0.95).known())
                .isFalse();
        assertThatThrownBy(() -> TwoGoalSets.difference(ones, new double[][] {{1, 1}}, 0.95))
                .hasMessage("both sets must have the same seeds, was 2 and 1");
    }

    /** Seeds move both sets together, goals each on its own, and success is a coin's: as when agents play. */
    @Test
    void coversTheTrueDifferenceAboutAsOftenAsItSays() {
        RandomStreams streams = new RandomStreams(17);
        for (int seeds : new int[] {3, 5}) {
            int covered = 0;
            for (int repetition = 0; repetition < 1500; repetition++) {
                SplittableRandom random = streams.stream("coverage", seeds, repetition);
                double[] skill = new double[seeds];
                for (int s = 0; s < seeds; s++) {
                    skill[s] = 0.06 * (random.nextDouble() - 0.5);
                }
                Interval interval = TwoGoalSets.difference(
                        successes(skill, 0.5, 100, random), successes(skill, 0.35, 60, random), 0.95);
                covered += interval.low() <= 0.15 && interval.high() >= 0.15 ? 1 : 0;
            }
            assertThat(covered / 1500.0).isBetween(0.935, 0.985);
        }
    }

    private static double[][] successes(double[] skill, double level, int goals, SplittableRandom random) {
        double[][] values = new double[skill.length][goals];
        for (int g = 0; g < goals; g++) {
            double ease = 0.6 * (random.nextDouble() - 0.5);
            for (int s = 0; s < skill.length; s++) {
                values[s][g] = random.nextDouble() < level + ease + skill[s] ? 1 : 0;
            }
        }
        return values;
    }
}
