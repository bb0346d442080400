package prefbench.tensor;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The named, ordered weights of a model, and the owner of their memory. Values change only through a {@link Trainer}.
 *
 * <p>During a training step {@link #get} hands out leaves that share the weights' memory and collect gradients; outside one,
 * the weights themselves, which record nothing. Not thread-safe while training; thread-safe to read otherwise.
 */
public final class Parameters implements AutoCloseable {
    private final TensorType type;
    private final PtNDManager manager = Device.current().newManager();
    private final Map<String, Tensor> values = new LinkedHashMap<>();
    private @Nullable Training training;
    private long version;

    /** Copies {@code arrays} into native memory, as {@code type}: FLOAT32, or FLOAT64 for exact tests. */
    public Parameters(Map<String, Array> arrays, TensorType type) {
        this.type = type;
        try (Scope scope = Scope.openWithoutGraph()) {
            arrays.forEach((name, array) -> {
                Tensor value = type == TensorType.FLOAT64
                        ? Tensor.of(array.toDoubles(), array.shape())
                        : Tensor.of(array.values(), array.shape());
                value.array().attach(manager);
                values.put(name, value);
            });
        }
    }

    /** The weight called {@code name}. */
    public Tensor get(String name) {
        Tensor value = training == null ? values.get(name) : training.leaves.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "no parameter is called %s; there are %s".formatted(name, values.keySet()));
        }
        return value;
    }

    public Set<String> names() {
        return Collections.unmodifiableSet(values.keySet());
    }

    public TensorType type() {
        return type;
    }

    /** The number of weights. */
    public long count() {
        return values.values().stream().mapToLong(value -> value.array().size()).sum();
    }

    /** Rises whenever a value changes: what was computed under another version is out of date. */
    public long version() {
        return version;
    }

    /** A copy of all values on the Java heap, as FLOAT32. */
    public Map<String, Array> snapshot() {
        Map<String, Array> copy = new LinkedHashMap<>();
        values.forEach((name, value) -> copy.put(name, array(value)));
        return copy;
    }

    /** An independent copy, which no trainer of this one changes. */
    public Parameters copy() {
        Parameters copy = new Parameters(Map.of(), type);
        values.forEach((name, value) -> {
            PtNDArray twin = JniUtils.clone(value.array());
            twin.attach(copy.manager);
            copy.values.put(name, new Tensor(twin));
        });
        return copy;
    }

    /** SHA-256 over names, shapes and the FLOAT32 values' little-endian bytes, in order: equal hash, equal model. */
    public String sha256() {
        MessageDigest digest = digest();
        values.forEach((name, value) -> {
            Array array = array(value);
            digest.update((name + Arrays.toString(array.shape())).getBytes(StandardCharsets.UTF_8));
            digest.update(array.bytes());
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Array array(Tensor value) {
        if (value.type() == TensorType.FLOAT32) {
            return new Array(value.toFloats(), value.shape());
        }
        double[] wide = value.toDoubles();
        float[] narrow = new float[wide.length];
        for (int i = 0; i < wide.length; i++) {
            narrow[i] = (float) wide[i];
        }
        return new Array(narrow, value.shape());
    }

    @Override
    public void close() {
        manager.close();
    }

    Training train() {
        if (training != null) {
            throw new IllegalStateException("a training step of these parameters is already running");
        }
        training = new Training();
        return training;
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A host copy of one weight: row-major values and shape. */
    public record Array(float[] values, long... shape) {
        public Array {
            long size = 1;
            for (long length : shape) {
                size *= length;
            }
            if (size != values.length) {
                throw new IllegalArgumentException(
                        "shape %s holds %d elements, found %d".formatted(Arrays.toString(shape), size, values.length));
            }
        }

        double[] toDoubles() {
            double[] wide = new double[values.length];
            for (int i = 0; i < wide.length; i++) {
                wide[i] = values[i];
            }
            return wide;
        }

        byte[] bytes() {
            ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            buffer.asFloatBuffer().put(values);
            return buffer.array();
        }
    }

    record Trained(String name, PtNDArray value, PtNDArray gradient) {}

    /** One step's leaves. They die with the step and their gradients with them, so that none is carried over. */
    final class Training implements AutoCloseable {
        private final Map<String, Tensor> leaves = new LinkedHashMap<>();

        private Training() {
            values.forEach((name, value) -> {
                PtNDArray leaf =
                        Scope.own(JniUtils.detachGradient(value.array())).array();
                JniUtils.attachGradient(leaf, true);
                leaves.put(name, new Tensor(leaf));
            });
        }

        void changed() {
            version++;
        }

        List<Trained> withGradients() {
            List<Trained> trained = new ArrayList<>();
            leaves.forEach((name, leaf) -> {
                PtNDArray gradient = JniUtils.getGradient(leaf.array());
                if (gradient != null) {
                    trained.add(new Trained(
                            name, values.get(name).array(), Scope.own(gradient).array()));
                }
            });
            return trained;
        }

        @Override
        public void close() {
            training = null;
        }
    }
}
