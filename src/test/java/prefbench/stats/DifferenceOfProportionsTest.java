package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static prefbench.stats.ReferenceNumbers.assertEqual;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DifferenceOfProportionsTest {

    @Test
    void everyPairOfTheReference() {
        JsonNode pairs = ReferenceNumbers.read("binomial_intervals.json").path("two_proportions");
        assertThat(pairs).hasSize(5);
        for (JsonNode row : pairs) {
            Proportion a = ReferenceNumbers.proportion(row.path("k1"), row.path("n1"));
            Proportion b = ReferenceNumbers.proportion(row.path("k2"), row.path("n2"));
            assertEqual(Newcombe.of(a, b, 0.95).estimate(), row.path("diff"));
            assertEqual(Newcombe.of(a, b, 0.95), row.path("newcombe95"));
            assertEqual(MiettinenNurminen.of(a, b, 0.95), row.path("miettinen_nurminen95"));
            assertEqual(Wald.of(a, b, 0.95), row.path("wald95"));
            assertEqual(FarringtonManning.statistic(a, b, 0), row.path("z_pooled"));
            assertEqual(FarringtonManning.pValue(a, b, 0, Alternative.TWO_SIDED), row.path("p_two_sided"));
            assertEqual(Fisher.pValue(a, b, Alternative.TWO_SIDED), row.path("fisher_two_sided"));
            assertEqual(Fisher.pValue(a, b, Alternative.GREATER), row.path("fisher_greater"));
            // The reference sums logarithms of Beta functions: 1.3e-12 off at 2,000 trials, by the same sum in
            // fractions.
            assertThat(posterior(a).exceeds(posterior(b)))
                    .isCloseTo(row.path("bayes_p1_gt_p2_uniform_prior").asDouble(), within(1.4e-12));
        }
    }

    private static BetaPosterior posterior(Proportion sample) {
        return BetaPosterior.uniform().after(sample.successes(), sample.n());
    }

    @Test
    void fishersTeaTasting() {
        Proportion first = new Proportion(3, 4);
        Proportion second = new Proportion(1, 4);
        assertEqual(Fisher.pValue(first, second, Alternative.GREATER), 17.0 / 70);
        assertEqual(Fisher.pValue(first, second, Alternative.LESS), 69.0 / 70);
        assertEqual(Fisher.pValue(first, second, Alternative.TWO_SIDED), 34.0 / 70);
        assertEqual(Fisher.pValue(new Proportion(0, 0), new Proportion(0, 0), Alternative.GREATER), 1);
    }

    /** Of the two successes 0 or 1 are the first sample's with the same probability, 10/21, but for rounding. */
    @Test
    void equallyProbableNumbersAreAllCounted() {
        assertEqual(Fisher.pValue(new Proportion(0, 2), new Proportion(2, 5), Alternative.TWO_SIDED), 1);
        assertEqual(Fisher.pValue(new Proportion(1, 2), new Proportion(1, 5), Alternative.TWO_SIDED), 1);
    }

    @Test
    void scoreIntervalsOfAllSmallSamplesAreWithinReachAndMirrorEachOther() {
        for (int i = 0; i <= 5; i++) {
            for (int j = 0; j <= 8; j++) {
                Proportion a = new Proportion(i, 5);
                Proportion b = new Proportion(j, 8);
                assertWithinReach(Newcombe.of(a, b, 0.95), Newcombe.of(b, a, 0.95));
                assertWithinReach(MiettinenNurminen.of(a, b, 0.95), MiettinenNurminen.of(b, a, 0.95));
            }
        }
    }

    private static void assertWithinReach(Interval there, Interval back) {
        assertThat(there.low()).isBetween(-1.0, there.estimate());
        assertThat(there.high()).isBetween(there.estimate(), 1.0);
        assertThat(there.degenerate()).isFalse();
        assertThat(back.low()).isCloseTo(-there.high(), within(1e-12));
        assertThat(back.high()).isCloseTo(-there.low(), within(1e-12));
    }

    /** At a limit inside (-1, 1) the score test is on the edge of rejecting. */
    @Test
    void miettinenAndNurminensLimitsSolveTheirEquation() {
        Proportion a = new Proportion(2, 17);
        Proportion b = new Proportion(9, 29);
        Interval interval = MiettinenNurminen.of(a, b, 0.8);
        double z = Normal.within(0.8) * Math.sqrt(46.0 / 45);
        assertEqual(FarringtonManning.statistic(a, b, interval.low()), z);
        assertEqual(FarringtonManning.statistic(a, b, interval.high()), -z);
    }

    /** No other shares with that difference are likelier. */
    @Test
    void restrictedSharesAreTheLikeliest() {
        for (int i = 0; i <= 6; i++) {
            for (double difference = -0.95; difference < 1; difference += 0.1) {
                Proportion a = new Proportion(i, 6);
                Proportion b = new Proportion(4, 11);
                RestrictedShares likeliest = RestrictedShares.of(a, b, difference);
                assertThat(likeliest.first() - likeliest.second()).isCloseTo(difference, within(1e-12));
                double most = logLikelihood(a, likeliest.first()) + logLikelihood(b, likeliest.second());
                for (double x = Math.max(0, difference); x <= Math.min(1, 1 + difference); x += 0.01) {
                    assertThat(logLikelihood(a, x) + logLikelihood(b, x - difference))
                            .isLessThanOrEqualTo(most + 1e-9);
                }
            }
        }
    }

    /** Both samples hold successes only: the first share is 1, the second short of it by the difference. */
    @Test
    void restrictedSharesAreExactAtTheirEnds() {
        RestrictedShares shares = RestrictedShares.of(new Proportion(3, 3), new Proportion(1350, 1350), 1.3e-6);
        assertThat(shares).isEqualTo(new RestrictedShares(1, 1 - 1.3e-6));
        shares = RestrictedShares.of(new Proportion(0, 3), new Proportion(0, 1350), -0.25);
        assertThat(shares).isEqualTo(new RestrictedShares(0, 0.25));
    }

    private static double logLikelihood(Proportion sample, double share) {
        double ofSuccesses = sample.successes() == 0 ? 0 : sample.successes() * Math.log(share);
        return ofSuccesses + (sample.failures() == 0 ? 0 : sample.failures() * Math.log1p(-share));
    }

    @Test
    void withoutTrialsNothingIsKnown() {
        Proportion nothing = new Proportion(0, 0);
        Proportion some = new Proportion(1, 3);
        assertThat(Newcombe.of(nothing, some, 0.95).known()).isFalse();
        assertThat(MiettinenNurminen.of(some, nothing, 0.95).known()).isFalse();
        assertThat(Wald.of(some, nothing, 0.95).known()).isFalse();
        assertThat(FarringtonManning.equivalence(some, nothing, 0.1).pValue()).isNaN();
    }

    @Test
    void sharesWithoutVarianceAreNamedByWaldAndNotByTheOthers() {
        Proportion none = new Proportion(0, 9);
        assertThat(Wald.of(none, none, 0.95).degenerate()).isTrue();
        assertThat(Wald.equivalence(none, none, 0.1).pValue()).isNaN();
        assertThat(Newcombe.of(none, none, 0.95).high()).isGreaterThan(0.29);
        assertThat(FarringtonManning.equivalence(none, none, 0.1).pValue()).isBetween(0.1, 0.2);
    }

    @Test
    void equalSharesDoNotDifferEvenWithoutVariance() {
        assertThat(FarringtonManning.pValue(new Proportion(50, 50), new Proportion(9, 9), 0, Alternative.TWO_SIDED))
                .isEqualTo(1);
    }

    @Test
    void aDifferenceOfOneCannotBeTested() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FarringtonManning.statistic(new Proportion(1, 2), new Proportion(1, 2), 1))
                .withMessage("difference must be in (-1, 1), was 1.0");
    }
}
