package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import prefbench.random.RandomStreams;

class TwoGoalSetsTest {

    @Test
    void aSmallCaseByHand() {
        double[][] first = thrice(new double[][] {{1, 3}, {2, 6}, {3, 3}});
        double[][] second = thrice(new double[][] {{0, 1, 2}, {1, 1, 1}, {0, 0, 3}});
        // Means of seeds 2, 4, 3 and 1, 1, 1: d = 1, 3, 2, so var(d)/S = 1/3.
        // First set: goals' means 2, 4, thrice each, so MSg 3 x 6/5; squares of residuals 4, thrice, MSe 12/10.
        // Second: 1/3, 2/3, 2, MSg 3 x 14/3/8; squares of residuals 10/3, thrice, MSe 10/16.
        Interval interval = Singles.difference(first, second, 0.95);
        assertThat(interval.estimate()).isEqualTo(2);
        assertThat(interval.n()).isEqualTo(3);
        double bySeed = 1 / 3.0;
        double one = (3.6 - 1.2) / 18;
        double other = (1.75 - 0.625) / 27;
        double freedom = (bySeed + one + other) / (bySeed / 2 + one / 5 + other / 8);
        double widening = StudentT.quantile(1 - 0.8 * 0.05, 2) / StudentT.quantile(0.95, 2);
        double half = StudentT.quantile(0.95, freedom) * Math.sqrt(widening * widening * bySeed + one + other);
        assertThat(interval.high() - 2).isCloseTo(half, within(1e-9));
        assertThat(2 - interval.low()).isCloseTo(half, within(1e-9));
    }

    private static double[][] thrice(double[][] values) {
        return Arrays.stream(values)
                .map(row -> IntStream.range(0, 3 * row.length)
                        .mapToDouble(i -> row[i % row.length])
                        .toArray())
                .toArray(double[][]::new);
    }

    @Test
    void equalDropsTwoSeedsOrFewGoalsGiveNoInterval() {
        double[][] ones = thrice(new double[][] {{1, 1}, {1, 1}, {1, 1}});
        double[][] zeros = thrice(new double[][] {{0, 0}, {0, 0}, {0, 0}});
        double[][] uneven = thrice(new double[][] {{1, 0}, {1, 1}, {0, 0}});
        assertThat(Singles.difference(uneven, zeros, 0.95).known()).isTrue();
        assertThat(Singles.difference(ones, zeros, 0.95)).isEqualTo(Interval.unknown(1, 3, 0.95));
        assertThat(Singles.difference(Arrays.copyOf(uneven, 2), Arrays.copyOf(zeros, 2), 0.95)
                        .known())
                .isFalse();
        assertThat(Singles.difference(uneven, new double[][] {{0}, {1}, {0}}, 0.95)
                        .known())
                .isFalse();
        assertThatThrownBy(() -> Singles.difference(ones, new double[][] {{1, 1}}, 0.95))
                .hasMessage("both sets must have the same seeds, was 3 and 1");
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
                Interval interval = Singles.difference(
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
