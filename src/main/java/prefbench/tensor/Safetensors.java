package prefbench.tensor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import prefbench.text.InputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The safetensors file format: an 8-byte little-endian header length, a JSON header with type, shape and place of each
 * tensor, and the tensors' bytes. Reads F32, F16 and BF16, which are widened exactly; writes F32. Files below 2 GiB.
 */
public final class Safetensors {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REMEDY = "copy or make the file again";

    private Safetensors() {}

    /** Writes {@code tensors} in their order; equal tensors give equal bytes. */
    public static void write(Path file, Map<String, Parameters.Array> tensors) {
        ObjectNode header = JSON.createObjectNode();
        header.putObject("__metadata__").put("format", "pt");
        long offset = 0;
        for (Map.Entry<String, Parameters.Array> entry : tensors.entrySet()) {
            ObjectNode tensor = header.putObject(entry.getKey()).put("dtype", "F32");
            ArrayNode shape = tensor.putArray("shape");
            for (long length : entry.getValue().shape()) {
                shape.add(length);
            }
            long end = offset + 4L * entry.getValue().values().length;
            tensor.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            text.writeBytes(JSON.writeValueAsString(header).getBytes(StandardCharsets.UTF_8));
            while (text.size() % 8 != 0) {
                text.write(' ');
            }
            out.write(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(text.size())
                    .array());
            text.writeTo(out);
            for (Parameters.Array array : tensors.values()) {
                out.write(array.bytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads all tensors, in the order of the header.
     *
     * @throws InputException if the file is missing, cut short or not in this format
     */
    public static Map<String, Parameters.Array> read(Path file) {
        ByteBuffer bytes = bytes(file);
        if (bytes.remaining() < 8) {
            throw InputException.in(
                    file, "header", bytes.remaining() + " bytes", "a header length of 8 bytes is expected", REMEDY);
        }
        long length = bytes.getLong();
        if (length < 2 || length > bytes.remaining()) {
            throw InputException.in(
                    file,
                    "header",
                    "a header length of " + length,
                    "%d bytes follow it".formatted(bytes.remaining()),
                    REMEDY);
        }
        byte[] text = new byte[Math.toIntExact(length)];
        bytes.get(text);
        ByteBuffer data = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        Map<String, Parameters.Array> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : header(file, text).properties()) {
            if (!entry.getKey().equals("__metadata__")) {
                tensors.put(entry.getKey(), tensor(file, entry.getKey(), entry.getValue(), data));
            }
        }
        return tensors;
    }

    private static Parameters.Array tensor(Path file, String name, JsonNode entry, ByteBuffer data) {
        String type = entry.path("dtype").asString("none");
        int width = type.equals("F32") ? 4 : type.equals("F16") || type.equals("BF16") ? 2 : 0;
        if (width == 0) {
            throw InputException.in(
                    file, "tensor " + name, "dtype " + type, "F32, F16 and BF16 can be read", "convert it to F32");
        }
        JsonNode sizes = entry.path("shape");
        long[] shape = new long[sizes.size()];
        long count = 1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = sizes.get(i).asLong(-1);
            count *= shape[i];
        }
        long from = entry.path("data_offsets").path(0).asLong(-1);
        long to = entry.path("data_offsets").path(1).asLong(-1);
        if (count < 0 || from < 0 || to > data.capacity() || to - from != count * width) {
            throw InputException.in(
                    file,
                    "tensor " + name,
                    "bytes %d to %d".formatted(from, to),
                    "shape %s as %s needs %d bytes of the %d after the header"
                            .formatted(java.util.Arrays.toString(shape), type, count * width, data.capacity()),
                    REMEDY);
        }
        float[] values = new float[Math.toIntExact(count)];
        int at = Math.toIntExact(from);
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (type) {
                case "F32" -> data.getFloat(at + 4 * i);
                case "BF16" -> Float.intBitsToFloat(data.getShort(at + 2 * i) << 16);
                default -> half(data.getShort(at + 2 * i));
            };
        }
        return new Parameters.Array(values, shape);
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

    private static ByteBuffer bytes(Path file) {
        try {
            return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new InputException(
                    "%s: cannot be read (%s); name a safetensors file that exists".formatted(file, e), e);
        }
    }

    private static JsonNode header(Path file, byte[] text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw InputException.in(
                    file, "header", "text that is not JSON", "a safetensors file starts with a JSON header", REMEDY);
        }
    }
}
