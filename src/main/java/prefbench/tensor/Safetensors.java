package prefbench.tensor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
 * tensor, and the tensors' bytes. Reads F32, F16, BF16 and F64 as float; writes F32. Files of any size, read tensor by tensor.
 */
public final class Safetensors {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REMEDY = "copy or make the file again";
    // The limit of the format's own library.
    private static final long LONGEST_HEADER = 100_000_000;

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
        Map<String, Parameters.Array> arrays = new LinkedHashMap<>();
        open(file).forEach((name, tensor) -> {
            if (FloatFormat.named(tensor.type()).isEmpty()) {
                throw InputException.in(
                        file,
                        "tensor " + Pickle.printable(name),
                        "dtype " + Pickle.printable(tensor.type()),
                        FloatFormat.READABLE,
                        "convert it to F32");
            }
            try {
                arrays.put(name, new Parameters.Array(tensor.values().read(), tensor.shape()));
            } catch (IOException e) {
                throw unreadable(file, e);
            }
        });
        return arrays;
    }

    /** Name, type and shape of all tensors; types that cannot be read are among them. */
    static Map<String, StoredTensor> open(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(8);
            if (start.length < 8) {
                throw InputException.in(
                        file, "header", start.length + " bytes", "a header length of 8 bytes is expected", REMEDY);
            }
            long length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
            long rest = Files.size(file) - 8;
            if (length < 2 || length > rest || length > LONGEST_HEADER) {
                throw InputException.in(
                        file,
                        "header",
                        "a header length of " + length,
                        "%d bytes follow it, and %d are the most that are read".formatted(rest, LONGEST_HEADER),
                        REMEDY);
            }
            JsonNode header = header(file, in.readNBytes((int) length));
            Map<String, StoredTensor> tensors = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : header.properties()) {
                if (!entry.getKey().equals("__metadata__")) {
                    tensors.put(
                            entry.getKey(), tensor(file, entry.getKey(), entry.getValue(), 8 + length, rest - length));
                }
            }
            return tensors;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static StoredTensor tensor(Path file, String name, JsonNode entry, long start, long size) {
        String type = entry.path("dtype").asString("none");
        JsonNode sizes = entry.path("shape");
        if (sizes.size() > TorchObjects.DIMENSIONS) {
            throw InputException.in(
                    file,
                    "tensor " + Pickle.printable(name),
                    sizes.size() + " sizes",
                    "a tensor has at most %d".formatted(TorchObjects.DIMENSIONS),
                    REMEDY);
        }
        long[] shape = new long[sizes.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = sizes.get(i).asLong(-1);
        }
        long from = entry.path("data_offsets").path(0).asLong(-1);
        long to = entry.path("data_offsets").path(1).asLong(-1);
        FloatFormat format = FloatFormat.named(type).orElse(null);
        if (format == null) {
            return new StoredTensor(type, shape, () -> {
                throw new IOException("numbers of type %s; %s".formatted(Pickle.printable(type), FloatFormat.READABLE));
            });
        }
        long count = StoredTensor.elements(shape);
        // In this order: the difference of places that are not inside may be any number.
        boolean inside = from >= 0 && from <= to && to <= size;
        if (count == StoredTensor.TOO_MANY || !inside || to - from != count * format.width()) {
            throw InputException.in(
                    file,
                    "tensor " + Pickle.printable(name),
                    "bytes %d to %d".formatted(from, to),
                    "shape %s as %s needs %s bytes of the %d after the header"
                            .formatted(
                                    Arrays.toString(shape),
                                    type,
                                    count == StoredTensor.TOO_MANY ? "too many" : count * format.width(),
                                    size),
                    REMEDY);
        }
        return new StoredTensor(type, shape, () -> {
            try (InputStream in = Files.newInputStream(file)) {
                in.skipNBytes(start + from);
                return format.read(in, ByteOrder.LITTLE_ENDIAN, (int) count);
            }
        });
    }

    private static InputException unreadable(Path file, IOException e) {
        return new InputException("%s: cannot be read (%s); name a safetensors file that exists".formatted(file, e), e);
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
