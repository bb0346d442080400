package prefbench.shop;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import prefbench.text.InputException;

/** A shop's files in WebShop's formats, each plain or with {@code .gz} behind its name. */
record DataFiles(
        Path directory, Path products, Path attributes, Optional<Path> humanInstructions, Optional<Path> nouns) {
    private static final List<String> PRODUCTS = List.of("items_shuffle_1000.json", "items_shuffle.json");
    private static final List<String> ATTRIBUTES = List.of("items_ins_v2_1000.json", "items_ins_v2.json");
    private static final List<String> HUMAN = List.of("items_human_ins.json");
    private static final List<String> NOUNS = List.of("nouns.json");

    static DataFiles in(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new InputException("%s: found no directory; a shop is a directory of WebShop's files; check the path"
                    .formatted(directory));
        }
        return new DataFiles(
                directory,
                required(directory, PRODUCTS, "catalogue"),
                required(directory, ATTRIBUTES, "attribute file"),
                find(directory, HUMAN),
                find(directory, NOUNS));
    }

    private static Path required(Path directory, List<String> names, String role) {
        return find(directory, names)
                .orElseThrow(() -> new InputException(
                        "%s: found no %s; a shop needs %s or %s (or the same with .gz); put one of them there"
                                .formatted(directory, role, names.get(0), names.get(1))));
    }

    private static Optional<Path> find(Path directory, List<String> names) {
        return names.stream()
                .flatMap(name -> List.of(name, name + ".gz").stream())
                .map(directory::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
    }

    /** Those that are there. */
    List<Path> all() {
        return Stream.of(Optional.of(products), Optional.of(attributes), humanInstructions, nouns)
                .flatMap(Optional::stream)
                .toList();
    }

    /** SHA-256 over role and uncompressed bytes of each file. */
    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            update(digest, "products", products);
            update(digest, "attributes", attributes);
            if (humanInstructions.isPresent()) {
                update(digest, "human instructions", humanInstructions.get());
            }
            if (nouns.isPresent()) {
                update(digest, "nouns", nouns.get());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void update(MessageDigest digest, String role, Path file) throws IOException {
        digest.update(role.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = open(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
    }
}
