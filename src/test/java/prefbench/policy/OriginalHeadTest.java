package prefbench.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import prefbench.tensor.AdamW;
import prefbench.tensor.Parameters;
import prefbench.tensor.Scope;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;
import prefbench.tensor.Trainer;
import prefbench.tensor.Update;
import tools.jackson.databind.JsonNode;

/** The heads against WebShop's own code, run in float32 with an embedding table in BERT's place. */
class OriginalHeadTest {
    private static final double TOLERANCE = 1e-6;

    private final JsonNode golden = Golden.webShop("choice_head_numeric.json");

    @Test
    void probabilitiesLossAndGradientsAreTheOriginals() {
        Map<String, Parameters.Array> weights = new LinkedHashMap<>();
        golden.path("params").properties().forEach(entry -> weights.put(entry.getKey(), array(entry.getValue())));
        ChoiceConfig config = new ChoiceConfig(8, 1, 1, 8, 8, 4, 8, 8, ActionPadding.UNMASKED, Truncation.LEFT_512);
        Map<String, double[]> gradients = new LinkedHashMap<>();
        try (Scope scope = Scope.open();
                Parameters parameters = new Parameters(weights, TensorType.FLOAT64);
                Trainer trainer = new Trainer(parameters, AdamW.withLearningRate(1e-3))) {
            Tensor table = table();
            ChoiceNetwork network =
                    new ChoiceNetwork(config, parameters, (tokens, dropout) -> table.rows(tokens.idTensor()), true);
            double[] actual =
                    network.forward(batch(), Dropout.NONE).logProbabilities().toDoubles();
            JsonNode rows = golden.path("logits_log_softmax");
            assertThat(Arrays.copyOf(actual, 3)).containsExactly(Golden.doubles(rows.path(0)), within(TOLERANCE));
            assertThat(Arrays.copyOfRange(actual, 3, 5))
                    .containsExactly(Golden.doubles(rows.path(1)), within(TOLERANCE));
            trainer.observe((name, gradient) -> gradients.put(name, gradient));
            Update update = trainer.step(metrics -> network.forward(batch(), Dropout.NONE)
                    .logProbabilitiesOf(Golden.ints(golden.path("labels")))
                    .mean()
                    .neg());
            assertThat(update.loss()).isCloseTo(golden.path("loss").asDouble(), within(TOLERANCE));
        }
        assertThat(gradients.keySet())
                .containsExactlyInAnyOrderElementsOf(golden.path("grads").propertyNames());
        golden.path("grads")
                .properties()
                .forEach(entry -> assertThat(gradients.get(entry.getKey()))
                        .as(entry.getKey())
                        .containsExactly(Golden.doubles(entry.getValue()), within(TOLERANCE)));
    }

    /** The golden's sequences are padded with token 0; a batch here is not yet. */
    private ChoiceBatch batch() {
        ChoiceBatch.Builder batch = new ChoiceBatch.Builder();
        int action = 0;
        for (int i = 0; i < golden.path("sizes").size(); i++) {
            Map<String, int[]> actions = new LinkedHashMap<>();
            List<String> texts = new ArrayList<>();
            for (int k = 0; k < golden.path("sizes").path(i).asInt(); k++, action++) {
                texts.add("action " + action);
                actions.put(
                        "action " + action, unpadded(golden.path("action_ids").path(action)));
            }
            int[] state = unpadded(golden.path("state_ids").path(i));
            batch.add(state, new int[state.length], texts, actions::get);
        }
        return batch.build();
    }

    private Tensor table() {
        JsonNode rows = golden.path("embedding");
        double[] values = new double[rows.size() * 8];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.path(i / 8).path(i % 8).asDouble();
        }
        return Tensor.of(values, TensorType.FLOAT64, rows.size(), 8);
    }

    private static int[] unpadded(JsonNode ids) {
        return Arrays.stream(Golden.ints(ids)).filter(id -> id != 0).toArray();
    }

    private static Parameters.Array array(JsonNode node) {
        double[] wide = Golden.doubles(node.path("data"));
        float[] values = new float[wide.length];
        for (int i = 0; i < wide.length; i++) {
            values[i] = (float) wide[i];
        }
        long[] shape =
                Arrays.stream(Golden.ints(node.path("shape"))).asLongStream().toArray();
        return new Parameters.Array(values, shape);
    }
}
