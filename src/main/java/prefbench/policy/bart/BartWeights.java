package prefbench.policy.bart;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import prefbench.tensor.Parameters;
import prefbench.text.InputException;

/**
 * Stored tensors as the network's parameters. HuggingFace stores the embedding once or under all of its names, {@code
 * BartModel} without the {@code model.} in front and without {@code final_logits_bias}, which is then zero.
 */
final class BartWeights {
    private static final List<String> TIED =
            List.of("model.encoder.embed_tokens.weight", "model.decoder.embed_tokens.weight", "lm_head.weight");

    private BartWeights() {}

    /** In the network's order. */
    static Map<String, Parameters.Array> of(Path file, BartConfigFile config, Map<String, Parameters.Array> stored) {
        Map<String, long[]> shapes = BartShapes.of(config.config(), config.vocabularySize());
        Map<String, Parameters.Array> found = once(file, prefixed(stored));
        found.computeIfAbsent(
                BartShapes.LOGITS_BIAS,
                name -> new Parameters.Array(new float[config.vocabularySize()], 1, config.vocabularySize()));
        TreeSet<String> unexpected = new TreeSet<>(found.keySet());
        unexpected.removeAll(shapes.keySet());
        if (!unexpected.isEmpty()) {
            throw wrong(file, unexpected.first(), "an unexpected tensor", "the model has no such parameter");
        }
        Map<String, Parameters.Array> ordered = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> ordered.put(name, checked(file, name, shape, found.get(name))));
        return ordered;
    }

    private static Map<String, Parameters.Array> prefixed(Map<String, Parameters.Array> stored) {
        Map<String, Parameters.Array> prefixed = new LinkedHashMap<>();
        stored.forEach((name, array) -> {
            boolean bare = name.startsWith("encoder.") || name.startsWith("decoder.") || name.startsWith("shared.");
            prefixed.put(bare ? "model." + name : name, array);
        });
        return prefixed;
    }

    private static Map<String, Parameters.Array> once(Path file, Map<String, Parameters.Array> all) {
        for (String name : TIED) {
            Parameters.Array twin = all.remove(name);
            if (twin == null) {
                continue;
            }
            Parameters.Array shared = all.putIfAbsent(BartShapes.SHARED, twin);
            if (shared != null && !Arrays.equals(shared.values(), twin.values())) {
                throw wrong(file, name, "values of its own", "it is the same tensor as " + BartShapes.SHARED);
            }
        }
        return all;
    }

    private static Parameters.Array checked(
            Path file, String name, long[] shape, Parameters.@org.jspecify.annotations.Nullable Array array) {
        String expected = "the model needs shape " + Arrays.toString(shape);
        if (array == null) {
            throw wrong(file, name, "no such tensor", expected);
        }
        if (!Arrays.equals(array.shape(), shape)) {
            throw wrong(file, name, "shape " + Arrays.toString(array.shape()), expected);
        }
        return array;
    }

    private static InputException wrong(Path file, String tensor, String found, String rule) {
        return InputException.in(
                file, "tensor " + tensor, found, rule, "use the config.json that belongs to this file");
    }
}
