package prefbench.tensor;

import ai.djl.ndarray.types.DataType;

/** Element types. Models compute in {@link #FLOAT32}; {@link #FLOAT64} is for exact tests. */
public enum TensorType {
    FLOAT32(DataType.FLOAT32),
    FLOAT64(DataType.FLOAT64),
    INT64(DataType.INT64),
    BOOL(DataType.BOOLEAN);

    final DataType data;

    TensorType(DataType data) {
        this.data = data;
    }

    static TensorType of(DataType data) {
        for (TensorType type : values()) {
            if (type.data == data) {
                return type;
            }
        }
        throw new IllegalArgumentException("no tensor type for " + data);
    }
}
