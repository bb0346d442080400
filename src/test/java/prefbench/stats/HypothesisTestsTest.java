package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static prefbench.stats.ReferenceNumbers.assertEqual;
import static prefbench.stats.ReferenceNumbers.doubles;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HypothesisTestsTest {
    private static final JsonNode VECTORS = ReferenceNumbers.read("rank_tests.json");

    @Test
    void everyMannWhitneyTestOfTheReference() {
        JsonNode tests = VECTORS.path("mann_whitney");
        assertThat(tests).hasSize(4);
        for (JsonNode row : tests) {
            double[] x = doubles(row.path("x"));
            double[] y = doubles(row.path("y"));
            MannWhitney test = MannWhitney.of(x, y);
            assertEqual(test.u(), row.path("u_x"));
            assertEqual(MannWhitney.of(y, x).u(), row.path("u_y"));
            assertEqual(test.asymptotic(Alternative.TWO_SIDED, true), row.path("p_asymptotic_continuity"));
            assertEqual(test.asymptotic(Alternative.TWO_SIDED, false), row.path("p_asymptotic_no_continuity"));
            assertEqual(test.a12(), row.path("a12"));
            assertEqual(test.cliffsDelta(), row.path("cliffs_delta"));
            assertEqual(HodgesLehmann.shift(x, y), row.path("hodges_lehmann"));
            assertExact(test, row.path("p_exact"));
        }
    }

    private static void assertExact(MannWhitney test, JsonNode expected) {
        OptionalDouble twoSided = test.exact(Alternative.TWO_SIDED);
        assertThat(twoSided.isPresent()).isNotEqualTo(expected.isNull());
        if (twoSided.isPresent()) {
            assertEqual(twoSided.getAsDouble(), expected.path("two_sided"));
            assertEqual(test.exact(Alternative.GREATER).orElseThrow(), expected.path("greater"));
            assertThat(test.pValue(Alternative.TWO_SIDED)).isEqualTo(twoSided.getAsDouble());
        } else {
            assertThat(test.pValue(Alternative.GREATER)).isEqualTo(test.asymptotic(Alternative.GREATER, true));
        }
    }

    @Test
    void everyTestOfTheReferencesPairs() {
        JsonNode paired = VECTORS.path("paired");
        double[] a = doubles(paired.path("a"));
        double[] b = doubles(paired.path("b"));
        Wilcoxon inHundredths = Wilcoxon.of(doubles(paired.path("diff_times_100")));
        assertEqual(inHundredths.plus(), paired.path("w_plus"));
        assertEqual(inHundredths.minus(), paired.path("w_minus"));
        assertThat(inHundredths.exact(Alternative.TWO_SIDED)).isEmpty();
        assertEqual(inHundredths.pValue(Alternative.TWO_SIDED), paired.path("wilcoxon_asymptotic_two_sided"));
        TTest t = TTest.paired(a, b);
        assertEqual(t.statistic(0), paired.path("t"));
        assertEqual(t.degreesOfFreedom(), paired.path("t_df"));
        assertEqual(t.pValue(Alternative.TWO_SIDED, 0), paired.path("t_p"));
        Permutations flips = SignFlip.of(StudentT.differences(a, b), Alternative.TWO_SIDED, 0);
        assertEqual(flips.extreme(), paired.path("signflip_count"));
        assertEqual(flips.pValue(), paired.path("signflip_exact_two_sided"));
    }

    /** 0.19 - 0.17 and 0.17 - 0.15 differ in their last digits only. */
    @Test
    void differencesThatDifferByRoundingOnlyAreTied() {
        JsonNode paired = VECTORS.path("paired");
        Wilcoxon rounded = Wilcoxon.paired(doubles(paired.path("a")), doubles(paired.path("b")));
        assertEqual(rounded.pValue(Alternative.TWO_SIDED), paired.path("wilcoxon_asymptotic_two_sided"));
    }

    @Test
    void theReferencesTwoSamplePermutation() {
        JsonNode row = VECTORS.path("two_sample_permutation");
        double[] x = doubles(row.path("x"));
        double[] y = doubles(row.path("y"));
        assertEqual(StudentT.mean(x) - StudentT.mean(y), row.path("diff_of_means"));
        Permutations test = TwoSamplePermutation.of(x, y, Alternative.TWO_SIDED, 0);
        assertEqual(test.extreme(), row.path("count"));
        assertEqual(test.all(), row.path("total"));
        assertEqual(test.pValue(), row.path("p_two_sided"));
    }

    @Test
    void theReferencesWelchTest() {
        JsonNode samples = VECTORS.path("mann_whitney").get(0);
        TTest test = TTest.welch(doubles(samples.path("x")), doubles(samples.path("y")));
        assertEqual(test.statistic(0), VECTORS.path("welch").path("t"));
        assertEqual(test.degreesOfFreedom(), VECTORS.path("welch").path("df"));
        assertEqual(test.pValue(Alternative.TWO_SIDED, 0), VECTORS.path("welch").path("p"));
    }

    @Test
    void everyCorrectionOfTheReference() {
        JsonNode row = VECTORS.path("multiplicity");
        double[] p = doubles(row.path("p"));
        assertEqual(Multiplicity.BONFERRONI.adjust(p), row.path("bonferroni"));
        assertEqual(Multiplicity.HOLM.adjust(p), row.path("holm"));
        assertEqual(Multiplicity.HOCHBERG.adjust(p), row.path("hochberg"));
        assertEqual(Multiplicity.BENJAMINI_HOCHBERG.adjust(p), row.path("benjamini_hochberg"));
    }

    @Test
    void aCorrectionOfNothingIsNothingAndOfNoPValueIsRefused() {
        assertThat(Multiplicity.HOLM.adjust()).isEmpty();
        assertThat(Multiplicity.HOCHBERG.adjust(0.3)).containsExactly(0.3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Multiplicity.HOLM.adjust(0.5, Double.NaN))
                .withMessage("p-values must be in [0, 1], was NaN");
    }

    @Test
    void samplesWithoutSpreadHaveNoTTest() {
        TTest equal = TTest.mean(0.1, 0.1, 0.1);
        assertThat(equal.known()).isFalse();
        assertThat(equal.pValue(Alternative.TWO_SIDED, 0)).isNaN();
        assertThat(TTest.mean(1).known()).isFalse();
        assertThat(TTest.welch(new double[] {1}, new double[] {1, 2}).statistic(0))
                .isNaN();
    }

    /** The p-value at a limit of the interval is what confidence leaves. */
    @Test
    void tTestsAndTheirIntervalsAgree() {
        double[] a = {0.2, 0.25, 0.3, 0.28};
        double[] b = {0.1, 0.3, 0.2};
        Interval interval = StudentT.welch(a, b, 0.9);
        assertEqual(TTest.welch(a, b).pValue(Alternative.TWO_SIDED, interval.low()), 0.1);
        assertEqual(TTest.welch(a, b).pValue(Alternative.LESS, interval.high()), 0.05);
        assertEqual(
                TTest.mean(a).pValue(Alternative.GREATER, StudentT.mean(a, 0.9).low()), 0.05);
    }
}
