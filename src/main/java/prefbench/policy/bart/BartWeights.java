package prefbench.policy.bart;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prefbench.tensor.Parameters;
import prefbench.tensor.StateDict;
import prefbench.text.InputException;

/**
 * Stored tensors as the network's parameters. HuggingFace stores the embedding once or under all of its names, {@code
 * BartModel} without the {@code model.} in front and without {@code final_logits_bias}, which is then zero.
 */
final class BartWeights {
    private static final List<String> TIED =
            List.of("model.encoder.embed_tokens.weight", "model.decoder.embed_tokens.weight", "lm_head.weight");
    private static final String REMEDY = "use the config.json that belongs to this file";

    private BartWeights() {}

    /**
     * In the network's order.
     *
     * @throws InputException if a tensor is missing, unexpected or of another shape, or a tied one has values of its own
     */
    static Map<String, Parameters.Array> of(StateDict stored, BartConfigFile config) {
        Map<String, long[]> shapes = BartShapes.of(config.config(), config.vocabularySize());
        StateDict named = shared(stored.renamed(BartWeights::prefixed));
        boolean noBias = !named.names().contains(BartShapes.LOGITS_BIAS);
        if (noBias) {
            shapes.remove(BartShapes.LOGITS_BIAS);
        }
        Map<String, Parameters.Array> weights = named.without(TIED::contains).fit(shapes, REMEDY);
        requireTied(named, weights.get(BartShapes.SHARED));
        if (noBias) {
            float[] zeros = new float[config.vocabularySize()];
            weights.put(BartShapes.LOGITS_BIAS, new Parameters.Array(zeros, 1, zeros.length));
        }
        return weights;
    }

    private static String prefixed(String name) {
        boolean bare = name.startsWith("encoder.") || name.startsWith("decoder.") || name.startsWith("shared.");
        return bare ? "model." + name : name;
    }

    /** With the embedding under its own name, whichever of its names the file has. */
    private static StateDict shared(StateDict named) {
        if (named.names().contains(BartShapes.SHARED)) {
            return named;
        }
        Optional<String> twin = TIED.stream().filter(named.names()::contains).findFirst();
        return twin.map(name -> named.renamed(other -> other.equals(name) ? BartShapes.SHARED : other))
                .orElse(named);
    }

    /** One after another, since each is as large as the vocabulary. */
    private static void requireTied(StateDict named, Parameters.Array shared) {
        for (String name : TIED) {
            if (named.names().contains(name)) {
                Map<String, long[]> shape = new LinkedHashMap<>(Map.of(name, shared.shape()));
                Parameters.Array twin = named.without(other -> !other.equals(name))
                        .fit(shape, REMEDY)
                        .get(name);
                if (!Arrays.equals(twin.values(), shared.values())) {
                    throw InputException.in(
                            named.file(),
                            "tensor " + name,
                            "values of its own",
                            "BART's is the same tensor as " + BartShapes.SHARED,
                            "save the model with tied embeddings");
                }
            }
        }
    }
}
