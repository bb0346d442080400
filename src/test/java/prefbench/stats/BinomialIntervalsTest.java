package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static prefbench.stats.ReferenceNumbers.assertEqual;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BinomialIntervalsTest {
    private static final JsonNode VECTORS = ReferenceNumbers.read("binomial_intervals.json");

    @Test
    void quantilesOfTheNormalDistribution() {
        assertEqual(Normal.within(0.95), VECTORS.path("z975"));
        assertEqual(Normal.within(0.9), VECTORS.path("z95"));
    }

    @Test
    void everyCountOfTheReferenceInEveryWay() {
        JsonNode single = VECTORS.path("single");
        assertThat(single).hasSize(13);
        for (JsonNode row : single) {
            Proportion proportion = ReferenceNumbers.proportion(row.path("k"), row.path("n"));
            assertEqual(proportion.share(), row.path("p"));
            assertEqual(Wilson.of(proportion, 0.95), row.path("wilson95"));
            assertEqual(Wilson.of(proportion, 0.9), row.path("wilson90"));
            assertEqual(ClopperPearson.of(proportion, 0.95), row.path("clopper_pearson95"));
            assertEqual(Jeffreys.of(proportion, 0.95), row.path("jeffreys95"));
            assertEqual(AgrestiCoull.of(proportion, 0.95), row.path("agresti_coull95"));
        }
    }

    @Test
    void clopperPearsonsLimitsAreThoseOfTheBinomialTests() {
        Interval interval = ClopperPearson.of(new Proportion(7, 61), 0.99);
        assertThat(BinomialDistribution.of(61, interval.high()).cumulativeProbability(7))
                .isCloseTo(0.005, within(1e-14));
        assertThat(BinomialDistribution.of(61, interval.low()).survivalProbability(6))
                .isCloseTo(0.005, within(1e-14));
    }

    /** The definition: the share of samples whose interval holds the true share, at every true share. */
    @Test
    void clopperPearsonNeverCoversLessThanItSays() {
        int n = 20;
        for (double truth = 0.01; truth < 1; truth += 0.01) {
            BinomialDistribution samples = BinomialDistribution.of(n, truth);
            double covered = 0;
            for (int k = 0; k <= n; k++) {
                Interval interval = ClopperPearson.of(new Proportion(k, n), 0.9);
                covered += interval.low() <= truth && truth <= interval.high() ? samples.probability(k) : 0;
            }
            assertThat(covered).isGreaterThanOrEqualTo(0.9);
        }
    }

    @Test
    void failuresMirrorSuccesses() {
        for (int k = 0; k <= 30; k++) {
            Interval successes = Jeffreys.of(new Proportion(k, 30), 0.95);
            Interval failures = Jeffreys.of(new Proportion(30 - k, 30), 0.95);
            assertThat(successes.low()).isCloseTo(1 - failures.high(), within(1e-14));
        }
    }

    @Test
    void nothingObservedHasNoLimits() {
        Proportion nothing = new Proportion(0, 0);
        assertThat(Wilson.of(nothing, 0.9).known()).isFalse();
        assertThat(ClopperPearson.of(nothing, 0.9).known()).isFalse();
        assertThat(Jeffreys.of(nothing, 0.9).known()).isFalse();
        assertThat(AgrestiCoull.of(nothing, 0.9).known()).isFalse();
    }

    @Test
    void refusesFewerSuccessesThanNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Proportion(-1, 2))
                .withMessage("successes must be from 0 to n, were -1 of 2");
    }
}
