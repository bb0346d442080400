package prefbench.policy.bart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names and shapes of BART's parameters as HuggingFace stores them, tied ones once. */
final class BartShapes {
    static final String SHARED = "model.shared.weight";
    static final String LOGITS_BIAS = "final_logits_bias";
    /** HuggingFace's position p reads row p + 2: a leftover of padding ids. */
    static final int POSITION_OFFSET = 2;

    private final Map<String, long[]> shapes = new LinkedHashMap<>();
    private final long width;

    private BartShapes(long width) {
        this.width = width;
    }

    static Map<String, long[]> of(BartConfig config, int vocabulary) {
        BartShapes all = new BartShapes(config.width());
        all.shapes.put(SHARED, new long[] {vocabulary, config.width()});
        all.embeddings("model.encoder.", config);
        for (int layer = 0; layer < config.encoderLayers(); layer++) {
            all.layer("model.encoder.layers.%d.".formatted(layer), List.of("self_attn"), config.encoderWide());
        }
        all.embeddings("model.decoder.", config);
        for (int layer = 0; layer < config.decoderLayers(); layer++) {
            all.layer(
                    "model.decoder.layers.%d.".formatted(layer),
                    List.of("self_attn", "encoder_attn"),
                    config.decoderWide());
        }
        all.shapes.put(LOGITS_BIAS, new long[] {1, vocabulary});
        return all.shapes;
    }

    private void embeddings(String side, BartConfig config) {
        shapes.put(side + "embed_positions.weight", new long[] {config.maxPositions() + POSITION_OFFSET, width});
        norm(side + "layernorm_embedding");
    }

    private void layer(String name, List<String> attentions, long wide) {
        for (String attention : attentions) {
            for (String projection : List.of("k_proj", "v_proj", "q_proj", "out_proj")) {
                linear(name + attention + "." + projection, width, width);
            }
            norm(name + attention + "_layer_norm");
        }
        linear(name + "fc1", wide, width);
        linear(name + "fc2", width, wide);
        norm(name + "final_layer_norm");
    }

    private void linear(String name, long out, long in) {
        shapes.put(name + ".weight", new long[] {out, in});
        shapes.put(name + ".bias", new long[] {out});
    }

    private void norm(String name) {
        shapes.put(name + ".weight", new long[] {width});
        shapes.put(name + ".bias", new long[] {width});
    }
}
