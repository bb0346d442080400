package prefbench.tensor;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** How a file stores floating-point numbers. Narrower ones are widened exactly; F64 is rounded to the nearest float. */
enum FloatFormat {
    F64(8) {
        @Override
        float get(ByteBuffer bytes) {
            return (float) bytes.getDouble();
        }
    },
    F32(4) {
        @Override
        float get(ByteBuffer bytes) {
            return bytes.getFloat();
        }
    },
    F16(2) {
        @Override
        float get(ByteBuffer bytes) {
            return half(bytes.getShort());
        }
    },
    BF16(2) {
        @Override
        float get(ByteBuffer bytes) {
            return Float.intBitsToFloat(bytes.getShort() << 16);
        }
    };

    /** For messages. */
    static final String READABLE = "F32, F16, BF16 and F64 can be read";

    private static final int CHUNK = 1 << 16;

    private final int width;

    FloatFormat(int width) {
        this.width = width;
    }

    /** The next number. */
    abstract float get(ByteBuffer bytes);

    int width() {
        return width;
    }

    static Optional<FloatFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().equals(name))
                .findFirst();
    }

    /** Reads {@code count} numbers, chunk by chunk. */
    float[] read(InputStream in, ByteOrder order, int count) throws IOException {
        float[] values = new float[count];
        byte[] chunk = new byte[CHUNK];
        for (int done = 0; done < count; ) {
            int numbers = Math.min(count - done, CHUNK / width);
            if (in.readNBytes(chunk, 0, numbers * width) < numbers * width) {
                throw new EOFException("the file ends after %d of %d numbers".formatted(done, count));
            }
            ByteBuffer bytes = ByteBuffer.wrap(chunk).order(order);
            for (int i = 0; i < numbers; i++) {
                values[done++] = get(bytes);
            }
        }
        return values;
    }

    // Float.float16ToFloat came with Java 20.
    private static float half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        float size = exponent == 0
                ? fraction * 0x1p-24f
                : exponent == 31
                        ? (fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN)
                        : Math.scalb(1 + fraction * 0x1p-10f, exponent - 15);
        return bits < 0 ? -size : size;
    }
}
