package prefbench.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.policy.QueryWriter;
import prefbench.shop.Goal;
import prefbench.shop.GoalOption;
import prefbench.shop.Product;
import prefbench.shop.Shop;
import tools.jackson.databind.json.JsonMapper;

class SessionLogTest {
    private static final QueryWriter QUERIES = QueryWriter.byRule();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Shop shop;
    private static Goal goal;
    private static Product product;

    @TempDir
    Path folder;

    private final List<String> log = new ArrayList<>();

    @BeforeAll
    static void open() {
        shop = MadeUp.shop();
        goal = shop.splits().train().stream()
                .filter(g -> g.options().size() == 1)
                .filter(g -> shop.search(title(g)).indexOf(g.asin()) == 0)
                .findFirst()
                .orElseThrow();
        product = shop.catalog().product(goal.asin()).orElseThrow();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void aSessionIsRebuiltFromItsPageViews() throws IOException {
        String option = goal.options().get(0).value();
        String group = product.options().entrySet().stream()
                .filter(entry -> entry.getValue().contains(option))
                .findFirst()
                .orElseThrow()
                .getKey();
        view(goal, "index", "", Map.of());
        view(
                goal,
                "search_results",
                "/1",
                Map.of("keywords", List.of(title(goal).split(" ")), "page", 1));
        view(goal, "item_page", "/x", Map.of("asin", goal.asin(), "options", Map.of()));
        view(goal, "item_sub_page", "/x/Features/{}", Map.of("asin", goal.asin(), "options", Map.of()));
        view(goal, "item_page", "/x", Map.of("asin", goal.asin(), "options", Map.of()));
        view(goal, "item_page", "/x", Map.of("asin", goal.asin(), "options", Map.of(group, option)));
        view(goal, "done", "/x", Map.of("asin", goal.asin(), "options", Map.of(group, option)));

        Reading reading = TrajectoryFiles.read(file(), shop, QUERIES);

        assertThat(reading.skipped()).isEmpty();
        Trajectory trajectory = reading.trajectories().get(0);
        assertThat(trajectory.provenance()).isEqualTo(Trajectory.Provenance.HUMAN);
        assertThat(trajectory.goal()).isEqualTo(goal.index());
        assertThat(trajectory.steps())
                .extracting(Trajectory.Step::action)
                .containsExactly(
                        "search[" + title(goal) + "]",
                        "click[item - " + title(goal) + "]",
                        "click[features]",
                        "click[< prev]",
                        "click[" + option + "]",
                        "click[buy now]");
        assertThat(trajectory.steps().get(0).state().actions())
                .containsAll(QUERIES.candidates(goal.instruction()).stream()
                        .map(query -> "search[" + query + "]")
                        .toList());
        assertThat(trajectory.reward()).isEqualTo(1);
    }

    @Test
    void whatCannotBeRepeatedIsCountedByReason() throws IOException {
        view(withAsin("MUNOWHERE0"), "index", "", Map.of());
        Goal test = shop.splits().test().get(0);
        log.add(log.get(0).replace("MUNOWHERE0", goal.asin()).replace("/s1", "/s2"));
        view(goal, "item_page", "/x", Map.of("asin", "MU00000000", "options", Map.of()), "s2");
        view(test, "index", "", Map.of(), "s3");
        view(test, "search_results", "/1", Map.of("keywords", List.of("red"), "page", 1), "s3");
        view(goal, "index", "", Map.of(), "s4");

        Reading reading = TrajectoryFiles.read(file(), shop, QUERIES);

        assertThat(reading.trajectories()).isEmpty();
        assertThat(reading.skipped())
                .isEqualTo(Map.of(
                        "the wanted product is not in this catalogue", 1,
                        "a click of the log is not possible in this catalogue", 1,
                        "a session without a click", 1,
                        "the wanted product is that of a test or dev goal", 1));
    }

    @Test
    void anUnknownPageIsNamed() throws IOException {
        view(goal, "index", "", Map.of());
        view(goal, "checkout", "", Map.of());
        Path file = file();

        assertThatThrownBy(() -> TrajectoryFiles.read(file, shop, QUERIES))
                .hasMessage(
                        "%s, line 2: found page [checkout]; it must be index, search_results, item_page, item_sub_page or"
                                + " done; repair or delete the line",
                        file);
    }

    @Test
    void ilTrajectoriesGetTheirGoalAndRewardByReplay() throws IOException {
        Trajectory walk =
                Demonstrations.simulated(shop, QUERIES, 1).trajectories().get(0);
        Path file = folder.resolve("il.jsonl");
        TrajectoryFiles.write(file, List.of(walk));
        String line =
                Files.readString(file).replaceFirst("\"goal\":\\d+,\"reward\":[0-9.]+,\"provenance\":\"[a-z-]+\",", "");
        Files.writeString(file, line);

        Trajectory read =
                TrajectoryFiles.read(file, shop, QUERIES).trajectories().get(0);

        assertThat(read.goal()).isEqualTo(walk.goal());
        assertThat(read.reward()).isEqualTo(walk.reward());
        assertThat(read.steps()).isEqualTo(walk.steps());
    }

    private static String title(Goal goal) {
        return goal.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static Goal withAsin(String asin) {
        return new Goal(
                goal.index(),
                asin,
                goal.category(),
                goal.query(),
                goal.name(),
                goal.productCategory(),
                goal.instruction(),
                goal.attributes(),
                goal.options(),
                goal.priceUpper(),
                goal.weight());
    }

    private void view(Goal wanted, String page, String rest, Map<String, Object> content) {
        view(wanted, page, rest, content, "s1");
    }

    private void view(Goal wanted, String page, String rest, Map<String, Object> content, String session) {
        String path = page.equals("index") ? session : page + "/" + session + rest;
        Map<String, Object> record = Map.of(
                "asin", wanted.asin(),
                "category", wanted.category(),
                "query", wanted.query(),
                "name", wanted.name(),
                "product_category", wanted.productCategory(),
                "instruction_text", wanted.instruction(),
                "attributes", wanted.attributes(),
                "price_upper", wanted.priceUpper(),
                "goal_options", wanted.options().stream().map(GoalOption::value).toList(),
                "weight", 1);
        log.add(JSON.writeValueAsString(
                Map.of("page", page, "url", "http://shop.invalid/" + path, "goal", record, "content", content)));
    }

    private Path file() throws IOException {
        return Files.write(folder.resolve("log.jsonl"), log);
    }
}
