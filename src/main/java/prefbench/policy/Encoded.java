package prefbench.policy;

import java.util.List;
import prefbench.tensor.Tensor;

/**
 * The encoder's output at the tokens of some sequences.
 *
 * @param rows [rows, D], the sequences' among them
 * @param spans where each sequence's rows lie
 */
record Encoded(Tensor rows, List<Packed.Span> spans) {

    /** Only the sequences from number {@code from} up to {@code to}. */
    Encoded part(int from, int to) {
        return new Encoded(rows, spans.subList(from, to));
    }
}
