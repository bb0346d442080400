package prefbench.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prefbench.tensor.Metrics;
import prefbench.tensor.Parameters;
import prefbench.tensor.Scope;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;
import prefbench.tensor.Trainer;
import prefbench.tensor.Update;
import tools.jackson.databind.JsonNode;

class AdamTest {
    private final JsonNode vectors = Vectors.read("ppo_gae.json");

    @ParameterizedTest
    @CsvSource({"FLOAT64, 1e-12", "FLOAT32, 2e-6"})
    void isTorchsAdamWithCleanRlsEpsilon(TensorType type, double tolerance) {
        JsonNode golden = vectors.get("adam");
        Adam adam = new Adam(golden.get("lr").asDouble(), golden.get("eps").asDouble(), Double.POSITIVE_INFINITY);
        try (Parameters parameters =
                        new Parameters(Map.of("x", new Parameters.Array(new float[] {1, -2, 0.5f}, 3)), type);
                Trainer trainer = adam.trainer(parameters);
                Scope scope = Scope.open()) {
            for (int step = 0; step < 3; step++) {
                double[] gradient = Vectors.doubles(golden.get("grads").get(step));
                trainer.step(metrics ->
                        parameters.get("x").mul(Tensor.of(gradient, type, 3)).sum());
                assertThat(parameters.get("x").toDoubles())
                        .containsExactly(
                                Vectors.doubles(
                                        golden.get("params_after_each_step").get(step)),
                                within(tolerance));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"FLOAT64, 1e-12", "FLOAT32, 2e-6"})
    void clipsByTheGlobalNormAsTorchDoes(TensorType type, double tolerance) {
        JsonNode golden = vectors.get("grad_clip");
        Map<String, Parameters.Array> arrays = new LinkedHashMap<>();
        arrays.put("a", new Parameters.Array(new float[] {0, 0}, 2));
        arrays.put("b", new Parameters.Array(new float[] {0}, 1));
        Adam adam = new Adam(1e-3, 1e-8, golden.get("max_norm").asDouble());
        try (Parameters parameters = new Parameters(arrays, type);
                Trainer trainer = adam.trainer(parameters)) {
            Function<Metrics, Tensor> product =
                    metrics -> dot(parameters, "a", golden, 0, type).add(dot(parameters, "b", golden, 1, type));
            Update update = trainer.step(product);
            assertThat(update.gradientNorm()).isCloseTo(golden.get("total_norm").asDouble(), within(tolerance));
            // A second part without gradient shows what the clip after the first has left.
            List<double[]> clipped = new ArrayList<>();
            trainer.observe((name, gradient) -> clipped.add(gradient));
            trainer.stepClippingAfterEachPart(
                    List.of(product, metrics -> parameters.get("a").sum().scale(0)));
            for (int i = 0; i < 2; i++) {
                assertThat(clipped.get(i))
                        .containsExactly(Vectors.doubles(golden.get("clipped").get(i)), within(tolerance));
            }
        }
    }

    private static Tensor dot(Parameters parameters, String name, JsonNode golden, int index, TensorType type) {
        double[] gradient = Vectors.doubles(golden.get("grads").get(index));
        return parameters
                .get(name)
                .mul(Tensor.of(gradient, type, gradient.length))
                .sum();
    }
}
