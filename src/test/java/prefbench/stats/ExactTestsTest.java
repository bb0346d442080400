package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static prefbench.stats.ReferenceNumbers.assertEqual;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Exact p-values against counting and against each other. */
class ExactTestsTest {

    /** Of the signs of the ranks 1 to 6 only two add up to 20 or more: all positive, and all but rank 1. */
    @Test
    void wilcoxonCountsSigns() {
        Wilcoxon test = Wilcoxon.of(1.5, 2, -1, 3, 4, 7);
        assertThat(test.plus()).isEqualTo(20);
        assertEqual(test.exact(Alternative.GREATER).orElseThrow(), 2.0 / 64);
        assertEqual(test.exact(Alternative.TWO_SIDED).orElseThrow(), 4.0 / 64);
        assertEqual(test.exact(Alternative.LESS).orElseThrow(), 63.0 / 64);
    }

    @Test
    void wilcoxonsTestIsTheSignFlipOfSignedRanks() {
        double[] signedRanks = {-3, 1, 5, 8, -2, 9, 4, 7, 10, -6, 11};
        for (Alternative alternative : Alternative.values()) {
            assertEqual(
                    Wilcoxon.of(signedRanks).exact(alternative).orElseThrow(),
                    SignFlip.of(signedRanks, alternative, 0).pValue());
        }
    }

    @Test
    void mannAndWhitneysTestIsThePermutationOfRanks() {
        double[] x = {3, 7, 8, 9, 11};
        double[] y = {1, 2, 4, 5, 6, 10, 12};
        for (Alternative alternative : Alternative.values()) {
            assertEqual(
                    MannWhitney.of(x, y).exact(alternative).orElseThrow(),
                    TwoSamplePermutation.of(x, y, alternative, 0).pValue());
        }
    }

    @Test
    void mannAndWhitneysCountsHoldForTheLargestExactSamples() {
        double[] x = IntStream.range(0, 25).mapToDouble(i -> 2 * i).toArray();
        double[] y = IntStream.range(0, 25).mapToDouble(i -> 2 * i + 1).toArray();
        double exact = MannWhitney.of(x, y).exact(Alternative.GREATER).orElseThrow();
        assertThat(exact).isCloseTo(MannWhitney.of(x, y).asymptotic(Alternative.GREATER, true), within(1e-3));
        double[] apart = Arrays.stream(y).map(value -> value + 100).toArray();
        assertEqual(MannWhitney.of(apart, x).exact(Alternative.GREATER).orElseThrow() * 126410606437752.0, 1);
    }

    @Test
    void approximationsOfOneDirectionAddUp() {
        Wilcoxon wilcoxon = Wilcoxon.of(1, 2, 2, -3, 5);
        assertEqual(wilcoxon.asymptotic(Alternative.GREATER) + wilcoxon.asymptotic(Alternative.LESS), 1);
        MannWhitney mannWhitney = MannWhitney.of(new double[] {1, 2, 2, 4}, new double[] {2, 5, 6});
        assertEqual(
                mannWhitney.asymptotic(Alternative.GREATER, false) + mannWhitney.asymptotic(Alternative.LESS, false),
                1);
        assertThat(mannWhitney.asymptotic(Alternative.LESS, true))
                .isGreaterThan(mannWhitney.asymptotic(Alternative.LESS, false));
    }

    @Test
    void pairsWithoutADifferenceAreLeftOut() {
        assertThat(Wilcoxon.of(0, 1, 0, 2).n()).isEqualTo(2);
        assertThat(Wilcoxon.of(0, 0).asymptotic(Alternative.GREATER)).isOne();
        assertThat(MannWhitney.of(new double[] {1, 1}, new double[] {1}).pValue(Alternative.TWO_SIDED))
                .isOne();
    }

    /** 0.1 + 0.2 - 0.3 is 0, and so is its opposite: of eight signs' sums five are not negative. */
    @Test
    void sumsThatDifferByRoundingOnlyAreEqual() {
        Permutations flips = SignFlip.of(new double[] {0.1, 0.2, -0.3}, Alternative.GREATER, 0);
        assertThat(flips.extreme()).isEqualTo(5);
        Permutations opposite = SignFlip.of(new double[] {-0.1, -0.2, 0.3}, Alternative.GREATER, 0);
        assertThat(opposite.extreme()).isEqualTo(5);
        assertThat(SignFlip.of(new double[] {0.1, 0.2, -0.3}, Alternative.LESS, 0)
                        .extreme())
                .isEqualTo(5);
    }

    @Test
    void randomSignsAreCloseToAllAndDependOnTheKeyOnly() {
        double[] twenty = noise(20, 0.3);
        double[] twentyOne = Arrays.copyOf(twenty, 21);
        Permutations all = SignFlip.of(twenty, Alternative.TWO_SIDED, 1);
        Permutations some = SignFlip.of(twentyOne, Alternative.TWO_SIDED, 1);
        assertThat(all.exhaustive()).isTrue();
        assertThat(all.all()).isEqualTo(1 << 20);
        assertThat(some.exhaustive()).isFalse();
        assertThat(some.pValue()).isCloseTo(all.pValue(), within(0.005));
        assertThat(SignFlip.of(twentyOne, Alternative.TWO_SIDED, 1)).isEqualTo(some);
        assertThat(SignFlip.of(twentyOne, Alternative.TWO_SIDED, 2)).isNotEqualTo(some);
    }

    /** C(22, 11) = 705432 are gone through, C(24, 12) = 2704156 are not. */
    @Test
    void randomChoicesAreCloseToWelchAndDependOnTheKeyOnly() {
        Permutations all = TwoSamplePermutation.of(noise(11, 0.4), noise(11, 0), Alternative.GREATER, 1);
        assertThat(all.all()).isEqualTo(705_432);
        double[] x = noise(12, 0.4);
        double[] y = noise(12, 0);
        Permutations some = TwoSamplePermutation.of(x, y, Alternative.GREATER, 1);
        assertThat(some.exhaustive()).isFalse();
        assertThat(some.pValue()).isCloseTo(TTest.welch(x, y).pValue(Alternative.GREATER, 0), within(0.01));
        assertThat(TwoSamplePermutation.of(x, y, Alternative.GREATER, 1)).isEqualTo(some);
        assertThat(TwoSamplePermutation.of(x, y, Alternative.GREATER, 2)).isNotEqualTo(some);
    }

    private static double[] noise(int n, double shift) {
        SplittableRandom random = new SplittableRandom(n + (shift > 0 ? 100 : 0));
        return IntStream.range(0, n)
                .mapToDouble(i -> random.nextDouble(-1, 1) + shift)
                .toArray();
    }

    @Test
    void noRandomPValueIsZero() {
        assertThat(new Permutations(0, 999, false).pValue()).isEqualTo(0.001);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Permutations(3, 2, true))
                .withMessage("extreme must be from 0 to all, was 3 of 2");
    }

    @Test
    void refusesEmptySamples() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MannWhitney.of(new double[0], new double[1]))
                .withMessage("samples must not be empty, had 0 and 1 values");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TwoSamplePermutation.of(new double[1], new double[0], Alternative.LESS, 0))
                .withMessage("samples must not be empty, had 1 and 0 values");
    }
}
