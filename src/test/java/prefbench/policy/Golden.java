package prefbench.policy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import prefbench.tensor.Parameters;
import prefbench.tensor.Safetensors;
import prefbench.tensor.TensorType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Weights and values written by PyTorch, from the test resources. */
final class Golden {
    private Golden() {}

    static JsonNode json(String name) {
        return read(file(name));
    }

    /** What the original WebShop code answered. */
    static JsonNode webShop(String name) {
        return read(resource("/webshop/" + name));
    }

    static Path file(String name) {
        return resource("/torchgold/" + name);
    }

    private static JsonNode read(Path file) {
        try {
            return JsonMapper.builder().build().readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path resource(String name) {
        try {
            return Path.of(Golden.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static ChoiceConfig config(ActionPadding padding) {
        return new ChoiceConfig(32, 2, 4, 64, 48, 16, 48, 48, padding, Truncation.INSTRUCTION_FIRST);
    }

    static Map<String, Parameters.Array> weights() {
        Map<String, Parameters.Array> stored = new LinkedHashMap<>();
        Safetensors.read(file("bert_tiny.safetensors")).forEach((name, array) -> stored.put("bert." + name, array));
        stored.putAll(Safetensors.read(file("choice_policy.safetensors")));
        return stored;
    }

    static ChoiceNetwork network(ActionPadding padding, TensorType type) {
        return network(padding, type, true);
    }

    static ChoiceNetwork network(ActionPadding padding, TensorType type, boolean together) {
        Map<String, Parameters.Array> stored = weights();
        Map<String, Parameters.Array> ordered = new LinkedHashMap<>();
        ChoiceNetwork.shapes(config(padding), 64).keySet().forEach(name -> ordered.put(name, stored.get(name)));
        // The golden batches are padded together.
        Parameters parameters = new Parameters(ordered, type);
        BertEncoder encoder = new BertEncoder(config(padding), parameters, "bert.");
        return new ChoiceNetwork(config(padding), parameters, encoder, together);
    }

    static double[] doubles(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asDouble();
        }
        return values;
    }

    static int[] ints(JsonNode array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asInt();
        }
        return values;
    }

    /** A batch of the golden's token ids; actions with equal ids are encoded once. */
    static ChoiceBatch batch(List<JsonNode> states, List<JsonNode> actionLists) {
        ChoiceBatch.Builder batch = new ChoiceBatch.Builder();
        for (int i = 0; i < states.size(); i++) {
            int[] ids = ints(states.get(i));
            List<String> texts = new ArrayList<>();
            Map<String, int[]> encoded = new LinkedHashMap<>();
            for (JsonNode action : actionLists.get(i)) {
                texts.add(action.toString());
                encoded.put(action.toString(), ints(action));
            }
            batch.add(ids, new int[ids.length], texts, encoded::get);
        }
        return batch.build();
    }

    static List<JsonNode> list(JsonNode array) {
        List<JsonNode> nodes = new ArrayList<>();
        array.forEach(nodes::add);
        return nodes;
    }
}
