package prefbench.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import prefbench.tensor.AdamW;
import prefbench.tensor.Scope;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;
import prefbench.tensor.Trainer;
import prefbench.tensor.Update;
import tools.jackson.databind.JsonNode;

/**
 * Fifty steps of imitation, DPO and PPO against PyTorch in float64: network, losses' operations, clipping and AdamW together.
 * In FLOAT64 to rounding; in FLOAT32 to what PyTorch's own FLOAT32 differs by, as the goldens' README has measured it.
 */
class TrainingRunTest {
    private final JsonNode golden = Golden.json("training_runs.json");
    private final List<JsonNode> data = Golden.list(golden.path("data"));

    /**
     * @param steps that are compared; the end result only if they are all
     * @param loss absolute
     * @param norm relative to norms above 1
     * @param outputs absolute, of final log-probabilities and values
     * @param checksums absolute, of each parameter's sum and L2 norm
     */
    private record Tolerance(TensorType type, int steps, double loss, double norm, double outputs, double checksums) {
        private static final int ALL = 50;
        static final Tolerance EXACT = new Tolerance(TensorType.FLOAT64, ALL, 1e-9, 1e-9, 1e-8, 1e-9);
        /** A policy that is refreshed gets near-deterministic, and rounding grows. */
        static final Tolerance REFRESHED = new Tolerance(TensorType.FLOAT64, ALL, 1e-9, 1e-8, 1e-8, 1e-8);
    }

    /**
     * In step 20 rounding puts one token on the other side of a hidden unit's ReLU: with equal parameters the gradients of
     * FLOAT32 and FLOAT64 still differ by 2e-7 only, but the runs part.
     */
    static List<Tolerance> imitation() {
        return List.of(Tolerance.EXACT, new Tolerance(TensorType.FLOAT32, 20, 1e-3, 5e-3, 5e-3, 1e-2));
    }

    static List<Tolerance> preferences() {
        return List.of(Tolerance.EXACT, new Tolerance(TensorType.FLOAT32, Tolerance.ALL, 3e-5, 1e-4, 2e-3, 3e-3));
    }

    static List<Tolerance> proximal() {
        return List.of(Tolerance.EXACT, new Tolerance(TensorType.FLOAT32, Tolerance.ALL, 3e-5, 5e-3, 1e-3, 2e-3));
    }

    @ParameterizedTest
    @MethodSource("imitation")
    void imitationFollowsPyTorch(Tolerance tolerance) {
        run("imitation", tolerance, network -> step -> {
            List<JsonNode> part = new ArrayList<>();
            for (int k = 0; k < 4; k++) {
                part.add(data.get((4 * step + k) % 12));
            }
            return network.forward(batch(part), Dropout.NONE)
                    .logProbabilitiesOf(numbers(part, "label"))
                    .mean()
                    .neg();
        });
    }

    @ParameterizedTest
    @MethodSource("preferences")
    void preferenceOptimisationFollowsPyTorch(Tolerance tolerance) {
        ChoiceNetwork reference = Golden.network(ActionPadding.MASKED, tolerance.type);
        run("dpo", tolerance, network -> step -> {
            List<JsonNode> part = data.subList(3 * (step % 4), 3 * (step % 4) + 3);
            Tensor margin = margin(network, part).sub(margin(reference, part));
            return margin.scale(0.1).logSigmoid().mean().neg();
        });
        reference.parameters().close();
    }

    @ParameterizedTest
    @MethodSource("proximal")
    void proximalPolicyOptimisationFollowsPyTorch(Tolerance tolerance) {
        double[] old = numbers("ppo_old_log_prob");
        run("ppo", tolerance, network -> step -> proximalLoss(network, old));
    }

    @Test
    void proximalPolicyOptimisationThatRefreshesItsPolicyFollowsPyTorch() {
        run("ppo_refreshed", Tolerance.REFRESHED, network -> {
            double[][] old = new double[1][];
            return step -> {
                if (step % 4 == 0) {
                    old[0] = network.forward(batch(data), Dropout.NONE)
                            .logProbabilitiesOf(numbers(data, "ppo_action"))
                            .toDoubles();
                }
                return proximalLoss(network, old[0]);
            };
        });
    }

    private Tensor proximalLoss(ChoiceNetwork network, double[] old) {
        TensorType type = network.parameters().type();
        Forward forward = network.forward(batch(data), Dropout.NONE);
        Tensor advantage = Tensor.of(normalised(numbers("ppo_advantage")), type, 12);
        Tensor ratio = forward.logProbabilitiesOf(numbers(data, "ppo_action"))
                .sub(Tensor.of(old, type, 12))
                .exp();
        Tensor policy = ratio.mul(advantage)
                .minimum(ratio.clip(0.8, 1.2).mul(advantage))
                .mean()
                .neg();
        Tensor value = forward.values()
                .sub(Tensor.of(numbers("ppo_return"), type, 12))
                .square()
                .mean();
        return policy.add(value.scale(0.5)).sub(forward.entropies().mean().scale(0.01));
    }

    private static double[] normalised(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance =
                Arrays.stream(values).map(a -> (a - mean) * (a - mean)).sum() / (values.length - 1);
        return Arrays.stream(values)
                .map(a -> (a - mean) / (Math.sqrt(variance) + 1e-8))
                .toArray();
    }

    private void run(String name, Tolerance tolerance, Function<ChoiceNetwork, IntFunction<Tensor>> losses) {
        JsonNode expected = golden.path("runs").path(name).path("float64");
        ChoiceNetwork network = Golden.network(ActionPadding.MASKED, tolerance.type);
        IntFunction<Tensor> loss = losses.apply(network);
        try (Trainer trainer = new Trainer(network.parameters(), AdamW.withLearningRate(1e-3))) {
            for (int step = 0; step < tolerance.steps; step++) {
                int now = step;
                Update update = trainer.step(metrics -> loss.apply(now));
                assertThat(update.loss())
                        .as("loss of step %d", step)
                        .isCloseTo(expected.path("loss").path(step).asDouble(), within(tolerance.loss));
                double norm =
                        expected.path("grad_norm_before_clipping").path(step).asDouble();
                assertThat(update.gradientNorm())
                        .as("gradient norm of step %d", step)
                        .isCloseTo(norm, within(tolerance.norm * Math.max(1, norm)));
            }
        }
        if (tolerance.steps == Tolerance.ALL) {
            assertOutputs(network, expected, tolerance.outputs);
            assertParameters(network, expected.path("parameter_checksums"), tolerance.checksums);
        }
        network.parameters().close();
    }

    private void assertOutputs(ChoiceNetwork network, JsonNode expected, double tolerance) {
        try (Scope scope = Scope.open()) {
            Forward forward = network.forward(batch(data), Dropout.NONE);
            double[] flat = forward.logProbabilities().toDoubles();
            int width = flat.length / 12;
            for (int state = 0; state < 12; state++) {
                double[] row = Golden.doubles(expected.path("final_log_probs").path(state));
                assertThat(Arrays.copyOfRange(flat, state * width, state * width + row.length))
                        .containsExactly(row, within(tolerance));
            }
            assertThat(forward.values().toDoubles())
                    .containsExactly(Golden.doubles(expected.path("final_values")), within(tolerance));
        }
    }

    private void assertParameters(ChoiceNetwork network, JsonNode checksums, double tolerance) {
        Set<String> noise = Golden.list(golden.path("noise_only_parameters")).stream()
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
        assertThat(checksums.propertyNames())
                .containsExactlyInAnyOrderElementsOf(network.parameters().names());
        checksums.properties().forEach(entry -> {
            if (noise.contains(entry.getKey())) {
                return;
            }
            double[] values = network.parameters().get(entry.getKey()).toDoubles();
            double squares = Arrays.stream(values).map(value -> value * value).sum();
            assertThat(Arrays.stream(values).sum())
                    .as("sum of %s", entry.getKey())
                    .isCloseTo(entry.getValue().path("sum").asDouble(), within(tolerance));
            assertThat(Math.sqrt(squares))
                    .as("norm of %s", entry.getKey())
                    .isCloseTo(entry.getValue().path("l2").asDouble(), within(tolerance));
        });
    }

    private static Tensor margin(ChoiceNetwork network, List<JsonNode> part) {
        Forward forward = network.forward(batch(part), Dropout.NONE);
        return forward.logProbabilitiesOf(numbers(part, "chosen"))
                .sub(forward.logProbabilitiesOf(numbers(part, "rejected")));
    }

    private static ChoiceBatch batch(List<JsonNode> part) {
        return Golden.batch(
                part.stream().map(node -> node.path("state")).toList(),
                part.stream().map(node -> node.path("actions")).toList());
    }

    private static int[] numbers(List<JsonNode> part, String field) {
        return part.stream().mapToInt(node -> node.path(field).asInt()).toArray();
    }

    private double[] numbers(String field) {
        return data.stream().mapToDouble(node -> node.path(field).asDouble()).toArray();
    }
}
