package prefbench.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AdamWTest {

    @ParameterizedTest
    @CsvSource({"FLOAT64, 1e-12", "FLOAT32, 2e-6"})
    void followsTorchStepByStep(TensorType type, double tolerance) throws IOException {
        JsonNode golden = golden();
        Map<String, Parameters.Array> initial = new LinkedHashMap<>();
        initial.put("weight", new Parameters.Array(floats(golden.path("initial_weight")), 2, 3));
        initial.put("bias", new Parameters.Array(floats(golden.path("initial_bias")), 2));
        AdamW settings = AdamW.withLearningRate(0.01).weightDecay(0.1);
        try (Parameters parameters = new Parameters(initial, type);
                Trainer trainer = new Trainer(parameters, settings);
                Scope scope = Scope.open()) {
            for (JsonNode step : golden.path("float64")) {
                // The gradient of sum(g * p) is g.
                Update update = trainer.step(metrics -> parameters
                        .get("weight")
                        .mul(Tensor.of(doubles(step.path("grad_weight")), type, 2, 3))
                        .sum()
                        .add(parameters
                                .get("bias")
                                .mul(Tensor.of(doubles(step.path("grad_bias")), type, 2))
                                .sum()));
                assertThat(update.step()).isEqualTo(step.path("step").asLong());
                assertThat(update.gradientNorm())
                        .isCloseTo(step.path("grad_norm").asDouble(), within(tolerance));
                assertThat(parameters.get("weight").toDoubles())
                        .containsExactly(doubles(step.path("weight")), within(tolerance));
                assertThat(parameters.get("bias").toDoubles())
                        .containsExactly(doubles(step.path("bias")), within(tolerance));
            }
        }
    }

    @Test
    void leavesBiasesAndLayerNormsUndecayed() {
        assertThat(AdamW.decays("bert.embeddings.word_embeddings.weight")).isTrue();
        assertThat(AdamW.decays("attn.dot_scale")).isTrue();
        assertThat(AdamW.decays("bert.embeddings.LayerNorm.weight")).isFalse();
        assertThat(AdamW.decays("linear_1.bias")).isFalse();
    }

    @Test
    void namesTheBadSetting() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AdamW.withLearningRate(0))
                .withMessage("learningRate must be positive, was 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AdamW.withLearningRate(1).weightDecay(-1))
                .withMessage("weightDecay must not be negative, was -1.0");
    }

    private static JsonNode golden() throws IOException {
        try (InputStream in = AdamWTest.class.getResourceAsStream("/torchgold/adamw_golden.json")) {
            return JsonMapper.builder().build().readTree(in);
        }
    }

    private static double[] doubles(JsonNode nested) {
        return nested.get(0).isArray()
                ? java.util.stream.StreamSupport.stream(nested.spliterator(), false)
                        .flatMap(row -> java.util.stream.StreamSupport.stream(row.spliterator(), false))
                        .mapToDouble(JsonNode::asDouble)
                        .toArray()
                : java.util.stream.StreamSupport.stream(nested.spliterator(), false)
                        .mapToDouble(JsonNode::asDouble)
                        .toArray();
    }

    private static float[] floats(JsonNode nested) {
        double[] wide = doubles(nested);
        float[] narrow = new float[wide.length];
        for (int i = 0; i < wide.length; i++) {
            narrow[i] = (float) wide[i];
        }
        return narrow;
    }
}
