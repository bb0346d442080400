package prefbench.tensor;

/**
 * A view of a storage: element (i, j, ...) is number {@code offset + i strides[0] + j strides[1] + ...} of it. It lies within
 * the storage and has no more elements than the storage has numbers.
 */
record TorchTensor(TorchStorage storage, long offset, long[] shape, long[] strides) {
    TorchTensor {
        if (shape.length != strides.length) {
            throw new Pickle.Refusal(
                    "a tensor of %d dimensions with %d strides".formatted(shape.length, strides.length));
        }
        long elements = StoredTensor.elements(shape);
        boolean inside = offset >= 0 && offset <= storage.count() && elements < StoredTensor.TOO_MANY;
        long last = offset;
        for (int i = 0; i < shape.length && elements > 0; i++) {
            // Both factors are below 2^31 where the product is taken.
            inside &= strides[i] >= 0 && strides[i] < StoredTensor.TOO_MANY;
            last += inside ? (shape[i] - 1) * strides[i] : 0;
            inside &= last < storage.count() && last - offset < StoredTensor.TOO_MANY;
        }
        if (!inside || elements > storage.count() || elements > 0 && last >= storage.count()) {
            throw new Pickle.Refusal("a tensor that reaches beyond storage %s of %d numbers"
                    .formatted(Pickle.shown(storage.key()), storage.count()));
        }
    }

    int elements() {
        return (int) StoredTensor.elements(shape);
    }

    /** Numbers from the first to the last element, both counted. */
    int span() {
        long span = elements() == 0 ? 0 : 1;
        for (int i = 0; i < shape.length && span > 0; i++) {
            span += (shape[i] - 1) * strides[i];
        }
        return Math.toIntExact(span);
    }

    /** The elements, row-major, out of the numbers of the {@link #span}. */
    float[] gather(float[] numbers) {
        float[] values = new float[elements()];
        long[] index = new long[shape.length];
        int at = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers[at];
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                at += (int) strides[axis];
                if (++index[axis] < shape[axis]) {
                    break;
                }
                at -= (int) (shape[axis] * strides[axis]);
                index[axis] = 0;
            }
        }
        return values;
    }
}
