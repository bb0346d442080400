package prefbench.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Public agent trajectories on WebShop's real 1,000 products, which are not part of this project. */
class RealShopTest {
    private static final String PROPERTY = "webshop.data";

    private Path real;

    @BeforeEach
    void findData() {
        String data = System.getProperty(PROPERTY);
        assumeTrue(
                data != null && !data.isBlank(),
                "skipped: -D" + PROPERTY + "=DIR names no directory with WebShop's real data");
        real = Path.of(data).resolve("real");
    }

    /** Price ceilings were drawn without a seed when the trajectories were recorded, so the instruction is taken from them. */
    @Test
    void replaysEveryTrajectoryByteForByte() throws IOException {
        int observations = 0;
        try (Shop shop = Shop.open(real, GoalKind.SYNTHETIC)) {
            assertThat(shop.goals()).hasSize(6910);
            for (String line : Files.readString(real.resolve("replays.jsonl"), StandardCharsets.UTF_8)
                    .split("\n")) {
                JsonNode replay = Golden.parse(line);
                Session session = shop.session(recorded(shop, replay));
                assertThat(session.page().text())
                        .isEqualTo(replay.get("observations").get(0).stringValue());
                observations++;
                for (int i = 0; i < replay.get("actions").size(); i++) {
                    session.step(Action.parse(replay.get("actions").get(i).stringValue()));
                    if (i + 1 < replay.get("observations").size()) {
                        assertThat(session.page().text())
                                .as("%s, step %d", replay.get("instruction"), i)
                                .isEqualTo(replay.get("observations").get(i + 1).stringValue());
                        observations++;
                    }
                }
                // Everything but the price, which is drawn.
                assertThat(session.done()).isTrue();
                assertThat(session.reward().type()).isEqualTo(1);
                assertThat(session.reward().attributes()).isEqualTo(1);
                assertThat(session.reward().options()).isIn(1.0, Double.NaN);
            }
        }
        assertThat(observations).isGreaterThan(600);
    }

    @Test
    void ranksAsTheOriginalDoes() {
        try (Shop shop = Shop.open(real, GoalKind.SYNTHETIC)) {
            golden("search_real1k.json").properties().forEach(query -> {
                if (!query.getKey().startsWith("<")) {
                    assertThat(shop.search(query.getKey()))
                            .as(query.getKey())
                            .isEqualTo(query.getValue()
                                    .valueStream()
                                    .map(hit -> hit.get(0).stringValue())
                                    .toList());
                }
            });
        }
    }

    @Test
    void rewardsEqualTheOriginals() {
        Catalog catalog = new CatalogFile(
                        real.resolve("items_shuffle_1000.json"),
                        Instructions.mined(real.resolve("items_ins_v2_1000.json")))
                .read();
        for (JsonNode row : golden("real1k/rewards.json").get("rows")) {
            ObjectNode json = (ObjectNode) row.get("goal");
            json.put("category", "").put("instruction_text", "").put("weight", 1.0);
            Goal goal = Golden.goal(0, json);
            Product product = catalog.product(row.get("asin").stringValue()).orElseThrow();
            Map<String, List<String>> nouns = new HashMap<>();
            nouns.put(product.title(), Golden.texts(row.get("purchased_nouns")));
            nouns.put(goal.name(), Golden.texts(row.get("goal_nouns")));
            Reward reward = new RewardRule(Golden.tagger(nouns))
                    .reward(
                            product,
                            Golden.dict(row.get("options")).values(),
                            goal,
                            row.get("price").doubleValue());
            assertThat(reward.total())
                    .as(row::toString)
                    .isEqualTo(row.get("reward").doubleValue());
        }
    }

    @Test
    void goalsEqualTheOriginals() {
        JsonNode golden = golden("real1k/goals_synthetic_seed0.json");
        try (Shop shop = Shop.open(
                real, new ShopOptions(GoalKind.SYNTHETIC, PriceDraws.original(0), Golden.tagger(Map.of()), false))) {
            assertThat(shop.goals()).hasSize(golden.get("n").intValue());
            assertThat(shop.goals())
                    .usingElementComparator(Comparator.comparing(Goal::instruction)
                            .thenComparing(Goal::weight)
                            .thenComparing(Goal::priceUpper))
                    .containsAll(golden.get("first5_before_shuffle")
                            .valueStream()
                            .map(goal -> Golden.goal(0, goal))
                            .toList());
            assertThat(shop.goals().stream().limit(20).map(Goal::instruction))
                    .isEqualTo(Golden.texts(golden.get("after_shuffle_first20_instructions")));
            assertThat(shop.goals().stream().mapToDouble(Goal::weight).sum())
                    .isCloseTo(golden.get("cum_weight_total").doubleValue(), within(1e-9));
        }
    }

    private JsonNode golden(String name) {
        return Golden.parse(real.resolveSibling("goldens").resolve(name));
    }

    private static Goal recorded(Shop shop, JsonNode replay) {
        Goal goal = shop.goals().get(replay.get("goal_index").intValue());
        JsonNode expected = replay.get("goal");
        assertThat(goal.asin()).isEqualTo(expected.get("asin").stringValue());
        assertThat(goal.attributes()).isEqualTo(Golden.texts(expected.get("attributes")));
        return new Goal(
                goal.index(),
                goal.asin(),
                goal.category(),
                goal.query(),
                goal.name(),
                goal.productCategory(),
                replay.get("instruction").stringValue(),
                goal.attributes(),
                goal.options(),
                expected.get("price_upper").doubleValue(),
                goal.weight());
    }
}
