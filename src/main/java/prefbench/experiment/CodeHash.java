package prefbench.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * SHA-256 over the class files that a result can depend on: those of the packages from {@code experiment} downwards, by
 * name. Equal for a folder of classes and for a jar made from it.
 */
final class CodeHash {
    private static final String ROOT = "prefbench/";
    private static final Set<String> PACKAGES =
            Set.of("experiment", "learn", "trajectory", "policy", "shop", "tensor", "random", "stats", "text");

    private CodeHash() {}

    /** Of the code that this class was loaded with. */
    static String ofThisCode() {
        try {
            return of(Path.of(CodeHash.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("class files must lie in a folder or a jar", e);
        }
    }

    /** @param location a folder of classes, or a jar */
    static String of(Path location) {
        try {
            Map<String, byte[]> classes = Files.isDirectory(location) ? folder(location) : jar(location);
            MessageDigest digest = Json.sha256();
            classes.forEach((name, bytes) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(
                        ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).flip());
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("%s: class files cannot be read".formatted(location), e);
        }
    }

    private static Map<String, byte[]> folder(Path root) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                if (counts(name)) {
                    classes.put(name, Files.readAllBytes(file));
                }
            }
        }
        return classes;
    }

    private static Map<String, byte[]> jar(Path path) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        try (JarFile jar = new JarFile(path.toFile())) {
            for (JarEntry entry :
                    jar.stream().filter(each -> counts(each.getName())).toList()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    classes.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return classes;
    }

    private static boolean counts(String name) {
        if (!name.startsWith(ROOT) || !name.endsWith(".class")) {
            return false;
        }
        int end = name.indexOf('/', ROOT.length());
        return end > 0 && PACKAGES.contains(name.substring(ROOT.length(), end));
    }
}
