package prefbench.shop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an index was made from and of which files it consists. It is written last, so an index without one is unfinished.
 *
 * @param format of the index's own records; an index of another format is made anew
 * @param hash SHA-256 over the data, as {@link Shop#hash()}
 * @param products how many
 * @param withoutEntry as in {@link Stock#withoutEntry()}
 * @param leftOut messages about the records that were left out because they break a rule
 * @param data the files it was made from, relative to the shop's directory
 * @param files the index's own, relative to its folder
 * @param sha256 of the index's own files, by name
 */
record Manifest(
        int format,
        String hash,
        int products,
        List<String> withoutEntry,
        List<String> leftOut,
        List<FileState> data,
        List<FileState> files,
        Map<String, String> sha256) {
    static final int FORMAT = 4;

    private static final String NAME = "manifest.json";
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** The manifest beside a hash of it, so that a damaged one is noticed. */
    private record Sealed(String sha256, Manifest manifest) {}

    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve(NAME), MAPPER.writeValueAsString(new Sealed(hash(this), this)));
    }

    /** Empty where there is none, or it is not as it was written. */
    static Optional<Manifest> read(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode json = MAPPER.readTree(Files.readString(file));
            Sealed sealed = MAPPER.treeToValue(json, Sealed.class);
            return Optional.of(sealed.manifest())
                    .filter(manifest -> hash(manifest).equals(sealed.sha256()));
        } catch (JacksonException | NullPointerException | IOException e) {
            return Optional.empty();
        }
    }

    Manifest withData(List<FileState> states) {
        return new Manifest(format, hash, products, withoutEntry, leftOut, states, files, sha256);
    }

    private static String hash(Manifest manifest) {
        try {
            byte[] text = MAPPER.writeValueAsString(manifest).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
