package prefbench.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prefbench.tensor.AdamW;
import prefbench.tensor.Scope;
import prefbench.tensor.TensorType;
import prefbench.tensor.Trainer;
import prefbench.tensor.Update;
import tools.jackson.databind.JsonNode;

class ChoiceNetworkTest {
    private final JsonNode golden = Golden.json("choice_policy_golden.json");

    @ParameterizedTest
    @CsvSource({
        "masked, MASKED, FLOAT64, 1e-10",
        "masked, MASKED, FLOAT32, 1e-5",
        "upstream, UNMASKED, FLOAT64, 1e-10",
        "upstream, UNMASKED, FLOAT32, 1e-5"
    })
    void agreesWithPyTorch(String variant, ActionPadding padding, TensorType type, double tolerance) {
        JsonNode expected = golden.path("variants").path(variant).path("float64");
        ChoiceNetwork network = Golden.network(padding, type);
        try (Scope scope = Scope.open()) {
            Forward forward = network.forward(batch(), Dropout.NONE);
            double[] actual = forward.logProbabilities().toDoubles();
            double[] first = Golden.doubles(expected.path("log_probs").path(0));
            double[] second = Golden.doubles(expected.path("log_probs").path(1));
            for (int i = 0; i < 5; i++) {
                assertThat(actual[i]).isCloseTo(first[i], within(tolerance));
            }
            for (int i = 0; i < 3; i++) {
                assertThat(actual[5 + i]).isCloseTo(second[i], within(tolerance));
            }
            assertThat(actual[8]).isLessThan(-1e29);
            assertThat(forward.mask().toDoubles()).containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 0, 0);
            assertThat(forward.values().toDoubles())
                    .containsExactly(Golden.doubles(expected.path("values")), within(tolerance));
        }
        network.parameters().close();
    }

    @ParameterizedTest
    @CsvSource({
        "masked, MASKED, FLOAT64, 1e-10",
        "masked, MASKED, FLOAT32, 1e-5",
        "upstream, UNMASKED, FLOAT64, 1e-10",
        "upstream, UNMASKED, FLOAT32, 1e-5"
    })
    void hasTheGradientsOfPyTorch(String variant, ActionPadding padding, TensorType type, double tolerance) {
        JsonNode expected = golden.path("variants").path(variant).path("float64");
        ChoiceNetwork network = Golden.network(padding, type);
        Map<String, double[]> gradients = new LinkedHashMap<>();
        try (Trainer trainer = new Trainer(network.parameters(), AdamW.withLearningRate(1e-3))) {
            trainer.observe((name, gradient) -> gradients.put(name, gradient));
            Update update = trainer.step(metrics -> network.forward(batch(), Dropout.NONE)
                    .logProbabilitiesOf(Golden.ints(golden.path("labels")))
                    .mean()
                    .neg());
            assertThat(update.loss()).isCloseTo(expected.path("loss").asDouble(), within(tolerance));
            assertThat(update.gradientNorm())
                    .isCloseTo(expected.path("global_grad_norm").asDouble(), within(tolerance));
        }
        assertThat(gradients.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        expected.path("gradient_l2_of_every_parameter").propertyNames());
        expected.path("gradient_l2_of_every_parameter")
                .properties()
                .forEach(entry -> assertThat(norm(gradients.get(entry.getKey())))
                        .as(entry.getKey())
                        .isCloseTo(entry.getValue().asDouble(), within(tolerance)));
        expected.path("gradients").properties().forEach(entry -> {
            double[] eight = Golden.doubles(entry.getValue().path("first8"));
            assertThat(java.util.Arrays.copyOf(gradients.get(entry.getKey()), 8))
                    .as(entry.getKey())
                    .containsExactly(eight, within(tolerance));
        });
        network.parameters().close();
    }

    @Test
    void maskedScoresDoNotDependOnTheBatch() {
        double[] expected =
                Golden.doubles(golden.path("variants").path("masked").path("state_1_alone_log_probs_float64"));
        ChoiceNetwork network = Golden.network(ActionPadding.MASKED, TensorType.FLOAT64);
        try (Scope scope = Scope.open()) {
            ChoiceBatch alone = Golden.batch(
                    List.of(golden.path("states").path(1)),
                    List.of(golden.path("actions").path(1)));
            assertThat(network.forward(alone, Dropout.NONE).logProbabilities().toDoubles())
                    .containsExactly(expected, within(1e-12));
        }
        network.parameters().close();
    }

    /** The golden's first state has the batch's longest action, so that its scores are the same alone and beside others. */
    @ParameterizedTest
    @CsvSource({"masked, MASKED", "upstream, UNMASKED"})
    void statesOfABatchDoNotInfluenceEachOther(String variant, ActionPadding padding) {
        JsonNode expected = golden.path("variants").path(variant);
        double[] first =
                Golden.doubles(expected.path("float64").path("log_probs").path(0));
        double[] second = Golden.doubles(expected.path("state_1_alone_log_probs_float64"));
        ChoiceNetwork network = Golden.network(padding, TensorType.FLOAT64, false);
        try (Scope scope = Scope.open()) {
            double[] actual =
                    network.forward(batch(), Dropout.NONE).logProbabilities().toDoubles();
            assertThat(Arrays.copyOf(actual, 5)).containsExactly(first, within(1e-12));
            assertThat(Arrays.copyOfRange(actual, 5, 8)).containsExactly(second, within(1e-12));
        }
        network.parameters().close();
    }

    private ChoiceBatch batch() {
        return Golden.batch(Golden.list(golden.path("states")), Golden.list(golden.path("actions")));
    }

    private static double norm(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}
