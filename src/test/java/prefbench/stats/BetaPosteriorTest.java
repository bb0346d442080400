package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BetaPosteriorTest {

    @Test
    void quantilesAreRightToTwelveDigitsForAllShapes() {
        for (double a : new double[] {0.5, 1, 20, 5000}) {
            for (double b : new double[] {0.5, 3, 412.5, 20_000}) {
                for (double p : new double[] {1e-9, 1e-4, 0.005, 0.3, 0.9, 0.999}) {
                    BetaPosterior posterior = new BetaPosterior(a, b);
                    double quantile = posterior.quantile(p);
                    assertThat(posterior.cumulative(quantile * (1 - 1e-12))).isLessThan(p);
                    assertThat(posterior.cumulative(Math.min(1, quantile * (1 + 1e-12))))
                            .isGreaterThan(p);
                }
            }
        }
    }

    @Test
    void aRateExceedsItsLikeHalfTheTime() {
        for (double a : new double[] {0.5, 1, 37, 4000}) {
            BetaPosterior posterior = new BetaPosterior(a, 3);
            assertThat(posterior.exceeds(posterior)).isCloseTo(0.5, within(1e-13));
            assertThat(new BetaPosterior(a, 1).exceeds(BetaPosterior.uniform())).isCloseTo(a / (a + 1), within(1e-12));
        }
    }

    @Test
    void probabilitiesOfBeingBestSumToOneHoweverUnlikeTheArms() {
        List<BetaPosterior> arms = List.of(
                BetaPosterior.jeffreys(),
                BetaPosterior.uniform().after(950, 5000),
                BetaPosterior.uniform().after(0, 3),
                BetaPosterior.uniform().after(1, 1),
                new BetaPosterior(0.1, 7));
        assertThat(Arrays.stream(BestArm.probabilities(arms)).sum()).isCloseTo(1, within(1e-12));
        assertThat(BestArm.probabilities(List.of(BetaPosterior.jeffreys()))).containsExactly(1.0);
    }

    @Test
    void equalArmsAreEquallyLikely() {
        BetaPosterior arm = BetaPosterior.uniform().after(19, 100);
        assertThat(BestArm.probabilities(List.of(arm, arm, arm, arm)))
                .containsExactly(new double[] {0.25, 0.25, 0.25, 0.25}, within(1e-12));
    }

    @Test
    void aHopelessArmKeepsATinyProbabilityToRelativeAccuracy() {
        // Order statistics: that the smallest of 41 uniform draws exceeds the largest of 41 others is 41! 41! / 82!.
        BetaPosterior hopeless = BetaPosterior.uniform().after(0, 40);
        double expected = 1;
        for (int i = 1; i <= 41; i++) {
            expected *= i / (41.0 + i);
        }
        double found = hopeless.exceeds(BetaPosterior.uniform().after(40, 40));
        assertThat(found / expected).isCloseTo(1, within(1e-10));
        assertThat(found).isBetween(1e-26, 1e-22);
    }

    @Test
    void tinyProbabilitiesAreRightWhereOneArmIsWideAndAnotherNarrow() {
        // P(Beta(1, n) exceeds X ~ Beta(a, 1)) = E(1 - X)^n = a! n! / (a + n)!.
        BetaPosterior narrow = new BetaPosterior(4000, 1);
        double expected = 1;
        for (int i = 1; i <= 9; i++) {
            expected *= i / (4000.0 + i);
        }
        assertThat(new BetaPosterior(1, 9).exceeds(narrow) / expected).isCloseTo(1, within(1e-10));
        assertThat(narrow.exceeds(new BetaPosterior(1, 9))).isCloseTo(1, within(1e-12));
    }

    @Test
    void drawsFollowTheDistribution() {
        for (BetaPosterior posterior :
                List.of(new BetaPosterior(96, 406), BetaPosterior.jeffreys(), new BetaPosterior(1, 11))) {
            SplittableRandom random = new SplittableRandom(7);
            double[] draws = new double[20_000];
            Arrays.setAll(draws, i -> posterior.cumulative(posterior.draw(random)));
            Arrays.sort(draws);
            double distance = 0;
            for (int i = 0; i < draws.length; i++) {
                distance = Math.max(distance, Math.abs(draws[i] - (i + 0.5) / draws.length));
            }
            // Kolmogorov's 0.999 quantile
            assertThat(distance).isLessThan(1.95 / Math.sqrt(draws.length));
        }
    }

    @Test
    void drawsOfTinyShapesAreNumbers() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1000; i++) {
            assertThat(new BetaPosterior(1e-3, 1e-3).draw(random)).isBetween(0.0, 1.0);
        }
    }

    @Test
    void betaBinomialMomentsAreThoseOfItsProbabilities() {
        BetaBinomial counts = new BetaBinomial(500, 2.5, 11);
        double sum = 0;
        double mean = 0;
        double square = 0;
        for (int k = 0; k <= 500; k++) {
            sum += counts.probability(k);
            mean += k * counts.probability(k);
            square += k * k * counts.probability(k);
        }
        assertThat(sum).isCloseTo(1, within(1e-11));
        assertThat(counts.mean()).isCloseTo(mean, within(1e-9));
        assertThat(counts.variance()).isCloseTo(square - mean * mean, within(1e-6));
    }

    @Test
    void argumentsAreValidated() {
        refused(() -> new BetaPosterior(1, 0), "beta must be positive, was 0.0");
        refused(() -> BetaPosterior.uniform().after(5, 4), "successes must be from 0 to n, were 5 of 4");
        refused(() -> BestArm.probabilities(List.of()), "there must be an arm, were none");
        refused(
                () -> new BetaPosterior(0.05, 1).exceeds(BetaPosterior.uniform()),
                "alpha and beta must be at least 0.1, were 0.05 and 1.0");
        refused(() -> new BetaBinomial(-1, 1, 1), "n must not be negative, was -1");
        refused(() -> new BetaBinomial(5, 1, 1).probability(6), "successes must be from 0 to n, were 6 of 5");
    }

    private static void refused(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }
}
