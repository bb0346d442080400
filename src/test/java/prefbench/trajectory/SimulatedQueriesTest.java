package prefbench.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.policy.bart.PlainGoal;
import prefbench.shop.Shop;

class SimulatedQueriesTest {
    private static final Path RECORDED = Path.of("fixtures", FixtureFolder.QUERIES);

    private static Shop shop;
    private static List<SearchPair> pairs;

    @BeforeAll
    static void open() {
        shop = MadeUp.shop();
        pairs = FixtureFolder.queries(shop);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void areTheSameToTheByteAsWhenTheyWereRecorded(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("pairs.json");
        GoalQueries.write(file, pairs);
        assertThat(file).hasSameBinaryContentAs(RECORDED);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(RECORDED));
        assertThat(Files.readAllLines(Path.of("fixtures", FixtureFolder.SUMS)))
                .contains(HexFormat.of().formatHex(digest) + "  " + FixtureFolder.QUERIES);
    }

    @Test
    void areForTrainingGoalsOnly() throws IOException {
        Set<String> kept = new LinkedHashSet<>();
        shop.splits().test().forEach(goal -> kept.add(PlainGoal.of(goal.instruction())));
        shop.splits().dev().forEach(goal -> kept.add(PlainGoal.of(goal.instruction())));
        Set<String> goals = pairs.stream().map(SearchPair::goal).collect(Collectors.toSet());
        assertThat(goals).hasSizeBetween(950, 1_000).noneMatch(kept::contains);
    }

    /** The averages of the 2,197 queries in WebShop's goal_query_map.json. */
    @Test
    void areAsLongAsPeoplesAndOftenInTheGoalsOrder() {
        double words = mean(pair -> pair.query().split(" ").length);
        double ordered = mean(pair -> {
            List<String> goal = Arrays.asList(pair.goal().split("[\\s,;:?!]+|\\.(?=\\s|$)"));
            int[] places = Arrays.stream(pair.query().split(" "))
                    .mapToInt(goal::indexOf)
                    .toArray();
            return Arrays.equals(places, Arrays.stream(places).sorted().toArray()) ? 1 : 0;
        });
        double queries = pairs.size()
                / (double) pairs.stream().map(SearchPair::goal).distinct().count();
        assertThat(words).isCloseTo(6.4, within(0.6));
        assertThat(ordered).isCloseTo(0.6, within(0.1));
        assertThat(queries).isCloseTo(2_197 / 1_506.0, within(0.1));
    }

    @Test
    void sayNothingThatTheInstructionDoesNot() {
        for (SearchPair pair : pairs) {
            assertThat(pair.goal()).contains(pair.query().split(" "));
        }
    }

    private static double mean(java.util.function.ToIntFunction<SearchPair> number) {
        return pairs.stream().mapToInt(number).average().orElseThrow();
    }
}
