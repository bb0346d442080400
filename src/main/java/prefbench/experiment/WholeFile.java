package prefbench.experiment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import prefbench.text.InputException;

/**
 * Files that are whole or absent: written beside their place, forced to the disk, moved there in one go. A crash leaves at
 * most a {@code .tmp} sibling, which nobody reads.
 */
final class WholeFile {
    private WholeFile() {}

    /** @throws InputException if the disk is full or the folder cannot be written to */
    static void write(Path file, String text) {
        write(
                file,
                text,
                file.resolveSibling(
                        file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp"));
    }

    static void write(Path file, String text, Path temporary) {
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            move(temporary, file);
        } catch (IOException e) {
            throw new InputException(
                    "%s: cannot be written: %s; free disk space or make the folder writable, and run again: finished trials are kept"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
