package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PowerTest {

    @Test
    void powerOfWelchsTestIsTheReferences() {
        JsonNode cases = ReferenceNumbers.read("equivalence_tost.json")
                .path("sample_size")
                .path("welch_seeds");
        assertThat(cases).hasSize(3);
        for (int deviation = 2; deviation <= 4; deviation++) {
            JsonNode rows = cases.path("diff_0.04_sd_0.0" + deviation);
            assertThat(rows).hasSize(7);
            for (JsonNode row : rows) {
                int n = row.path("n").asInt();
                double freedom = 2 * (n - 1);
                double noncentrality = 4 / (deviation * Math.sqrt(2.0 / n));
                double critical = StudentT.quantile(0.95, freedom);
                assertThat(NoncentralT.above(critical, freedom, noncentrality)
                                + NoncentralT.above(critical, freedom, -noncentrality))
                        .isCloseTo(row.path("power").asDouble(), within(1e-9));
            }
        }
    }

    /**
     * One-sample t test, n = 10, effect of one standard deviation, two-sided 5 %: 0.8030969 in one direction (R's
     * power.t.test). The interval takes the seeds' part at 0.8 of its level, 6.25 % here.
     */
    @Test
    void equalsTheNoncentralTOfAOneSampleTest() {
        Power power = Singles.power(new Variances(1, 0, 1e-12), Estimand.THESE_GOALS, 1 - 0.05 / 0.8);
        assertThat(power.toClear(1, 10, 100)).isCloseTo(0.8030969, within(1e-5));
        assertThat(power.seedsToClear(1, 0.8, 100)).isEqualTo(10);
    }

    @Test
    void withoutAnEffectItIsHalfOfWhatConfidenceLeaves() {
        Power power = Singles.power(new Variances(4, 100, 900), Estimand.THESE_GOALS, 0.95);
        assertThat(power.toClear(0, 5, 200)).isCloseTo(0.8 * 0.025, within(1e-6));
    }

    @Test
    void moreGoalsDoNotMakeUpForSeedsThatDiffer() {
        Power power = Singles.power(new Variances(16, 400, 1200), Estimand.GOAL_POPULATION, 0.95);
        assertThat(power.toClear(5, 3, 100_000)).isLessThan(0.5);
        assertThat(power.toClear(5, 20, 100_000)).isGreaterThan(0.99);
    }

    @Test
    void noNumberOfSeedsNarrowsWhatTheGoalsLeaveOpen() {
        Power power = Singles.power(new Variances(16, 2000, 1200), Estimand.GOAL_POPULATION, 0.95);
        assertThat(power.seedsToClear(2, 0.8, 100)).isZero();
        assertThat(power.seedsToLieWithin(2, 0.8, 100)).isZero();
        assertThat(Singles.power(power.variances(), Estimand.THESE_GOALS, 0.95).seedsToClear(2, 0.8, 100))
                .isPositive();
    }

    /** One-sample t test, n = 10, effect of one standard deviation, two-sided 5 % (R's power.t.test). */
    @Test
    void aPlainSampleHasThePowerOfItsTTest() {
        double[] sample = {-1, -1, -1, -1, -1, 1, 1, 1, 1, 1};
        double deviation = StudentT.standardDeviation(sample);
        SamplePower power = SampleMean.of(sample).power(0.95);
        assertThat(power.toClear(deviation, 10)).isCloseTo(0.8030969, within(1e-6));
        assertThat(power.drawsToClear(deviation, 0.8)).isEqualTo(10);
        assertThat(SampleMean.ofSeeds(sample, true).power(0.95).drawsToClear(deviation, 0.8))
                .isEqualTo(12);
    }
}
