package prefbench.policy;

import java.util.ArrayList;
import java.util.List;
import prefbench.tensor.Tensor;

/**
 * Sequences of unequal length one behind the other, a row for each token, so that whatever looks at one token at a time has
 * no padding to work on.
 *
 * @param ids each row's token
 * @param types each row's token type
 * @param positions each row's place in its sequence
 * @param spans where each sequence lies
 */
record Packed(long[] ids, long[] types, long[] positions, List<Span> spans) {

    /**
     * The rows of one sequence.
     *
     * @param start its first row
     * @param slots its rows: tokens, and behind them padding that is kept because a network looks at it
     * @param length its tokens
     */
    record Span(int start, int slots, int length) {}

    /**
     * @param sequences token ids
     * @param tokenTypes of the first sequences; those of the others are 0
     */
    static Packed of(List<int[]> sequences, List<int[]> tokenTypes) {
        return of(sequences, tokenTypes, sequences.size());
    }

    /** As above; the sequences from number {@code padded} on are filled up with token 0 to the longest of them. */
    static Packed of(List<int[]> sequences, List<int[]> tokenTypes, int padded) {
        int longest = 0;
        for (int[] sequence : sequences.subList(padded, sequences.size())) {
            longest = Math.max(longest, sequence.length);
        }
        List<Span> spans = new ArrayList<>();
        int rows = 0;
        for (int i = 0; i < sequences.size(); i++) {
            int length = sequences.get(i).length;
            spans.add(new Span(rows, i < padded ? length : longest, length));
            rows += spans.get(i).slots;
        }
        Packed packed = new Packed(new long[rows], new long[rows], new long[rows], List.copyOf(spans));
        for (int i = 0; i < spans.size(); i++) {
            packed.fill(spans.get(i), sequences.get(i), i < tokenTypes.size() ? tokenTypes.get(i) : new int[0]);
        }
        return packed;
    }

    private void fill(Span span, int[] sequence, int[] tokenTypes) {
        for (int i = 0; i < span.slots; i++) {
            positions[span.start + i] = i;
            ids[span.start + i] = i < sequence.length ? sequence[i] : 0;
            types[span.start + i] = i < tokenTypes.length ? tokenTypes[i] : 0;
        }
    }

    Tensor idTensor() {
        return Tensor.of(ids, ids.length);
    }

    Tensor typeTensor() {
        return Tensor.of(types, types.length);
    }

    Tensor positionTensor() {
        return Tensor.of(positions, positions.length);
    }

    /** [rows, 1], true at padding. */
    Tensor padding() {
        boolean[] padding = new boolean[ids.length];
        for (Span span : spans) {
            java.util.Arrays.fill(padding, span.start + span.length, span.start + span.slots, true);
        }
        return Tensor.of(padding, padding.length, 1);
    }
}
