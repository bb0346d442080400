package prefbench.shop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * A file of an index as it was written.
 *
 * @param checksum CRC-32C, which a start has time for
 * @param sha256 64 hexadecimal digits
 */
record IndexFile(FileState state, int checksum, String sha256) {
    private static final int BUFFER = 1 << 18;

    /** @param folder of the index */
    static IndexFile of(Path folder, Path file) {
        return new IndexFile(FileState.of(folder, file), checksum(file), hash(file));
    }

    /** Whether the file in that folder has its checksum. */
    boolean sumsUp(Path folder) {
        return checksum(folder.resolve(state.name())) == checksum;
    }

    /** Whether the file in that folder has its hash. */
    boolean isTheSame(Path folder) {
        return hash(folder.resolve(state.name())).equals(sha256);
    }

    private static int checksum(Path file) {
        CRC32C checksum = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        try (FileChannel in = FileChannel.open(file)) {
            while (in.read(buffer.clear()) >= 0) {
                checksum.update(buffer.flip());
            }
            return (int) checksum.getValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(Path file) {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            byte[] buffer = new byte[BUFFER];
            while (digested.read(buffer) >= 0) {}
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
