package prefbench.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import prefbench.tensor.Scope;
import prefbench.tensor.Tensor;
import tools.jackson.databind.JsonNode;

/** Losses against numbers of CleanRL, in FLOAT64. */
class LossesTest {
    private static final org.assertj.core.data.Offset<Double> TOLERANCE = within(1e-9);

    @Test
    void ppoLossesAreCleanRls() {
        JsonNode vectors = Vectors.read("ppo_gae.json");
        JsonNode inputs = vectors.get("loss_inputs");
        JsonNode expected = vectors.get("cleanrl");
        double[] advantages =
                rollout(inputs).at(new int[] {0, 1, 2, 3, 4, 5, 6, 7}, true).advantages();
        assertThat(advantages).containsExactly(Vectors.doubles(expected.get("advantages_normalised")), TOLERANCE);
        try (Scope scope = Scope.open()) {
            Tensor logRatio = tensor(inputs, "new_logp").sub(tensor(inputs, "old_logp"));
            assertThat(Ppo.policyLoss(logRatio, Tensor.of(advantages, 8), 0.2).item())
                    .isCloseTo(expected.get("pg_loss").asDouble(), TOLERANCE);
            assertThat(Ppo.clippedValueLoss(
                                    tensor(inputs, "new_values"),
                                    tensor(inputs, "old_values"),
                                    tensor(inputs, "returns"),
                                    0.2)
                            .item())
                    .isCloseTo(expected.get("v_loss").asDouble(), TOLERANCE);
            assertThat(Ppo.valueLoss(tensor(inputs, "new_values"), tensor(inputs, "returns"))
                            .item())
                    .isCloseTo(expected.get("v_loss_unclipped").asDouble(), TOLERANCE);
        }
    }

    @Test
    void explainedVarianceIsOneMinusTheShareOfTheError() {
        Rollout perfect = rollout(new double[] {1, 2, 3}, new double[] {1, 2, 3});
        Rollout constant = rollout(new double[] {2, 2, 2}, new double[] {1, 2, 3});
        assertThat(perfect.explainedVariance()).isEqualTo(1);
        assertThat(constant.explainedVariance()).isEqualTo(0);
        assertThat(rollout(new double[] {1, 2}, new double[] {5, 5}).explainedVariance())
                .isNaN();
    }

    private static Rollout rollout(double[] values, double[] returns) {
        return new Rollout(List.of(), new int[values.length], values, values, values, returns);
    }

    private static Rollout rollout(JsonNode inputs) {
        double[] advantages = Vectors.doubles(inputs.get("advantages"));
        var anything = new prefbench.policy.State("", "", List.of("click[a]"));
        return new Rollout(
                java.util.Collections.nCopies(advantages.length, anything),
                new int[advantages.length],
                advantages,
                advantages,
                advantages,
                advantages);
    }

    private static Tensor tensor(JsonNode inputs, String name) {
        double[] values = Vectors.doubles(inputs.get(name));
        return Tensor.of(values, values.length);
    }
}
