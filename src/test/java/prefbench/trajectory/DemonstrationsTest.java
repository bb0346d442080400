package prefbench.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.policy.QueryWriter;
import prefbench.shop.Goal;
import prefbench.shop.Shop;
import prefbench.text.InputException;

class DemonstrationsTest {
    private static final Path RECORDED = Path.of("fixtures", "demonstrations.txt");
    private static final QueryWriter QUERIES = QueryWriter.byRule();

    private static Shop shop;
    private static Reading reading;
    private static List<Trajectory> all;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() {
        shop = MadeUp.shop();
        reading = Demonstrations.of(shop, QUERIES, RECORDED, Demonstrations.STANDARD);
        all = reading.trajectories();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void areAsManyAsThePaperHadAndSayThatNobodyReallyWalked() {
        assertThat(all).hasSize(1_200).allMatch(walk -> walk.provenance() == Trajectory.Provenance.SIMULATED_HUMAN);
    }

    @Test
    void meetTheAveragesPublishedForPeople() {
        assertThat(mean(all.stream().map(walk -> 100 * walk.reward()).toList())).isCloseTo(75.5, within(3.0));
        assertThat(mean(all.stream().map(walk -> walk.succeeded() ? 100.0 : 0).toList()))
                .isCloseTo(50, within(3.0));
        assertThat(mean(all.stream().map(walk -> (double) walk.steps().size()).toList()))
                .isBetween(4.5, 11.3);
    }

    @Test
    void areTowardsTrainingGoalsOnlyEachOnce() {
        Set<Integer> goals = all.stream().map(Trajectory::goal).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> kept = new LinkedHashSet<>();
        shop.splits().test().forEach(goal -> kept.add(goal.asin()));
        shop.splits().dev().forEach(goal -> kept.add(goal.asin()));

        assertThat(goals).hasSize(1_200);
        assertThat(goals).noneMatch(goal -> kept.contains(shop.goals().get(goal).asin()));
    }

    @Test
    void leaveOutAndCountTheWalksThatBuyTheProductOfATestOrDevGoal() {
        assertThat(reading.skipped()).containsOnlyKeys("the bought product is that of a test or dev goal");
        Set<String> titles = new LinkedHashSet<>();
        shop.splits().test().forEach(goal -> titles.add(goal.name().toLowerCase(Locale.ROOT)));
        shop.splits().dev().forEach(goal -> titles.add(goal.name().toLowerCase(Locale.ROOT)));
        Reserved reserved = Reserved.in(shop);
        assertThat(all.stream().map(reserved::bought).flatMap(Optional::stream))
                .hasSizeGreaterThan(1_000)
                .noneMatch(titles::contains);
        assertThat(reading.skipped().values().iterator().next()).isBetween(100, 400);
    }

    @Test
    void theShopperStillWalksAsRecorded() {
        assertThat(Demonstrations.simulated(shop, QUERIES, 120).trajectories()).isEqualTo(all.subList(0, 120));
    }

    @Test
    void survivesTheJourneyThroughAFile() {
        Path file = Demonstrations.materialise(all.subList(0, 50), folder.resolve("walks.jsonl"));

        assertThat(TrajectoryFiles.read(file)).isEqualTo(all.subList(0, 50));
        assertThat(folder.toFile().list()).containsExactly("walks.jsonl");
    }

    @Test
    void anotherShopsRecordingIsNotUsed() throws IOException {
        Path other = Files.writeString(folder.resolve("other.txt"), "shop 00: goal\n1 0 0\n");

        assertThat(Demonstrations.of(shop, QUERIES, other, 2)).isEqualTo(Demonstrations.simulated(shop, QUERIES, 2));
    }

    @Test
    void aRecordingThatDoesNotFitIsNamedByLine() throws IOException {
        List<String> lines = Files.readAllLines(RECORDED);
        String goal = lines.get(1).split(" ")[0];
        int queries = all.get(0).steps().get(0).state().actions().size();

        assertFault(lines.get(0), "x", "found [x]; a line must hold whole numbers");
        assertFault(
                lines.get(0),
                "2488 0 0",
                "found [2488 0 0]; a line must hold a goal from 0 to 2487, a reward and actions");
        assertFault(
                lines.get(0),
                goal + " 0 9",
                "found action 9 at step 0; the page has %d valid actions".formatted(queries));
        assertFault(lines.get(0), goal + " 7 0", "found reward 7 millionths; walking again gives 0");
    }

    private void assertFault(String header, String line, String fault) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.txt"), header + "\n" + line + "\n");

        assertThatThrownBy(() -> Demonstrations.of(shop, QUERIES, file, 1))
                .isInstanceOf(InputException.class)
                .hasMessage("%s, line 2: %s; make the file anew with: prefbench fixtures", file, fault);
    }

    @Test
    void theWantedProductIsUsuallyAmongTheFirstTenResults() {
        List<Goal> goals = shop.goals().subList(0, 400);
        long found = goals.stream()
                .filter(goal -> {
                    List<String> results =
                            shop.search(QUERIES.candidates(goal.instruction()).get(0));
                    return results.subList(0, Math.min(10, results.size())).contains(goal.asin());
                })
                .count();

        assertThat(found / 400.0).isBetween(0.6, 0.9);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(v -> v).average().orElseThrow();
    }
}
