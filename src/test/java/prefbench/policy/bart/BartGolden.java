package prefbench.policy.bart;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import prefbench.tensor.Parameters;
import prefbench.tensor.Safetensors;
import prefbench.tensor.TensorType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small BART with weights and answers written by PyTorch, from the test resources. */
final class BartGolden {
    static final BartConfig CONFIG = new BartConfig(32, 2, 2, 4, 4, 64, 64, 48, false, 48, 48);
    static final int VOCABULARY = 64;

    private BartGolden() {}

    static JsonNode json() {
        try {
            return JsonMapper.builder().build().readTree(Files.readAllBytes(file("bart_tiny_golden.json")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Path file(String name) {
        try {
            return Path.of(BartGolden.class.getResource("/torchgold/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static BartNetwork network(TensorType type) {
        Map<String, Parameters.Array> stored = Safetensors.read(file("bart_tiny.safetensors"));
        Map<String, Parameters.Array> ordered = new LinkedHashMap<>();
        BartShapes.of(CONFIG, VOCABULARY).keySet().forEach(name -> ordered.put(name, stored.get(name)));
        return new BartNetwork(CONFIG, new Parameters(ordered, type));
    }

    /** The real tokens of a padded row. */
    static List<int[]> real(JsonNode rows) {
        List<int[]> sequences = new ArrayList<>();
        for (JsonNode row : rows) {
            sequences.add(Arrays.stream(ints(row))
                    .filter(id -> id != BartNetwork.PADDING && id >= 0)
                    .toArray());
        }
        return sequences;
    }

    static int[] ints(JsonNode array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asInt();
        }
        return values;
    }

    static double[] doubles(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asDouble();
        }
        return values;
    }
}
