package prefbench.policy.bart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prefbench.policy.Dropout;
import prefbench.tensor.AdamW;
import prefbench.tensor.Scope;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;
import prefbench.tensor.Trainer;
import prefbench.tensor.Update;
import tools.jackson.databind.JsonNode;

/** Every number of PyTorch's for a small BART, in both precisions. */
class BartNetworkTest {
    private final JsonNode golden = BartGolden.json();
    private final JsonNode expected = golden.path("float64");
    private final List<int[]> sources = BartGolden.real(golden.path("input_ids"));
    private final List<int[]> labels = BartGolden.real(golden.path("labels"));

    @ParameterizedTest
    @CsvSource({"FLOAT64, 1e-12", "FLOAT32, 5e-5"})
    void theEncoderAgreesAtEveryRealToken(TensorType type, double tolerance) {
        BartNetwork network = BartGolden.network(type);
        try (Scope scope = Scope.open()) {
            Tensor hidden = network.encode(TokenBatch.of(sources), Dropout.NONE);
            assertRows(hidden, expected.path("encoder_last_hidden_state_real_positions"), tolerance);
        } finally {
            network.parameters().close();
        }
    }

    @ParameterizedTest
    @CsvSource({"FLOAT64, 1e-12", "FLOAT32, 5e-5"})
    void logitsAgreeAtEveryLabel(TensorType type, double tolerance) {
        BartNetwork network = BartGolden.network(type);
        try (Scope scope = Scope.open()) {
            Tensor hidden =
                    network.decode(TokenBatch.of(sources), TokenBatch.of(labels).shifted(), Dropout.NONE);
            assertRows(network.logits(hidden), expected.path("logits"), tolerance);
        } finally {
            network.parameters().close();
        }
    }

    @ParameterizedTest
    @CsvSource({"FLOAT64, 1e-12", "FLOAT32, 1e-5"})
    void lossAndEveryGradientAgree(TensorType type, double tolerance) {
        BartNetwork network = BartGolden.network(type);
        Map<String, double[]> gradients = new LinkedHashMap<>();
        try (Trainer trainer = new Trainer(network.parameters(), AdamW.withLearningRate(1e-3))) {
            trainer.observe(gradients::put);
            Update update = trainer.step(metrics -> network.loss(sources, labels, Dropout.NONE));
            assertThat(update.loss()).isCloseTo(expected.path("loss").asDouble(), within(tolerance));
            assertThat(update.gradientNorm())
                    .isCloseTo(expected.path("global_grad_norm").asDouble(), within(tolerance));
        } finally {
            network.parameters().close();
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
            assertThat(Arrays.copyOf(gradients.get(entry.getKey()), 8))
                    .containsExactly(BartGolden.doubles(entry.getValue().path("first8")), within(tolerance));
        });
        assertThat(Arrays.copyOfRange(gradients.get("model.shared.weight"), 14 * 32, 14 * 32 + 8))
                .containsExactly(
                        BartGolden.doubles(expected.path("gradients")
                                .path("model.shared.weight")
                                .path("first8_of_row_14")),
                        within(tolerance));
    }

    @Test
    void aStepMovesEveryWeightButTheConstantBias() {
        BartNetwork network = BartGolden.network(TensorType.FLOAT32);
        var before = network.parameters().snapshot();
        try (Trainer trainer = new Trainer(network.parameters(), AdamW.withLearningRate(1e-3))) {
            trainer.step(metrics -> network.loss(sources, labels, Dropout.NONE));
        }
        network.parameters().snapshot().forEach((name, after) -> {
            boolean moved = !Arrays.equals(after.values(), before.get(name).values());
            assertThat(moved).as(name).isEqualTo(!name.equals("final_logits_bias"));
        });
        network.parameters().close();
    }

    @Test
    void lossDoesNotDependOnWhatIsPaddedBeside() {
        BartNetwork network = BartGolden.network(TensorType.FLOAT64);
        try (Scope scope = Scope.open()) {
            double both = network.loss(sources, labels, Dropout.NONE).item();
            double first = network.loss(sources.subList(0, 1), labels.subList(0, 1), Dropout.NONE)
                    .item();
            double second = network.loss(sources.subList(1, 2), labels.subList(1, 2), Dropout.NONE)
                    .item();
            assertThat(both).isCloseTo((8 * first + 5 * second) / 13, within(1e-12));
        } finally {
            network.parameters().close();
        }
    }

    @Test
    void equalSeedsDropAlike() {
        BartNetwork network = BartGolden.network(TensorType.FLOAT64);
        try (Scope scope = Scope.open()) {
            double one = network.loss(sources, labels, new Dropout(0.1, 5)).item();
            assertThat(network.loss(sources, labels, new Dropout(0.1, 5)).item())
                    .isEqualTo(one);
            assertThat(network.loss(sources, labels, new Dropout(0.1, 6)).item())
                    .isNotEqualTo(one);
        } finally {
            network.parameters().close();
        }
    }

    /** Numbers that autograd saved must not be freed by Java's collector before the backward pass. */
    @Test
    void aCollectionBetweenForwardAndBackwardChangesNothing() {
        assertThat(afterSteps(() -> {})).isEqualTo(afterSteps(() -> {
            System.gc();
            Runtime.getRuntime().runFinalization();
            byte[][] garbage = new byte[64][];
            for (int i = 0; i < garbage.length; i++) {
                garbage[i] = new byte[100_000];
            }
            System.gc();
        }));
    }

    private String afterSteps(Runnable between) {
        BartNetwork network = BartGolden.network(TensorType.FLOAT32);
        try (Trainer trainer = new Trainer(network.parameters(), AdamW.withLearningRate(1e-3))) {
            for (int step = 0; step < 3; step++) {
                trainer.step(metrics -> {
                    Tensor loss = network.loss(sources, labels, Dropout.NONE);
                    between.run();
                    return loss;
                });
            }
            return network.parameters().sha256();
        } finally {
            network.parameters().close();
        }
    }

    private static void assertRows(Tensor actual, JsonNode sequences, double tolerance) {
        double[] all = actual.toDoubles();
        int length = (int) actual.size(1);
        int width = (int) actual.size(2);
        for (int i = 0; i < sequences.size(); i++) {
            for (int token = 0; token < sequences.get(i).size(); token++) {
                int from = (i * length + token) * width;
                assertThat(Arrays.copyOfRange(all, from, from + width))
                        .containsExactly(BartGolden.doubles(sequences.get(i).get(token)), within(tolerance));
            }
        }
    }

    private static double norm(double[] values) {
        return Math.sqrt(Arrays.stream(values).map(value -> value * value).sum());
    }
}
