package prefbench.policy.bart;

import prefbench.policy.Dropout;
import prefbench.tensor.Parameters;
import prefbench.tensor.Tensor;

/**
 * The pieces that BART's encoder and decoder are both made of. Layer norm comes after each residual (post-LN), with epsilon
 * 1e-5; GELU is the exact one. Dropout has one rate for residuals, attention and activations, as bart-base has.
 *
 * @param side {@code model.encoder.} or {@code model.decoder.}
 */
record BartBlocks(Parameters parameters, String side, int heads, Dropout dropout) {
    private static final double EPSILON = 1e-5;

    /** Words and positions from {@code from} on, for INT64 {@code ids} [count, length]: [count, length, D]. */
    Tensor embed(Tensor ids, int from, double scale) {
        Tensor words = parameters.get(BartShapes.SHARED).rows(ids);
        int first = from + BartShapes.POSITION_OFFSET;
        Tensor positions = get("embed_positions.weight").slice(0, first, first + ids.size(1));
        Tensor sum = (scale == 1 ? words : words.scale(scale)).add(positions);
        return drop(norm(sum, "layernorm_embedding"));
    }

    KeysValues read(Tensor states, String attention) {
        return new KeysValues(split(states, attention + ".k_proj"), split(states, attention + ".v_proj"));
    }

    /**
     * Attention of {@code hidden} [count, length, D] to what was read, added to {@code hidden} and normalised.
     *
     * @param mask broadcast to [count, heads, length, keys] and added to the scores
     */
    Tensor attend(Tensor hidden, KeysValues read, Tensor mask, String attention) {
        long[] shape = hidden.shape();
        double scale = 1 / Math.sqrt((double) shape[2] / heads);
        Tensor query = heads(linear(hidden, attention + ".q_proj").scale(scale));
        Tensor weights =
                drop(query.matmul(read.keys().transpose(2, 3)).add(mask).softmax(-1));
        Tensor mixed = weights.matmul(read.values()).transpose(1, 2).reshape(shape);
        Tensor change = drop(linear(mixed, attention + ".out_proj"));
        return norm(hidden.add(change), attention + "_layer_norm");
    }

    Tensor feedForward(Tensor hidden, String layer) {
        Tensor wide = drop(linear(hidden, layer + "fc1").gelu());
        return norm(hidden.add(drop(linear(wide, layer + "fc2"))), layer + "final_layer_norm");
    }

    private Tensor split(Tensor states, String projection) {
        return heads(linear(states, projection));
    }

    /** [count, length, D] to [count, heads, length, D / heads]. */
    private Tensor heads(Tensor states) {
        long[] shape = states.shape();
        return states.reshape(shape[0], shape[1], heads, shape[2] / heads).transpose(1, 2);
    }

    private Tensor linear(Tensor input, String name) {
        return input.linear(get(name + ".weight"), get(name + ".bias"));
    }

    private Tensor norm(Tensor input, String name) {
        return input.layerNorm(get(name + ".weight"), get(name + ".bias"), EPSILON);
    }

    private Tensor drop(Tensor input) {
        return dropout.rate() == 0 ? input : input.dropout(dropout.rate());
    }

    private Tensor get(String name) {
        return parameters.get(side + name);
    }
}
