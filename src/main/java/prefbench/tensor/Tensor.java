package prefbench.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * An immutable array on the process's {@link Device}. All operations are differentiable unless they say otherwise, broadcast
 * as torch does, and put their result into the innermost open {@link Scope}. Axes may be negative, counting from the last.
 *
 * <p>Not thread-safe: a tensor is used by the thread whose scope owns it.
 */
public final class Tensor {
    private final PtNDArray array;

    Tensor(PtNDArray array) {
        this.array = array;
    }

    PtNDArray array() {
        return array;
    }

    // ---- made from values --------------------------------------------------------------------------------------

    /** A FLOAT32 tensor; no graph. */
    public static Tensor of(float[] values, long... shape) {
        return copy(FloatBuffer.wrap(values), values.length, TensorType.FLOAT32, shape);
    }

    /** A FLOAT64 tensor; no graph. */
    public static Tensor of(double[] values, long... shape) {
        return copy(DoubleBuffer.wrap(values), values.length, TensorType.FLOAT64, shape);
    }

    /** An INT64 tensor: indices. */
    public static Tensor of(long[] values, long... shape) {
        return copy(LongBuffer.wrap(values), values.length, TensorType.INT64, shape);
    }

    /** {@code values} rounded to {@code type}, FLOAT32 or FLOAT64. */
    public static Tensor of(double[] values, TensorType type, long... shape) {
        if (type == TensorType.FLOAT64) {
            return of(values, shape);
        }
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
        }
        return of(rounded, shape);
    }

    /** A BOOL tensor: a condition for {@link #where}. */
    public static Tensor of(boolean[] values, long... shape) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) (values[i] ? 1 : 0);
        }
        return copy(ByteBuffer.wrap(bytes), values.length, TensorType.BOOL, shape);
    }

    /** A constant of the given shape (none: a scalar). */
    public static Tensor full(double value, TensorType type, long... shape) {
        PtNDManager manager = Scope.currentManager();
        return new Tensor(JniUtils.full(
                manager, new Shape(shape), value, type.data, Device.current().djl(), SparseFormat.DENSE));
    }

    private static Tensor copy(Buffer values, int length, TensorType type, long... shape) {
        Shape form = new Shape(shape);
        if (form.size() != length) {
            throw new IllegalArgumentException(
                    "shape %s holds %d elements, found %d".formatted(Arrays.toString(shape), form.size(), length));
        }
        PtNDManager manager = Scope.currentManager();
        // The engine wraps the Java buffer; the clone is memory of torch's own, which autograd may keep for backward.
        try (PtNDArray wrapped = manager.create(values, form, type.data)) {
            return new Tensor(JniUtils.clone(wrapped));
        }
    }

    // ---- shape -------------------------------------------------------------------------------------------------

    public TensorType type() {
        return TensorType.of(array.getDataType());
    }

    /** The lengths of all axes, e.g. {@code [batch, actions]}; empty for a scalar. */
    public long[] shape() {
        return array.getShape().getShape();
    }

    public long size(int axis) {
        long[] shape = shape();
        return shape[axis < 0 ? axis + shape.length : axis];
    }

    /** The same elements in another shape; one length may be -1. */
    public Tensor reshape(long... shape) {
        return own(JniUtils.reshape(array, shape));
    }

    public Tensor permute(long... axes) {
        return own(JniUtils.permute(array, axes));
    }

    public Tensor transpose(int first, int second) {
        return own(JniUtils.transpose(array, first, second));
    }

    /** Elements {@code from} (inclusive) to {@code to} (exclusive) along {@code axis}. */
    public Tensor slice(int axis, long from, long to) {
        return own(JniUtils.slice(array, axis < 0 ? axis + array.getShape().dimension() : axis, from, to, 1));
    }

    public Tensor unsqueeze(int axis) {
        return own(JniUtils.unsqueeze(array, axis));
    }

    public Tensor squeeze(int axis) {
        return own(JniUtils.squeeze(array, axis));
    }

    public static Tensor concat(List<Tensor> parts, int axis) {
        return own(JniUtils.cat(parts.stream().map(Tensor::array).toArray(PtNDArray[]::new), axis));
    }

    // ---- arithmetic --------------------------------------------------------------------------------------------

    public Tensor add(Tensor other) {
        return own(JniUtils.add(array, other.array));
    }

    public Tensor sub(Tensor other) {
        return own(JniUtils.sub(array, other.array));
    }

    public Tensor mul(Tensor other) {
        return own(JniUtils.mul(array, other.array));
    }

    public Tensor div(Tensor other) {
        return own(JniUtils.div(array, other.array));
    }

    /** This times a constant. */
    public Tensor scale(double factor) {
        return mul(full(factor, type()));
    }

    /** This plus a constant. */
    public Tensor shift(double summand) {
        return add(full(summand, type()));
    }

    public Tensor neg() {
        return own(JniUtils.neg(array));
    }

    public Tensor abs() {
        return own(JniUtils.abs(array));
    }

    public Tensor square() {
        return own(JniUtils.square(array));
    }

    public Tensor sqrt() {
        return own(JniUtils.sqrt(array));
    }

    public Tensor exp() {
        return own(JniUtils.exp(array));
    }

    public Tensor log() {
        return own(JniUtils.log(array));
    }

    /** Element-wise smaller one; at a tie half of the gradient goes to each, as in torch. */
    public Tensor minimum(Tensor other) {
        return own(JniUtils.min(array, other.array));
    }

    /** Element-wise larger one; at a tie half of the gradient goes to each, as in torch. */
    public Tensor maximum(Tensor other) {
        return own(JniUtils.max(array, other.array));
    }

    /** This limited to [low, high]; outside no gradient flows. */
    public Tensor clip(double low, double high) {
        return own(JniUtils.clip(array, low, high));
    }

    // ---- reductions --------------------------------------------------------------------------------------------

    public Tensor sum() {
        return own(JniUtils.sum(array));
    }

    public Tensor sum(int axis) {
        return own(JniUtils.sum(array, new long[] {axis}, false));
    }

    public Tensor mean() {
        return own(JniUtils.mean(array));
    }

    public Tensor mean(int axis) {
        return own(JniUtils.mean(array, axis, false));
    }

    /** The largest element along {@code axis}; the gradient goes to the first of equal ones. */
    public Tensor max(int axis) {
        return own(JniUtils.max(array, axis, false));
    }

    // ---- activations -------------------------------------------------------------------------------------------

    public Tensor relu() {
        return own(JniUtils.relu(array));
    }

    public Tensor leakyRelu(double negativeSlope) {
        return own(JniUtils.leakyRelu(array, negativeSlope));
    }

    /** The exact one, through the error function. */
    public Tensor gelu() {
        return own(JniUtils.gelu(array));
    }

    public Tensor tanh() {
        return own(JniUtils.tanh(array));
    }

    public Tensor sigmoid() {
        return own(JniUtils.sigmoid(array));
    }

    /** log(1 + exp(x)), without overflow. */
    public Tensor softplus() {
        return own(JniUtils.softPlus(array));
    }

    /** log(sigmoid(x)) = -softplus(-x), without overflow. */
    public Tensor logSigmoid() {
        return neg().softplus().neg();
    }

    /**
     * Elements set to zero with probability {@code rate}, the others scaled up. Draws from torch's one generator: seed it
     * first, {@link Device#seed}.
     */
    public Tensor dropout(double rate) {
        return own(JniUtils.dropout(array, rate, true));
    }

    public Tensor softmax(int axis) {
        return own(JniUtils.softmax(array, axis, array.getDataType()));
    }

    public Tensor logSoftmax(int axis) {
        return own(JniUtils.logSoftmax(array, axis, array.getDataType()));
    }

    // ---- algebra -----------------------------------------------------------------------------------------------

    /** Matrix product over the last two axes, batched over those before. */
    public Tensor matmul(Tensor other) {
        return own(JniUtils.matmul(array, other.array));
    }

    /** {@code x W^T + b} with {@code weight} [out, in] and {@code bias} [out]. */
    public Tensor linear(Tensor weight, Tensor bias) {
        return own(JniUtils.linear(array, weight.array, bias.array));
    }

    /** Normalised over the last axis, then times {@code gain} plus {@code bias}. */
    public Tensor layerNorm(Tensor gain, Tensor bias, double epsilon) {
        return own(JniUtils.layerNorm(array, gain.array.getShape(), gain.array, bias.array, epsilon));
    }

    // ---- selection ---------------------------------------------------------------------------------------------

    /** Rows of this [rows, width] at INT64 {@code indices} of any shape: [indices..., width]. */
    public Tensor rows(Tensor indices) {
        return own(JniUtils.embedding(indices.array, array, false));
    }

    /** For a [batch, n] tensor: element {@code indices[i]} of row i, as [batch]. */
    public Tensor gather(int... indices) {
        long[] wide = Arrays.stream(indices).asLongStream().toArray();
        return gather(of(wide, wide.length, 1)).squeeze(-1);
    }

    /** Elements along the last axis at INT64 {@code indices}, which has this tensor's shape up to the last axis. */
    public Tensor gather(Tensor indices) {
        return own(JniUtils.gather(array, indices.array, array.getShape().dimension() - 1));
    }

    /** {@code condition ? first : second} by element. */
    public static Tensor where(Tensor condition, Tensor first, Tensor second) {
        return own(JniUtils.where(condition.array, first.array, second.array));
    }

    /** A BOOL tensor, without gradient. */
    public Tensor greater(Tensor other) {
        return own(JniUtils.gt(array, other.array));
    }

    /** The same values, cut off from the graph. */
    public Tensor detach() {
        return own(JniUtils.detachGradient(array));
    }

    // ---- to the host -------------------------------------------------------------------------------------------

    /** The value of a tensor with one element, widened to double. */
    public double item() {
        if (array.size() != 1) {
            throw new IllegalStateException(
                    "item() needs exactly one element, found shape " + Arrays.toString(shape()));
        }
        return toDoubles()[0];
    }

    /** All elements in row-major order, widened to double. */
    public double[] toDoubles() {
        if (array.getDataType() == TensorType.FLOAT64.data) {
            return array.toDoubleArray();
        }
        if (array.getDataType() != TensorType.FLOAT32.data) {
            throw new IllegalStateException(
                    "only FLOAT32 and FLOAT64 tensors are read as doubles, this one is " + type());
        }
        return widened(array.toFloatArray());
    }

    private static double[] widened(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    /** All elements of a FLOAT32 tensor in row-major order. */
    public float[] toFloats() {
        if (array.getDataType() != TensorType.FLOAT32.data) {
            throw new IllegalStateException("only FLOAT32 tensors are read as floats, this one is " + type());
        }
        return array.toFloatArray();
    }

    private static Tensor own(NDArray result) {
        return Scope.own((PtNDArray) result);
    }

    @Override
    public String toString() {
        return "%s%s".formatted(type(), Arrays.toString(shape()));
    }
}
