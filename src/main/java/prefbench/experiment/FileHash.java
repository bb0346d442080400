package prefbench.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import prefbench.text.InputException;

/** SHA-256 of a file's bytes, or of a folder's files, one after another in the order of their names. */
final class FileHash {
    private FileHash() {}

    /** @throws InputException if it is not there, or cannot be read */
    static String of(Path path) {
        MessageDigest digest = Json.sha256();
        try {
            for (Path file : files(path)) {
                update(digest, file);
            }
        } catch (IOException e) {
            throw unreadable(path, e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of names and contents. */
    static String of(List<Path> files) {
        MessageDigest digest = Json.sha256();
        for (Path file : files) {
            try {
                digest.update("%s %d\n"
                        .formatted(file.getFileName(), Files.size(file))
                        .getBytes(StandardCharsets.UTF_8));
                update(digest, file);
            } catch (IOException e) {
                throw unreadable(file, e);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static InputException unreadable(Path path, IOException e) {
        return new InputException("%s: cannot be read: %s; give a file or a folder that can".formatted(path, e), e);
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
