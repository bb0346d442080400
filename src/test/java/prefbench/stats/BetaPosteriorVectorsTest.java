package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static prefbench.stats.ReferenceNumbers.assertEqual;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every number of {@code beta_posterior.json}. */
class BetaPosteriorVectorsTest {
    private final JsonNode vectors = ReferenceNumbers.read("beta_posterior.json");

    @Test
    void posteriorsMomentsAndQuantiles() {
        assertThat(vectors.path("quantiles")).isNotEmpty();
        for (JsonNode row : vectors.path("quantiles")) {
            BetaPosterior posterior = beta(row.path("prior"))
                    .after(row.path("k").asInt(), row.path("n").asInt());
            assertThat(posterior).isEqualTo(beta(row.path("posterior")));
            assertEqual(posterior.mean(), row.path("mean"));
            assertEqual(posterior.variance(), row.path("var"));
            assertThat(row.path("quantiles")).hasSize(9);
            for (Map.Entry<String, JsonNode> quantile : row.path("quantiles").properties()) {
                double probability = Double.parseDouble(quantile.getKey());
                assertEqual(posterior.quantile(probability), quantile.getValue());
                assertThat(posterior.cumulative(quantile.getValue().asDouble())).isCloseTo(probability, within(1e-12));
            }
        }
    }

    @Test
    void probabilitiesOfBeingBest() {
        JsonNode row = vectors.path("p_best");
        List<BetaPosterior> arms = new ArrayList<>();
        row.path("arms").forEach(arm -> arms.add(beta(arm)));
        double[] expected = ReferenceNumbers.doubles(row.path("p_each_is_best"));
        assertThat(expected).hasSize(3);
        assertThat(BestArm.probabilities(arms))
                .containsExactly(expected, within(row.path("tolerance").asDouble()));
    }

    @Test
    void probabilitiesThatOneExceedsTheOtherByQuadratureAndByTheClosedForm() {
        assertThat(vectors.path("p_a_gt_b")).isNotEmpty();
        for (JsonNode row : vectors.path("p_a_gt_b")) {
            BetaPosterior a = beta(row.path("a"));
            BetaPosterior b = beta(row.path("b"));
            assertEqual(a.exceeds(b), row.path("p"));
            assertThat(closedForm(a, b)).isCloseTo(row.path("p").asDouble(), within(1e-11));
        }
    }

    @Test
    void betaBinomialProbabilities() {
        JsonNode row = vectors.path("beta_binomial");
        BetaBinomial counts = new BetaBinomial(
                row.path("n").asInt(),
                row.path("alpha").asDouble(),
                row.path("beta").asDouble());
        assertThat(row.path("pmf")).hasSize(counts.n() + 1);
        for (int k = 0; k <= counts.n(); k++) {
            assertEqual(counts.probability(k), row.path("pmf").get(k));
        }
    }

    /** The file's rule, for whole alpha: sum of B(a2 + i, b1 + b2) / ((b1 + i) B(1 + i, b1) B(a2, b2)). */
    private static double closedForm(BetaPosterior a, BetaPosterior b) {
        double sum = 0;
        for (int i = 0; i < a.alpha(); i++) {
            sum += Math.exp(logBeta(b.alpha() + i, a.beta() + b.beta())
                            - logBeta(1 + i, a.beta())
                            - logBeta(b.alpha(), b.beta()))
                    / (a.beta() + i);
        }
        return sum;
    }

    private static double logBeta(double a, double b) {
        return -(a + b - 2) * Math.log(2) - BetaDistribution.of(a, b).logDensity(0.5);
    }

    private static BetaPosterior beta(JsonNode parameters) {
        return new BetaPosterior(parameters.get(0).asDouble(), parameters.get(1).asDouble());
    }
}
