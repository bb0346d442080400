package prefbench.policy.bart;

import java.util.Arrays;
import java.util.List;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;

/**
 * Token sequences of unequal length as one rectangle, padded with {@code <pad>} to the longest.
 *
 * @param count of sequences
 * @param width tokens of the longest
 * @param ids row-major, count x width
 * @param lengths real tokens of each sequence
 */
record TokenBatch(int count, int width, long[] ids, int[] lengths) {

    static TokenBatch of(List<int[]> sequences) {
        int[] lengths = sequences.stream().mapToInt(ids -> ids.length).toArray();
        int width = Arrays.stream(lengths).max().orElseThrow();
        long[] ids = new long[lengths.length * width];
        Arrays.fill(ids, BartNetwork.PADDING);
        for (int row = 0; row < lengths.length; row++) {
            for (int i = 0; i < lengths[row]; i++) {
                ids[row * width + i] = sequences.get(row)[i];
            }
        }
        return new TokenBatch(lengths.length, width, ids, lengths);
    }

    /** What the decoder reads to predict these labels: shifted right, {@code </s>} first. */
    TokenBatch shifted() {
        long[] shifted = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            shifted[i] = i % width == 0 ? BartNetwork.END : ids[i - 1];
        }
        return new TokenBatch(count, width, shifted, lengths);
    }

    Tensor idTensor() {
        return Tensor.of(ids, count, width);
    }

    /** [count, 1, 1, width], 0 at tokens and about minus infinity at padding: to be added to attention scores. */
    Tensor keyMask(TensorType type) {
        double[] mask = new double[count * width];
        for (int row = 0; row < count; row++) {
            Arrays.fill(mask, row * width + lengths[row], (row + 1) * width, BartNetwork.MASKED);
        }
        return Tensor.of(mask, type, count, 1, 1, width);
    }

    /** Row-major places of the real tokens. */
    long[] places() {
        long[] places = new long[Arrays.stream(lengths).sum()];
        int at = 0;
        for (int row = 0; row < count; row++) {
            for (int i = 0; i < lengths[row]; i++) {
                places[at++] = (long) row * width + i;
            }
        }
        return places;
    }
}
