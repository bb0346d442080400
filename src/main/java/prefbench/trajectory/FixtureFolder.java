package prefbench.trajectory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import prefbench.policy.QueryWriter;
import prefbench.shop.GoalKind;
import prefbench.shop.Shop;
import prefbench.shop.fixture.Fixtures;
import prefbench.shop.fixture.MadeUpShop;

/** The {@code fixtures/} folder: the made-up shop's SHA-256 sums and its recorded demonstrations. */
public final class FixtureFolder {
    public static final String SUMS = "SHA256SUMS";
    public static final String DEMONSTRATIONS = "demonstrations.txt";

    private FixtureFolder() {}

    /** Makes both files anew from the seed; the shop itself goes below {@code cache}. Takes seconds. */
    public static void write(Path folder, Path cache) throws IOException {
        Path directory = Fixtures.shop(cache);
        Files.createDirectories(folder);
        StringBuilder sums = new StringBuilder();
        for (String file : MadeUpShop.STANDARD.files()) {
            sums.append(sha256(directory.resolve(file)))
                    .append("  ")
                    .append(file)
                    .append('\n');
        }
        Files.writeString(folder.resolve(SUMS), sums, StandardCharsets.UTF_8);
        try (Shop shop = Shop.open(directory, GoalKind.HUMAN)) {
            Demonstrations.record(
                    folder.resolve(DEMONSTRATIONS),
                    shop,
                    Demonstrations.simulated(shop, QueryWriter.byRule(), Demonstrations.STANDARD));
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
