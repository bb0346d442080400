package prefbench.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import prefbench.tensor.Parameters;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;

/**
 * BERT's encoder (Devlin et al., NAACL 2019) with HuggingFace's parameter names and numbers: layer norm after each residual
 * with epsilon 1e-12, exact GELU, learned positions, no pooler.
 */
final class BertEncoder implements TokenEncoder {
    private static final double EPSILON = 1e-12;

    private final ChoiceConfig config;
    private final Parameters parameters;
    private final String prefix;

    BertEncoder(ChoiceConfig config, Parameters parameters, String prefix) {
        this.config = config;
        this.parameters = parameters;
        this.prefix = prefix;
    }

    static Map<String, long[]> shapes(ChoiceConfig config, int vocabulary, String prefix) {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        long width = config.hiddenSize();
        long wide = config.intermediateSize();
        String embeddings = prefix + "embeddings.";
        shapes.put(embeddings + "word_embeddings.weight", new long[] {vocabulary, width});
        shapes.put(embeddings + "position_embeddings.weight", new long[] {config.maxPositions(), width});
        shapes.put(embeddings + "token_type_embeddings.weight", new long[] {2, width});
        norm(shapes, embeddings + "LayerNorm", width);
        for (int layer = 0; layer < config.layers(); layer++) {
            String name = prefix + "encoder.layer." + layer + ".";
            linear(shapes, name + "attention.self.query", width, width);
            linear(shapes, name + "attention.self.key", width, width);
            linear(shapes, name + "attention.self.value", width, width);
            linear(shapes, name + "attention.output.dense", width, width);
            norm(shapes, name + "attention.output.LayerNorm", width);
            linear(shapes, name + "intermediate.dense", wide, width);
            linear(shapes, name + "output.dense", width, wide);
            norm(shapes, name + "output.LayerNorm", width);
        }
        return shapes;
    }

    /** The last hidden states. */
    @Override
    public Tensor encode(Padded sequences, Dropout dropout) {
        TensorType type = parameters.type();
        Tensor mask = sequences.keyMask(type).unsqueeze(1);
        Tensor hidden = embed(sequences, dropout);
        for (int layer = 0; layer < config.layers(); layer++) {
            String name = "encoder.layer." + layer + ".";
            Tensor attended = attend(hidden, mask, name + "attention.self.", dropout);
            Tensor projected = drop(linear(attended, name + "attention.output.dense"), dropout);
            Tensor normed = norm(projected.add(hidden), name + "attention.output.LayerNorm");
            Tensor wide = linear(normed, name + "intermediate.dense").gelu();
            hidden = norm(drop(linear(wide, name + "output.dense"), dropout).add(normed), name + "output.LayerNorm");
        }
        return hidden;
    }

    private Tensor embed(Padded sequences, Dropout dropout) {
        Tensor words = get("embeddings.word_embeddings.weight").rows(sequences.idTensor());
        if (config.actionPadding() == ActionPadding.UNMASKED) {
            // HuggingFace's padding_idx: the padding row is read but never trained. Masked padding has no gradient
            // anyway.
            words = Tensor.where(sequences.padding(), words.detach(), words);
        }
        Tensor positions = get("embeddings.position_embeddings.weight").slice(0, 0, sequences.width());
        Tensor types = get("embeddings.token_type_embeddings.weight").rows(sequences.typeTensor());
        return drop(norm(words.add(types).add(positions), "embeddings.LayerNorm"), dropout);
    }

    private Tensor attend(Tensor hidden, Tensor mask, String name, Dropout dropout) {
        long count = hidden.size(0);
        long length = hidden.size(1);
        long heads = config.heads();
        long size = config.hiddenSize() / heads;
        // One product for query, key and value, [3, count, heads, length, size].
        Tensor joint = hidden.linear(joint(name, "weight"), joint(name, "bias"))
                .reshape(count, length, 3, heads, size)
                .permute(2, 0, 3, 1, 4);
        Tensor query = joint.slice(0, 0, 1).squeeze(0).scale(1 / Math.sqrt(size));
        Tensor key = joint.slice(0, 1, 2).squeeze(0);
        Tensor value = joint.slice(0, 2, 3).squeeze(0);
        Tensor weights = drop(query.matmul(key.transpose(2, 3)).add(mask).softmax(-1), dropout);
        return weights.matmul(value).transpose(1, 2).reshape(count, length, config.hiddenSize());
    }

    private Tensor joint(String name, String kind) {
        return Tensor.concat(
                List.of(get(name + "query." + kind), get(name + "key." + kind), get(name + "value." + kind)), 0);
    }

    private Tensor linear(Tensor input, String name) {
        return input.linear(get(name + ".weight"), get(name + ".bias"));
    }

    private Tensor norm(Tensor input, String name) {
        return input.layerNorm(get(name + ".weight"), get(name + ".bias"), EPSILON);
    }

    private static Tensor drop(Tensor input, Dropout dropout) {
        return dropout.rate() == 0 ? input : input.dropout(dropout.rate());
    }

    private Tensor get(String name) {
        return parameters.get(prefix + name);
    }

    private static void linear(Map<String, long[]> shapes, String name, long out, long in) {
        shapes.put(name + ".weight", new long[] {out, in});
        shapes.put(name + ".bias", new long[] {out});
    }

    private static void norm(Map<String, long[]> shapes, String name, long width) {
        shapes.put(name + ".weight", new long[] {width});
        shapes.put(name + ".bias", new long[] {width});
    }
}
