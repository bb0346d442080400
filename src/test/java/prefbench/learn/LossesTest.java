package prefbench.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import prefbench.tensor.Scope;
import prefbench.tensor.Tensor;
import tools.jackson.databind.JsonNode;

/** Losses of preferences against numbers of TRL, in FLOAT64. */
class LossesTest {
    private static final org.assertj.core.data.Offset<Double> TOLERANCE = within(1e-9);

    @Test
    void dpoLossIsTrlsSigmoidLoss() {
        JsonNode vectors = Vectors.read("dpo_losses.json");
        for (JsonNode expected : vectors.get("cases")) {
            JsonNode sigmoid = expected.get("variants").get("sigmoid");
            if (sigmoid == null || expected.get("label_smoothing").asDouble() != 0) {
                continue;
            }
            try (Scope scope = Scope.open()) {
                double[] margins = Vectors.doubles(expected.get("margins"));
                assertThat(Dpo.sigmoidLoss(Tensor.of(margins, margins.length)).item())
                        .isCloseTo(mean(Vectors.doubles(sigmoid.get("per_example"))), TOLERANCE);
            }
        }
    }

    @Test
    void dpoLossStaysFiniteFarFromTheReference() {
        JsonNode stability = Vectors.read("dpo_losses.json").get("stability");
        double[] delta = Vectors.doubles(stability.get("delta"));
        double[] expected = Vectors.doubles(stability.get("sigmoid"));
        for (int i = 0; i < delta.length; i++) {
            try (Scope scope = Scope.open()) {
                Tensor margin = Tensor.of(new double[] {delta[i] * 0.1}, 1);
                assertThat(Dpo.sigmoidLoss(margin).item()).isCloseTo(expected[i], TOLERANCE);
            }
        }
    }

    private static double mean(double[] values) {
        return java.util.Arrays.stream(values).average().orElseThrow();
    }
}
