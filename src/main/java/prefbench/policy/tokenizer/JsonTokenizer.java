package prefbench.policy.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import prefbench.text.InputException;
import prefbench.text.Memo;

/**
 * A {@code tokenizer.json}, and the library's tokenizer made from it, without special tokens around a text. Encodings are
 * remembered by text, the last few thousand. Thread-safe.
 */
final class JsonTokenizer implements AutoCloseable {
    private static final int REMEMBERED_TEXTS = 8192;

    private final byte[] json;
    private final HuggingFaceTokenizer tokenizer;
    private final int size;
    private final Memo<String, int[]> encodings = new Memo<>(REMEMBERED_TEXTS);

    /** @param source for messages: where {@code json} was read, or would have been */
    JsonTokenizer(byte[] json, Path source) {
        this.json = json;
        this.size = TokenizerFile.size(json, source);
        this.tokenizer = open(json, source);
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InputException(
                    "%s: cannot be read (%s); a checkpoint holds a tokenizer; make or copy it again".formatted(file, e),
                    e);
        }
    }

    void save(Path file) {
        try {
            Files.write(file, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not to be changed by the caller. */
    int[] encode(String text) {
        return encodings.get(text, this::encodeNow);
    }

    private int[] encodeNow(String text) {
        long[] ids = tokenizer.encode(text, false, false).getIds();
        return Arrays.stream(ids).mapToInt(Math::toIntExact).toArray();
    }

    /** Text of the ids, special tokens left out. */
    String decode(int[] ids) {
        return tokenizer.decode(Arrays.stream(ids).asLongStream().toArray(), true);
    }

    /** One more than the largest id. */
    int size() {
        return size;
    }

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() {
        tokenizer.close();
    }

    private static HuggingFaceTokenizer open(byte[] json, Path source) {
        Map<String, String> options = Map.of("padding", "false", "truncation", "false", "addSpecialTokens", "false");
        try {
            return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), options);
        } catch (IOException | RuntimeException e) {
            throw InputException.in(
                    source,
                    json.length + " bytes",
                    "starts with " + new String(json, 0, Math.min(40, json.length), StandardCharsets.UTF_8),
                    "HuggingFace's tokenizer.json format is expected (" + e.getMessage() + ")",
                    "make or copy the checkpoint again");
        }
    }
}
