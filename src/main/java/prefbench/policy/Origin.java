package prefbench.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import prefbench.text.InputException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code provenance.json} of a checkpoint or a query writer: what its weights were before this program changed them, and hashes by which they
 * are known again. How they were changed is the trainer's to record beside it.
 */
public final class Origin {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    public static final String FILE = "provenance.json";

    private Origin() {}

    /** {@code model.pth, SHA-256 ...}. */
    public static String of(Path file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return "%s, SHA-256 %s".formatted(file.getFileName(), HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new InputException("%s: cannot be read (%s)".formatted(file, e), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Of a checkpoint that is read again: what it says of itself. */
    public static String recorded(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return "a checkpoint without " + FILE;
        }
        String parameters = ConfigJson.read(file).root().path("parameters").asString("unknown");
        return "a checkpoint with parameters " + parameters;
    }

    /**
     * @param origin as {@link #of} or {@link #recorded} has it, or in other words
     * @param parameters hash of the weights as they are now
     * @param tokenizer hash of the tokenizer
     */
    public static void write(Path file, String origin, String parameters, String tokenizer) {
        String text = JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(JSON.createObjectNode()
                        .put("made_by", "prefbench")
                        .put("started_from", origin)
                        .put("parameters", parameters)
                        .put("tokenizer", tokenizer));
        try {
            Files.writeString(file, text + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
