package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static prefbench.stats.ReferenceNumbers.assertEqual;
import static prefbench.stats.ReferenceNumbers.doubles;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EquivalenceTest {
    private static final JsonNode VECTORS = ReferenceNumbers.read("equivalence_tost.json");

    @Test
    void everyWelchTestOfTheReference() {
        assertThat(VECTORS.path("welch")).hasSize(2);
        for (JsonNode row : VECTORS.path("welch")) {
            double[] a = doubles(row.path("a"));
            double[] b = doubles(row.path("b"));
            TTest difference = TTest.welch(a, b);
            Tost test = assertTost(difference, row);
            assertEqual(test.lower(), row.path("t_lower"));
            assertEqual(test.upper(), row.path("t_upper"));
            assertEqual(test.pNonInferior(), row.path("noninferior_p"));
            assertEqual(StudentT.welch(a, b, 0.9), row.path("ci90"));
            assertThat(test.pValue() < 0.05)
                    .isEqualTo(row.path("equivalent_at_0_05").booleanValue());
        }
    }

    @Test
    void everyPairedTestOfTheReference() {
        assertThat(VECTORS.path("paired")).hasSize(2);
        for (JsonNode row : VECTORS.path("paired")) {
            double[] a = doubles(row.path("a"));
            double[] b = doubles(row.path("b"));
            assertTost(TTest.paired(a, b), row);
            assertEqual(StudentT.paired(a, b, 0.9), row.path("ci90"));
        }
    }

    private static Tost assertTost(TTest difference, JsonNode row) {
        Tost test = Tost.of(difference, row.path("margin").doubleValue());
        assertEqual(difference.estimate(), row.path("diff"));
        assertEqual(difference.standardError(), row.path("se"));
        assertEqual(difference.degreesOfFreedom(), row.path("df"));
        assertEqual(test.pLower(), row.path("p_lower"));
        assertEqual(test.pUpper(), row.path("p_upper"));
        assertEqual(test.pValue(), row.path("p_tost"));
        return test;
    }

    @Test
    void everyPairOfProportionsOfTheReference() {
        assertThat(VECTORS.path("proportions")).hasSize(5);
        for (JsonNode row : VECTORS.path("proportions")) {
            double margin = row.path("margin").doubleValue();
            Proportion generated = proportion(row.path("synthetic"));
            Proportion human = proportion(row.path("human"));
            assertProportions(Wald.equivalence(generated, human, margin), row.path("wald"));
            JsonNode score = row.path("farrington_manning");
            assertProportions(FarringtonManning.equivalence(generated, human, margin), score);
            RestrictedShares shares = RestrictedShares.of(generated, human, -margin);
            assertEqual(new double[] {shares.first(), shares.second()}, score.path("restricted_mle_at_minus_margin"));
            Interval interval = Newcombe.of(generated, human, 0.9);
            assertEqual(interval.estimate(), row.path("diff"));
            assertEqual(interval, row.path("newcombe90"));
        }
    }

    private static Proportion proportion(JsonNode pair) {
        return ReferenceNumbers.proportion(pair.get(0), pair.get(1));
    }

    private static void assertProportions(Tost test, JsonNode expected) {
        assertEqual(test.lower(), expected.path("z_lower"));
        assertEqual(test.upper(), expected.path("z_upper"));
        assertEqual(test.pNonInferior(), expected.path("p_noninferior"));
        assertEqual(test.pValue(), expected.path("p_tost"));
    }

    @Test
    void theReferencesHalfWidths() {
        JsonNode sizes = VECTORS.path("sample_size");
        assertEqual(Wilson.of95(19, 100).halfWidth(), sizes.path("halfwidth95_wilson_at_19_of_100"));
        assertEqual(Wilson.of95(95, 500).halfWidth(), sizes.path("halfwidth95_wilson_at_95_of_500"));
    }

    /** At level alpha the test decides as the interval of confidence 1 - 2 alpha does. */
    @Test
    void equivalenceIsAnIntervalWithinTheMargin() {
        double[] a = {0.18, 0.2, 0.17, 0.19};
        double[] b = {0.19, 0.2, 0.18, 0.21};
        Interval interval = StudentT.welch(a, b, 0.9);
        double least = Math.max(-interval.low(), interval.high());
        assertThat(Tost.of(TTest.welch(a, b), least * 1.001).pValue()).isLessThan(0.05);
        assertThat(Tost.of(TTest.welch(a, b), least * 0.999).pValue()).isGreaterThan(0.05);
    }

    @Test
    void equalObservationsShowNoEquivalence() {
        Tost test = Tost.of(TTest.paired(new double[] {0.2, 0.3}, new double[] {0.2, 0.3}), 0.05);
        assertThat(test.pValue()).isNaN();
        assertThat(test.pNonInferior()).isNaN();
    }

    @Test
    void aMarginIsPositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tost.of(TTest.mean(1, 2), 0))
                .withMessage("margin must be positive, was 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wald.equivalence(new Proportion(1, 2), new Proportion(1, 2), -0.1))
                .withMessage("margin must be positive, was -0.1");
    }
}
