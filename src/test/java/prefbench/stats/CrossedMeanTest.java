package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CrossedMeanTest {
    private static final double[][] VALUES = {{1, 0, 1, 1}, {0, 0, 1, 0}, {1, 0, 1, 0}};
    /** Enough for the population. */
    private static final double[][] MORE = {{1, 0, 1, 1, 0, 1}, {0, 0, 1, 0, 1, 0}, {1, 0, 1, 0, 0, 0}};

    @Test
    void varianceComponentsComeFromTheMeanSquaresOfTheLayout() {
        CrossedMean mean = Singles.crossed(VALUES);
        // MSs = 4 x 1/16, MSg = 3 x var(2/3, 0, 1, 1/3), MSe = the rest of 3 over 6 degrees of freedom.
        double goalSquare = 3 * (5.0 / 9) / 3;
        double residual = (3 - 0.5 - 5.0 / 3) / 6;
        assertThat(mean.estimate()).isEqualTo(0.5);
        assertThat(mean.seeds()).isEqualTo(3);
        assertThat(mean.goals()).isEqualTo(4);
        assertThat(mean.variances().seed()).isCloseTo((0.25 - residual) / 4, within(1e-15));
        assertThat(mean.variances().goal()).isCloseTo((goalSquare - residual) / 3, within(1e-15));
        assertThat(mean.variances().residual()).isCloseTo(residual, within(1e-15));
    }

    @Test
    void onTheseGoalsTheIntervalIsStudentsOverSeedsAtAStricterLevel() {
        double error = StudentT.standardDeviation(0.75, 0.25, 0.5) / Math.sqrt(3);
        assertThat(Singles.crossed(VALUES).interval(Estimand.THESE_GOALS, 0.95).halfWidth())
                .isCloseTo(StudentT.quantile(0.96, 2) * error, within(1e-12));
        assertThat(Singles.ofOneArm(VALUES).interval(Estimand.THESE_GOALS, 0.95).halfWidth())
                .isCloseTo(StudentT.quantile(1 - 0.65 * 0.05, 2) * error, within(1e-12));
    }

    @Test
    void thePopulationOfGoalsIsLessCertainThanTheseGoals() {
        CrossedMean mean = Singles.crossed(MORE);
        assertThat(mean.interval(Estimand.GOAL_POPULATION, 0.95).halfWidth())
                .isGreaterThan(0)
                .isNotEqualTo(mean.interval(Estimand.THESE_GOALS, 0.95).halfWidth());
    }

    @Test
    void aPValueIsTheLevelAtWhichTheIntervalEndsAtTheThreshold() {
        CrossedMean mean = Singles.crossed(MORE);
        for (Estimand estimand : Estimand.values()) {
            double low = mean.interval(estimand, 0.9).low();
            assertThat(mean.pValue(estimand, low)).isCloseTo(0.1, within(1e-9));
            assertThat(mean.pValue(estimand, mean.estimate())).isEqualTo(1);
        }
    }

    @Test
    void goalsWithoutAValueForSomeSeedAreLeftOut() {
        double[][] gaps = {{1, Double.NaN, 0, 1, 1}, {0, 1, 0, 1, 0}, {1, 1, 0, 1, 0}};
        assertThat(Singles.crossed(gaps).goals()).isEqualTo(4);
        assertThat(Singles.crossed(gaps).variances())
                .isEqualTo(Singles.crossed(VALUES).variances());
        assertThat(Singles.crossed(gaps).interval(Estimand.THESE_GOALS, 0.95))
                .isEqualTo(Singles.crossed(VALUES).interval(Estimand.THESE_GOALS, 0.95));
    }

    @Test
    void tooFewSeedsOrGoalsGiveNoIntervalButAReason() {
        CrossedMean twoSeeds = Singles.crossed(new double[][] {{1, 0, 1}, {0, 1, 1}});
        assertThat(twoSeeds.interval(Estimand.GOAL_POPULATION, 0.95).known()).isFalse();
        assertThat(twoSeeds.pValue(Estimand.GOAL_POPULATION, 0)).isNaN();
        assertThat(twoSeeds.obstacle(Estimand.THESE_GOALS))
                .contains("too few seeds: 2, a calibrated interval takes at least 3");
        assertThat(Singles.crossed(new double[][] {{1}, {0}, {1}}).obstacle(Estimand.THESE_GOALS))
                .contains("too few goals with a value: 1, an interval takes at least 2");
        assertThat(Singles.crossed(VALUES).obstacle(Estimand.THESE_GOALS)).isEmpty();
        assertThat(Singles.crossed(VALUES).obstacle(Estimand.GOAL_POPULATION))
                .contains(
                        "too few products: 4 goals tell as much as 4 products, a calibrated interval takes at least 6");
        assertThat(Singles.crossed(MORE).obstacle(Estimand.GOAL_POPULATION)).isEmpty();
    }

    @Test
    void seedsWithEqualMeansGiveNoInterval() {
        CrossedMean mean = Singles.crossed(new double[][] {{1, 0, 0.3}, {0.3, 1, 0}, {0, 0.3, 1}});
        assertThat(mean.interval(Estimand.THESE_GOALS, 0.95).known()).isFalse();
        assertThat(mean.obstacle(Estimand.THESE_GOALS))
                .contains("all 3 seeds have the same mean: there is no spread to judge by");
    }

    @Test
    void intervalsWidenWithoutAJumpAsTheirLevelFalls() {
        CrossedMean mean = Singles.crossed(MORE);
        double before = 0;
        for (double level = 0.2; level > 1e-4; level *= 0.97) {
            double half = mean.interval(Estimand.GOAL_POPULATION, 1 - level).halfWidth();
            assertThat(half).isGreaterThan(before);
            assertThat(before == 0 || half < 1.08 * before).isTrue();
            before = half;
        }
    }

    @Test
    void rowsMustBeEquallyLong() {
        assertThatThrownBy(() -> Singles.crossed(new double[][] {{1, 2}, {1}}))
                .hasMessage("values must have at least one row, and each one value for each goal");
    }
}
