package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClustersTest {
    private static final Clusters UNEQUAL = Clusters.of(List.of("a", "b", "c", "c", "b", "c", "c", "c"));

    @Test
    void observationsThatStandAloneHaveTheirSampleVariance() {
        Clusters alone = Clusters.alone(3);
        assertThat(alone.meanSquare(new double[] {-1, -2, 3})).isCloseTo(7, within(1e-12));
        assertThat(alone.effective()).isEqualTo(3);
        assertThat(alone.number()).isEqualTo(3);
    }

    @Test
    void twiceTheSameTellsAsMuchAsOnce() {
        Clusters pairs = Clusters.of(List.of(1, 1, 2, 2, 3, 3));
        SampleMean once = SampleMean.of(1, 3, 8);
        SampleMean twice = SampleMean.of(new double[] {1, 1, 3, 3, 8, 8}, pairs);
        assertThat(twice.standardError()).isCloseTo(once.standardError(), within(1e-12));
        assertThat(twice.draws()).isEqualTo(3);
        assertThat(twice.interval(0.95).halfWidth())
                .isCloseTo(once.interval(0.95).halfWidth(), within(1e-12));
        assertThat(twice.pValue(1)).isCloseTo(once.pValue(1), within(1e-12));
        assertThat(twice.n()).isEqualTo(6);
    }

    /** Over all signs that three clusters of 1, 2 and 5 equal observations can have, the variance of the mean is 30 / 64. */
    @Test
    void theMeanSquareIsUnbiasedForClustersOfEqualObservations() {
        double sum = 0;
        for (int signs = 0; signs < 8; signs++) {
            double[] sample = new double[8];
            for (int i = 0; i < 8; i++) {
                sample[i] = (signs >> List.of(0, 1, 2, 2, 1, 2, 2, 2).get(i) & 1) == 0 ? 1 : -1;
            }
            double error = SampleMean.of(sample, UNEQUAL).standardError();
            sum += error * error;
        }
        assertThat(sum / 8).isCloseTo(30 / 64.0, within(1e-12));
        assertThat(UNEQUAL.effective()).isCloseTo(64 / 30.0, within(1e-12));
    }

    @Test
    void someOfTheObservationsKeepWhatBelongsTogether() {
        Clusters some = UNEQUAL.among(1, 2, 4);
        assertThat(some.observations()).isEqualTo(3);
        assertThat(some.number()).isEqualTo(2);
        assertThat(some.effective()).isCloseTo(9 / 5.0, within(1e-12));
    }

    @Test
    void oneClusterTellsNothing() {
        Clusters one = Clusters.of(List.of("a", "a"));
        assertThat(one.meanSquare(new double[] {-1, 1})).isNaN();
        SampleMean mean = SampleMean.of(new double[] {0, 1}, one);
        assertThat(mean.interval(0.95).known()).isFalse();
        assertThat(mean.pValue(0)).isNaN();
        assertThat(Wilson.of95(mean).known()).isFalse();
        CrossedMean crossed = CrossedMean.of(new double[][] {{1, 2}, {2, 2}, {3, 5}}, one);
        assertThat(crossed.obstacle(Estimand.GOAL_POPULATION))
                .hasValue(
                        "too few products: 2 goals tell as much as 1 products, a calibrated interval takes at least 6");
        assertThat(crossed.interval(Estimand.GOAL_POPULATION, 0.95).known()).isFalse();
        // On these goals, too, where the interval would do without: the power of a verdict does not.
        assertThat(crossed.obstacle(Estimand.THESE_GOALS))
                .hasValue("all 2 goals are of one product: an interval takes at least 2 products");
    }

    @Test
    void aShareOfClustersHasTheIntervalOfAsManyAsTellAsMuch() {
        Clusters pairs = Clusters.of(List.of(1, 1, 2, 2, 3, 3, 4, 4));
        SampleMean half = SampleMean.of(new double[] {1, 1, 0, 0, 1, 1, 0, 0}, pairs);
        // The variance of a share of 0.5 is estimated with n - 1, here 7 observations' as against 3 clusters'.
        double effective = 8 / 7.0 * 0.25 / (0.25 / 3);
        assertThat(Wilson.of95(half).halfWidth())
                .isCloseTo(1.959963984540054 * Math.sqrt(0.25 / effective) * widening(effective), within(1e-9));
        SampleMean none = SampleMean.of(new double[8], pairs);
        assertThat(Wilson.of95(none).high()).isCloseTo(Wilson.of95(0, 4).high(), within(1e-12));
        SampleMean alone = SampleMean.of(1, 0, 0, 1, 1);
        assertThat(Wilson.of95(alone).high()).isCloseTo(Wilson.of95(3, 5).high(), within(1e-12));
    }

    private static double widening(double n) {
        double z2 = 1.959963984540054 * 1.959963984540054;
        return Math.sqrt(1 + z2 / n) / (1 + z2 / n);
    }

    @Test
    void eachSeedTwiceOnEachProductTellsAsMuchAsOnce() {
        double[][] once = {{0, 100, 100, 0}, {100, 100, 0, 0}, {0, 100, 0, 100}};
        double[][] twice = new double[3][8];
        for (int s = 0; s < 3; s++) {
            for (int g = 0; g < 8; g++) {
                twice[s][g] = once[s][g / 2];
            }
        }
        CrossedMean single = Singles.crossed(once);
        CrossedMean doubled = CrossedMean.of(twice, Clusters.of(List.of(1, 1, 2, 2, 3, 3, 4, 4)));
        assertThat(doubled.products()).isEqualTo(4);
        assertThat(doubled.goals()).isEqualTo(8);
        assertThat(doubled.goalsPerDraw()).isEqualTo(2);
        for (double confidence : new double[] {0.9, 0.95, 0.99}) {
            assertThat(doubled.interval(Estimand.GOAL_POPULATION, confidence).halfWidth())
                    .isCloseTo(
                            single.interval(Estimand.GOAL_POPULATION, confidence)
                                    .halfWidth(),
                            within(1e-9));
        }
        double power = new Power(single.variances(), Estimand.GOAL_POPULATION, 0.95, false, 1).toClear(30, 5, 4);
        assertThat(new Power(doubled.variances(), Estimand.GOAL_POPULATION, 0.95, false, 2).toClear(30, 5, 8))
                .isCloseTo(power, within(1e-9));
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> Clusters.alone(2).meanSquare(new double[3]))
                .hasMessage("2 clustered observations, but 3 values");
        assertThatThrownBy(() -> new Power(new Variances(1, 1, 1), Estimand.GOAL_POPULATION, 0.95, false, 0.5))
                .hasMessage("goals for each draw must be at least 1, was 0.5");
    }
}
