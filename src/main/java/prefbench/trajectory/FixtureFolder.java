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
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import prefbench.policy.QueryWriter;
import prefbench.policy.bart.PlainGoal;
import prefbench.shop.GoalKind;
import prefbench.shop.Shop;
import prefbench.shop.fixture.Fixtures;
import prefbench.shop.fixture.MadeUpShop;

/**
 * The {@code fixtures/} folder: the made-up shop's SHA-256 sums, its recorded demonstrations, and queries for some of its
 * training goals.
 */
public final class FixtureFolder {
    public static final String SUMS = "SHA256SUMS";
    public static final String DEMONSTRATIONS = "demonstrations.txt";
    public static final String QUERIES = "goal_query_map.json";

    /** About as many as WebShop has training goals with queries. */
    private static final int GOALS_WITH_QUERIES = 1_000;

    private FixtureFolder() {}

    /** Makes all files anew from the seed; the shop itself goes below {@code cache}. Takes seconds. */
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
        try (Shop shop = Shop.open(directory, GoalKind.HUMAN)) {
            Demonstrations.record(
                    folder.resolve(DEMONSTRATIONS),
                    shop,
                    Demonstrations.walks(shop, QueryWriter.byRule(), Demonstrations.STANDARD));
            GoalQueries.write(folder.resolve(QUERIES), queries(shop));
        }
        sums.append(sha256(folder.resolve(QUERIES)))
                .append("  ")
                .append(QUERIES)
                .append('\n');
        Files.writeString(folder.resolve(SUMS), sums, StandardCharsets.UTF_8);
    }

    /** Made-up queries for the shop's first training goals; never one for a test or development goal's text. */
    static List<SearchPair> queries(Shop shop) {
        Set<String> kept = Stream.of(shop.splits().test(), shop.splits().dev())
                .flatMap(List::stream)
                .map(goal -> PlainGoal.of(goal.instruction()))
                .collect(Collectors.toSet());
        return SimulatedQueries.of(shop.splits().train().stream()
                .filter(goal -> !kept.contains(PlainGoal.of(goal.instruction())))
                .limit(GOALS_WITH_QUERIES)
                .toList());
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
