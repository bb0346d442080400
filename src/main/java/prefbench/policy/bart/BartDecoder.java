package prefbench.policy.bart;

import java.util.ArrayList;
import java.util.List;
import prefbench.tensor.Tensor;

/** BART's decoder over some tokens that follow others: all at once in training, one by one in writing. */
record BartDecoder(BartBlocks blocks, int layers, double embeddingScale) {

    /**
     * @param hidden [count, length, D] of the new tokens
     * @param past of each layer, the new tokens included
     */
    record Decoded(Tensor hidden, List<KeysValues> past) {}

    /** What the cross-attention of each layer reads of an encoded source: worked out once for all tokens. */
    List<KeysValues> memory(Tensor encoded) {
        List<KeysValues> memory = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            memory.add(blocks.read(encoded, name(layer) + "encoder_attn"));
        }
        return memory;
    }

    /**
     * @param ids INT64 [count, length]
     * @param past of each layer; empty at the start
     * @param mask to be added to the scores among tokens
     * @param memory of one source for each row, or of one for all rows
     * @param sourceMask to be added to the scores of source tokens
     */
    Decoded decode(Tensor ids, List<KeysValues> past, Tensor mask, List<KeysValues> memory, Tensor sourceMask) {
        int from = past.isEmpty() ? 0 : Math.toIntExact(past.get(0).keys().size(2));
        Tensor hidden = blocks.embed(ids, from, embeddingScale);
        long[] shape = hidden.shape();
        List<KeysValues> seen = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            String name = name(layer);
            KeysValues read = blocks.read(hidden, name + "self_attn");
            seen.add(past.isEmpty() ? read : past.get(layer).then(read));
            Tensor own = blocks.attend(hidden, seen.get(layer), mask, name + "self_attn");
            // Rows that share a source ask it as if they were one row of many tokens: it is not copied for each.
            Tensor asking = own.reshape(memory.get(layer).keys().size(0), -1, shape[2]);
            Tensor told = blocks.attend(asking, memory.get(layer), sourceMask, name + "encoder_attn");
            hidden = blocks.feedForward(told.reshape(shape), name);
        }
        return new Decoded(hidden, seen);
    }

    private static String name(int layer) {
        return "layers." + layer + ".";
    }
}
