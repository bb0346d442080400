package prefbench.tensor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes what {@code torch.save(state_dict)} does, byte by byte: good files, and bad ones for whoever reads them. */
public final class TorchZip {
    private final ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private int method = ZipEntry.STORED;

    /**
     * A state dict of contiguous F32 tensors, and of I64 tensors called {@code wholes}, in an archive whose folder is
     * {@code archive}.
     */
    public static void write(Path file, Map<String, Parameters.Array> tensors, String... wholes) {
        TorchZip zip = new TorchZip().begin();
        int key = 0;
        for (Map.Entry<String, Parameters.Array> entry : tensors.entrySet()) {
            Parameters.Array array = entry.getValue();
            long[] strides = new long[array.shape().length];
            long stride = 1;
            for (int i = strides.length - 1; i >= 0; i--) {
                strides[i] = stride;
                stride *= array.shape()[i];
            }
            zip.storage(String.valueOf(key), array.bytes());
            zip.tensor(entry.getKey(), "FloatStorage", key++, array.values().length, 0, array.shape(), strides);
        }
        for (String name : wholes) {
            zip.storage(String.valueOf(key), new byte[16]);
            zip.tensor(name, "LongStorage", key++, 2, 0, new long[] {1, 2}, new long[] {2, 1});
        }
        zip.end().save(file, "archive");
    }

    TorchZip begin() {
        return bytes(0x80, 2).global("collections", "OrderedDict").bytes(')', 'R', '(');
    }

    TorchZip tensor(String name, String type, int key, long count, long offset, long[] shape, long[] strides) {
        return text(name)
                .global("torch._utils", "_rebuild_tensor_v2")
                .bytes('(', '(')
                .text("storage")
                .global("torch", type)
                .text(String.valueOf(key))
                .text("cpu")
                .number(count)
                .bytes('t', 'Q')
                .number(offset)
                .numbers(shape)
                .numbers(strides)
                .bytes(0x89)
                .global("collections", "OrderedDict")
                .bytes(')', 'R', 't', 'R');
    }

    TorchZip end() {
        return bytes('u', '.');
    }

    TorchZip storage(String key, byte[] bytes) {
        entries.put("data/" + key, bytes);
        return this;
    }

    TorchZip storage(String key, float... values) {
        return storage(key, new Parameters.Array(values, values.length).bytes());
    }

    TorchZip entry(String name, byte[] bytes) {
        entries.put(name, bytes);
        return this;
    }

    TorchZip compressed() {
        method = ZipEntry.DEFLATED;
        return this;
    }

    TorchZip bytes(int... bytes) {
        for (int value : bytes) {
            pickle.write(value);
        }
        return this;
    }

    TorchZip line(String text) {
        pickle.writeBytes((text + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    TorchZip global(String module, String name) {
        return bytes('c').line(module).line(name);
    }

    TorchZip text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        bytes('X').little(utf8.length, 4);
        pickle.writeBytes(utf8);
        return this;
    }

    TorchZip utf8(String text) {
        pickle.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    TorchZip number(long value) {
        return bytes(0x8a, 8).little(value, 8);
    }

    TorchZip little(long value, int width) {
        byte[] all = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
        pickle.write(all, 0, width);
        return this;
    }

    private TorchZip numbers(long... values) {
        bytes('(');
        for (long value : values) {
            number(value);
        }
        return bytes('t');
    }

    Path save(Path file, String folder) {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            put(out, folder + "/data.pkl", pickle.toByteArray());
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                put(out, folder + "/" + entry.getKey(), entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private void put(ZipOutputStream out, String name, byte[] bytes) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(method);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }
}
