package prefbench.policy;

import java.util.ArrayList;
import java.util.List;
import prefbench.tensor.Tensor;

/**
 * The encoder's output at the tokens of all distinct actions.
 *
 * @param rows [tokens, D], padding among them
 * @param starts for each distinct action, the row of its first token
 * @param slots for each distinct action, its rows: real tokens first, then padding
 */
record EncodedActions(Tensor rows, long[] starts, int[] slots) {

    /** {@code together}: all padded to the longest, and the padding is part of them. */
    static EncodedActions of(List<int[]> actions, boolean together, TokenEncoder encoder, Dropout dropout) {
        long[] starts = new long[actions.size()];
        int[] slots = new int[actions.size()];
        List<Tensor> rows = new ArrayList<>();
        long at = 0;
        List<List<Integer>> buckets = together
                ? List.of(java.util.stream.IntStream.range(0, actions.size())
                        .boxed()
                        .toList())
                : Buckets.of(actions);
        for (List<Integer> bucket : buckets) {
            Padded padded = Padded.of(bucket.stream().map(actions::get).toList(), List.of());
            Tensor hidden = encoder.encode(padded, dropout);
            rows.add(hidden.reshape(-1, hidden.size(-1)));
            for (int action : bucket) {
                starts[action] = at;
                slots[action] = together ? padded.width() : actions.get(action).length;
                at += padded.width();
            }
        }
        return new EncodedActions(rows.size() == 1 ? rows.get(0) : Tensor.concat(rows, 0), starts, slots);
    }
}
