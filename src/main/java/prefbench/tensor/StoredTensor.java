package prefbench.tensor;

import java.io.IOException;

/**
 * A tensor in a file: type and shape are known, its values are read when they are asked for, and held by nobody else.
 *
 * @param type as safetensors names it: F32, I64, ...
 */
record StoredTensor(String type, long[] shape, Values values) {
    /** More elements than a Java array holds; also what an overflowing or negative shape counts as. */
    static final long TOO_MANY = Integer.MAX_VALUE - 8L;

    /** Reads all values, row-major. */
    interface Values {
        float[] read() throws IOException;
    }

    /** The product of {@code shape}, at most {@link #TOO_MANY}. */
    static long elements(long[] shape) {
        long product = 1;
        boolean empty = false;
        for (long length : shape) {
            if (length < 0) {
                return TOO_MANY;
            }
            empty |= length == 0;
            product = length > TOO_MANY ? TOO_MANY : Math.min(TOO_MANY, product * Math.max(1, length));
        }
        return empty ? 0 : product;
    }
}
