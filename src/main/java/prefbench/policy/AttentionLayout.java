package prefbench.policy;

import java.util.ArrayList;
import java.util.List;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;

/**
 * How {@link Packed} rows become the rectangles that self-attention works on, and back.
 *
 * @param parts rectangles of sequences of like length
 * @param back [rows]: where each packed row stands among the rows of all parts, one behind the other
 */
record AttentionLayout(List<Part> parts, Tensor back) {

    /**
     * Some sequences, each padded to the longest.
     *
     * @param count of sequences
     * @param width rows of each
     * @param rows [count x width]: the packed row that stands there; any at padding
     * @param mask [count, 1, 1, width]: 0 at tokens and about minus infinity at padding, to be added to attention scores
     */
    record Part(int count, int width, Tensor rows, Tensor mask) {}

    static AttentionLayout of(Packed packed, TensorType type) {
        int[] slots = packed.spans().stream().mapToInt(Packed.Span::slots).toArray();
        List<Part> parts = new ArrayList<>();
        long[] back = new long[packed.ids().length];
        int before = 0;
        for (List<Integer> bucket : Buckets.of(slots, slots)) {
            int width = slots[bucket.get(bucket.size() - 1)];
            long[] rows = new long[bucket.size() * width];
            double[] mask = new double[rows.length];
            for (int i = 0; i < bucket.size(); i++) {
                Packed.Span span = packed.spans().get(bucket.get(i));
                for (int token = 0; token < width; token++) {
                    int at = i * width + token;
                    rows[at] = span.start() + Math.min(token, span.slots() - 1);
                    mask[at] = token < span.length() ? 0 : ChoiceHead.MASKED;
                    if (token < span.slots()) {
                        back[span.start() + token] = before + at;
                    }
                }
            }
            parts.add(new Part(
                    bucket.size(),
                    width,
                    Tensor.of(rows, rows.length),
                    Tensor.of(mask, type, bucket.size(), 1, 1, width)));
            before += rows.length;
        }
        return new AttentionLayout(List.copyOf(parts), Tensor.of(back, back.length));
    }
}
