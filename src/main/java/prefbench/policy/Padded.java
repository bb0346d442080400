package prefbench.policy;

import java.util.List;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;

/**
 * Sequences of unequal length as one rectangle, padded with token 0 to the longest.
 *
 * @param count of sequences
 * @param width tokens of the longest
 * @param ids row-major, count x width
 * @param types token types, likewise; all 0 if none were given
 * @param lengths real tokens of each sequence
 */
record Padded(int count, int width, long[] ids, long[] types, int[] lengths) {

    static Padded of(List<int[]> sequences, List<int[]> tokenTypes) {
        int[] lengths = sequences.stream().mapToInt(ids -> ids.length).toArray();
        int width = 0;
        for (int length : lengths) {
            width = Math.max(width, length);
        }
        long[] ids = new long[lengths.length * width];
        long[] types = new long[ids.length];
        for (int row = 0; row < lengths.length; row++) {
            for (int i = 0; i < lengths[row]; i++) {
                ids[row * width + i] = sequences.get(row)[i];
                types[row * width + i] = tokenTypes.isEmpty() ? 0 : tokenTypes.get(row)[i];
            }
        }
        return new Padded(lengths.length, width, ids, types, lengths);
    }

    /** [count, 1, width], 0 at tokens and about minus infinity at padding: to be added to attention scores. */
    Tensor keyMask(TensorType type) {
        double[] mask = new double[count * width];
        for (int row = 0; row < count; row++) {
            for (int i = lengths[row]; i < width; i++) {
                mask[row * width + i] = ChoiceNetwork.MASKED;
            }
        }
        return Tensor.of(mask, type, count, 1, width);
    }

    Tensor idTensor() {
        return Tensor.of(ids, count, width);
    }

    Tensor typeTensor() {
        return Tensor.of(types, count, width);
    }

    /** [count, width, 1], true at padding. */
    Tensor padding() {
        boolean[] padding = new boolean[count * width];
        for (int row = 0; row < count; row++) {
            for (int i = lengths[row]; i < width; i++) {
                padding[row * width + i] = true;
            }
        }
        return Tensor.of(padding, count, width, 1);
    }
}
