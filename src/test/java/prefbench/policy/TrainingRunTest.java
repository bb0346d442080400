package prefbench.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import prefbench.tensor.AdamW;
import prefbench.tensor.Scope;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;
import prefbench.tensor.Trainer;
import prefbench.tensor.Update;
import tools.jackson.databind.JsonNode;

/** Fifty steps of imitation, DPO and PPO against PyTorch in float64: network, losses' operations, clipping and AdamW together. */
class TrainingRunTest {
    private static final double CLOSE = 1e-9;

    private final JsonNode golden = Golden.json("training_runs.json");
    private final List<JsonNode> data = Golden.list(golden.path("data"));

    @Test
    void imitationFollowsPyTorch() {
        run("imitation", network -> step -> {
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

    @Test
    void preferenceOptimisationFollowsPyTorch() {
        ChoiceNetwork reference = Golden.network(ActionPadding.MASKED, TensorType.FLOAT64);
        run("dpo", network -> step -> {
            List<JsonNode> part = data.subList(3 * (step % 4), 3 * (step % 4) + 3);
            Tensor margin = margin(network, part).sub(margin(reference, part));
            return margin.scale(0.1).logSigmoid().mean().neg();
        });
        reference.parameters().close();
    }

    @Test
    void proximalPolicyOptimisationFollowsPyTorch() {
        double[] advantages = numbers("ppo_advantage");
        double mean = java.util.Arrays.stream(advantages).average().orElseThrow();
        double variance = java.util.Arrays.stream(advantages)
                        .map(a -> (a - mean) * (a - mean))
                        .sum()
                / 11;
        double[] normal = java.util.Arrays.stream(advantages)
                .map(a -> (a - mean) / (Math.sqrt(variance) + 1e-8))
                .toArray();
        run("ppo", network -> step -> {
            Forward forward = network.forward(batch(data), Dropout.NONE);
            Tensor advantage = Tensor.of(normal, 12);
            Tensor ratio = forward.logProbabilitiesOf(numbers(data, "ppo_action"))
                    .sub(Tensor.of(numbers("ppo_old_log_prob"), 12))
                    .exp();
            Tensor policy = ratio.mul(advantage)
                    .minimum(ratio.clip(0.8, 1.2).mul(advantage))
                    .mean()
                    .neg();
            Tensor value = forward.values()
                    .sub(Tensor.of(numbers("ppo_return"), 12))
                    .square()
                    .mean();
            return policy.add(value.scale(0.5)).sub(forward.entropies().mean().scale(0.01));
        });
    }

    private void run(String name, java.util.function.Function<ChoiceNetwork, IntFunction<Tensor>> losses) {
        JsonNode expected = golden.path("runs").path(name).path("float64");
        ChoiceNetwork network = Golden.network(ActionPadding.MASKED, TensorType.FLOAT64);
        IntFunction<Tensor> loss = losses.apply(network);
        try (Trainer trainer = new Trainer(network.parameters(), AdamW.withLearningRate(1e-3))) {
            for (int step = 0; step < 50; step++) {
                int now = step;
                Update update = trainer.step(metrics -> loss.apply(now));
                assertThat(update.loss())
                        .as("loss of step %d", step)
                        .isCloseTo(expected.path("loss").path(step).asDouble(), within(CLOSE));
                double norm =
                        expected.path("grad_norm_before_clipping").path(step).asDouble();
                assertThat(update.gradientNorm())
                        .as("gradient norm of step %d", step)
                        .isCloseTo(norm, within(CLOSE * Math.max(1, norm)));
            }
        }
        try (Scope scope = Scope.open()) {
            Forward forward = network.forward(batch(data), Dropout.NONE);
            double[] flat = forward.logProbabilities().toDoubles();
            int width = flat.length / 12;
            for (int state = 0; state < 12; state++) {
                double[] row = Golden.doubles(expected.path("final_log_probs").path(state));
                assertThat(java.util.Arrays.copyOfRange(flat, state * width, state * width + row.length))
                        .containsExactly(row, within(1e-8));
            }
            assertThat(forward.values().toDoubles())
                    .containsExactly(Golden.doubles(expected.path("final_values")), within(1e-8));
        }
        network.parameters().close();
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
