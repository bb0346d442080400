package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static prefbench.stats.ReferenceNumbers.assertEqual;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every number of {@code sequential.json}. */
class SequentialVectorsTest {
    private final JsonNode vectors = ReferenceNumbers.read("sequential.json");

    @Test
    void eValuesOfTheBetaMixture() {
        for (JsonNode row : cases("beta_mixture_e_value")) {
            EValue evidence = BetaMixture.uniform()
                    .eValue(
                            row.path("k").asInt(),
                            row.path("n").asInt(),
                            row.path("p0").asDouble());
            assertEqual(evidence.log(), row.path("log_e"));
            assertEqual(evidence.value(), row.path("e"));
        }
    }

    @Test
    void confidenceSequencesAndTheirWidthBesideWilsons() {
        for (JsonNode row : cases("confidence_sequence")) {
            int k = row.path("k").asInt();
            int n = row.path("n").asInt();
            Interval sequence = BetaMixture.uniform().confidenceSequence(k, n, 0.95);
            Interval wilson = Wilson.of95(k, n);
            assertLimits(sequence, row.path("confidence_sequence95"));
            assertLimits(wilson, row.path("wilson95"));
            assertEqual(sequence.halfWidth() / wilson.halfWidth(), row.path("width_ratio"));
        }
    }

    @Test
    void anytimeMcNemar() {
        for (JsonNode row : cases("anytime_mcnemar")) {
            EValue evidence =
                    AnytimeMcNemar.eValue(row.path("b").asInt(), row.path("c").asInt());
            assertEqual(evidence.value(), row.path("e"));
            assertThat(evidence.rejects(0.05))
                    .isEqualTo(row.path("reject_at_0_05").asBoolean());
        }
    }

    @Test
    void asymptoticConfidenceSequences() {
        AsymptoticSequence sequence = new AsymptoticSequence(0.95, 500);
        for (JsonNode row : cases("asymptotic_cs")) {
            Interval interval = sequence.of(
                    row.path("mean").asDouble(),
                    row.path("sd").asDouble(),
                    row.path("n").asInt());
            assertEqual(sequence.rho2(), row.path("rho2"));
            assertEqual(interval.halfWidth(), row.path("half_width"));
            assertLimits(interval, row.path("interval"));
        }
    }

    @Test
    void hoeffdingsInterval() {
        JsonNode rows = vectors.path("fixed_n_hoeffding");
        assertThat(rows).isNotEmpty();
        for (JsonNode row : rows) {
            int n = row.path("n").asInt();
            assertEqual(Hoeffding.halfWidth(n, 0.95), row.path("hoeffding_half_width95"));
            assertEqual(Hoeffding.of(0.5, n, 0.95).halfWidth(), row.path("hoeffding_half_width95"));
        }
    }

    @Test
    void waldsTest() {
        JsonNode row = vectors.path("sprt");
        Sprt test = new Sprt(
                row.path("p0").asDouble(),
                row.path("p1").asDouble(),
                row.path("alpha").asDouble(),
                row.path("beta").asDouble());
        assertEqual(test.logUpper(), row.path("log_upper"));
        assertEqual(test.logLower(), row.path("log_lower"));
        assertEqual(test.successIncrement(), row.path("increment_success"));
        assertEqual(test.failureIncrement(), row.path("increment_failure"));
    }

    private JsonNode cases(String name) {
        JsonNode cases = vectors.path(name).path("cases");
        assertThat(cases).isNotEmpty();
        return cases;
    }

    private static void assertLimits(Interval interval, JsonNode limits) {
        assertEqual(interval.low(), limits.get(0));
        assertEqual(interval.high(), limits.get(1));
    }
}
