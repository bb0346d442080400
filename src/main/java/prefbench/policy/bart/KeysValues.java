package prefbench.policy.bart;

import java.util.List;
import prefbench.tensor.Tensor;

/** What attention reads, [count, heads, length, size] both: of an encoded source, or of the tokens decoded so far. */
record KeysValues(Tensor keys, Tensor values) {

    /** These, then {@code later}. */
    KeysValues then(KeysValues later) {
        return new KeysValues(
                Tensor.concat(List.of(keys, later.keys), 2), Tensor.concat(List.of(values, later.values), 2));
    }

    /** Row {@code indices[i]} becomes row i: a beam goes on from another's tokens. */
    KeysValues at(Tensor indices) {
        return new KeysValues(pick(keys, indices), pick(values, indices));
    }

    private static Tensor pick(Tensor all, Tensor indices) {
        long[] shape = all.shape();
        return all.reshape(shape[0], -1).rows(indices).reshape(indices.size(0), shape[1], shape[2], shape[3]);
    }
}
