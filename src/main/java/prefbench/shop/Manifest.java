package prefbench.shop;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an index was made from and of which files it consists. It is written last, so an index without one is unfinished.
 *
 * <p>Its file is read at every start, and so not JSON, whose reader takes longer to be loaded than all else: the components
 * in order, and a SHA-256 of them, so that a damaged one is noticed.
 *
 * @param format of the index's own records; an index of another format is made anew
 * @param hash SHA-256 over the data, as {@link Shop#hash()}
 * @param products how many
 * @param withoutEntry as in {@link Stock#withoutEntry()}
 * @param leftOut messages about the records that were left out because they break a rule
 * @param data the files it was made from, relative to the shop's directory
 * @param files the index's own, relative to its folder
 */
record Manifest(
        int format,
        String hash,
        int products,
        List<String> withoutEntry,
        List<String> leftOut,
        List<FileState> data,
        List<IndexFile> files) {
    static final int FORMAT = 4;

    private static final String NAME = "manifest";

    /** Up to format 3 it was JSON. */
    private static final String EARLIER = "manifest.json";

    private static final int HASH_BYTES = 32;

    void write(Path folder) throws IOException {
        byte[] body = body();
        Files.write(
                folder.resolve(NAME),
                ByteBuffer.allocate(body.length + HASH_BYTES)
                        .put(body)
                        .put(sha256(body))
                        .array());
    }

    private byte[] body() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(format);
            Bytes.write(out, hash);
            out.writeInt(products);
            Bytes.write(out, withoutEntry);
            Bytes.write(out, leftOut);
            out.writeInt(data.size());
            for (FileState state : data) {
                state.write(out);
            }
            out.writeInt(files.size());
            for (IndexFile file : files) {
                file.state().write(out);
                out.writeInt(file.checksum());
                Bytes.write(out, file.sha256());
            }
        }
        return bytes.toByteArray();
    }

    /** Whether the folder holds an index of an earlier version. */
    static boolean isEarlier(Path folder) {
        return Files.isRegularFile(folder.resolve(EARLIER));
    }

    /** Empty where there is none, or it is not as it was written. */
    static Optional<Manifest> read(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            byte[] body = Arrays.copyOf(bytes, Math.max(0, bytes.length - HASH_BYTES));
            byte[] hash = Arrays.copyOfRange(bytes, body.length, bytes.length);
            return Arrays.equals(hash, sha256(body)) ? Optional.of(of(ByteBuffer.wrap(body))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Manifest of(ByteBuffer in) {
        int format = in.getInt();
        if (format != FORMAT) {
            return new Manifest(format, "", 0, List.of(), List.of(), List.of(), List.of());
        }
        return new Manifest(format, Bytes.text(in), in.getInt(), Bytes.texts(in), Bytes.texts(in), data(in), files(in));
    }

    private static List<FileState> data(ByteBuffer in) {
        int count = in.getInt();
        List<FileState> data = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            data.add(FileState.read(in));
        }
        return data;
    }

    private static List<IndexFile> files(ByteBuffer in) {
        int count = in.getInt();
        List<IndexFile> files = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            files.add(new IndexFile(FileState.read(in), in.getInt(), Bytes.text(in)));
        }
        return files;
    }

    Manifest withData(List<FileState> states) {
        return new Manifest(format, hash, products, withoutEntry, leftOut, states, files);
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
