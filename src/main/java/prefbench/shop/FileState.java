package prefbench.shop;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file as it was when it was looked at.
 *
 * @param name relative to a folder, with {@code /}
 * @param bytes size
 * @param modified time of the last change, in milliseconds since 1970
 */
record FileState(String name, long bytes, long modified) {

    static FileState of(Path folder, Path file) {
        try {
            return new FileState(
                    folder.relativize(file).toString().replace('\\', '/'),
                    Files.size(file),
                    Files.getLastModifiedTime(file).toMillis());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FileState withoutTime() {
        return new FileState(name, bytes, 0);
    }

    /** How the file differs from this in size, if it does. */
    Optional<String> difference(Path folder) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            return Optional.of(name + " is missing");
        }
        long now = of(folder, file).bytes();
        return now == bytes ? Optional.empty() : Optional.of("%s has %,d bytes, had %,d".formatted(name, now, bytes));
    }

    void write(DataOutputStream out) throws IOException {
        Bytes.write(out, name);
        out.writeLong(bytes);
        out.writeLong(modified);
    }

    static FileState read(ByteBuffer in) {
        return new FileState(Bytes.text(in), in.getLong(), in.getLong());
    }
}
