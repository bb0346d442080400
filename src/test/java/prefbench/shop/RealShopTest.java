package prefbench.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import prefbench.random.PythonRandom;
import prefbench.shop.conformance.Agreement;
import prefbench.shop.conformance.Conformance;
import tools.jackson.databind.JsonNode;

/** The shop on WebShop's real 1,000 products, against what the original answered there. */
class RealShopTest {
    private RealData real;

    @BeforeEach
    void findData() {
        real = RealData.given();
    }

    /** What {@code prefbench conformance} prints. */
    @Test
    void everyReplayRewardAndRankingIsEqual() {
        try (Shop shop = Shop.open(real.shop(), GoalKind.SYNTHETIC)) {
            List<Agreement> agreements = new Conformance(
                            shop,
                            Optional.of(real.replays()),
                            Optional.of(real.golden("real1k/rewards.json")),
                            Optional.of(real.golden("search_real1k.json")),
                            5)
                    .check();
            assertThat(agreements).flatExtracting(Agreement::differences).isEmpty();
            assertThat(agreements)
                    .extracting(Agreement::summary)
                    .containsExactly("replays 207/207 equal", "rewards 508/508 equal", "rankings 384/384 equal");
            assertThat(agreements.get(0).notes()).contains("1041 observations, 207 rewards, 157 title scores compared");
            assertThat(agreements.get(2).notes())
                    .containsExactly("18843 scores compared to within 1.0E-6 of their size");
        }
    }

    @Test
    void all1000ProductsAreNormalisedAsInTheOriginal() {
        Map<String, String> digests = new TreeMap<>();
        for (Product product : catalog().products()) {
            digests.put(product.asin(), CanonicalJson.sha256(CanonicalJson.of(product)));
        }
        assertThat(digests).hasSize(1000).isEqualTo(Golden.dict(real.read("real1k/products_digest.json")));
    }

    @Test
    void allSampledPricesEqualTheOriginals() {
        try (Shop shop = open(GoalKind.SYNTHETIC)) {
            real.read("real1k/product_prices_seed0.json")
                    .properties()
                    .forEach(price -> assertThat(shop.price(
                                    shop.catalog().product(price.getKey()).orElseThrow()))
                            .as(price.getKey())
                            .isEqualTo(price.getValue().doubleValue()));
        }
    }

    @Test
    void all6910SyntheticGoalsEqualTheOriginalsAndDrawAsOften() {
        JsonNode golden = real.read("real1k/goals_synthetic_seed0.json");
        Catalog catalog = catalog();
        PythonRandom random = new PythonRandom(0);
        PriceDraws draws = new OriginalPrices(random, 0);
        List<Goal> goals = new GoalList(catalog, draws.prices(catalog), draws).synthetic(Path.of("real"));
        assertThat(goals).hasSize(6910);
        for (int i = 0; i < 5; i++) {
            assertThat(goals.get(i))
                    .isEqualTo(
                            Golden.goal(i, golden.get("first5_before_shuffle").get(i)));
        }
        assertThat(random.random()).isEqualTo(golden.get("random_after_goals").doubleValue());
        assertThat(CanonicalJson.sha256(goals.stream()
                        .map(goal -> CanonicalJson.of(goal, false))
                        .toList()))
                .isEqualTo(golden.get("sha256_before_shuffle_canonical_json").stringValue());
        List<Goal> shuffled = GoalList.shuffled(goals);
        for (int i = 0; i < golden.get("after_shuffle_order_head").size(); i++) {
            int before = golden.get("after_shuffle_order_head").get(i).intValue();
            assertThat(shuffled.get(i)).isEqualTo(goals.get(before).withIndex(i));
        }
        List<Integer> order = new ArrayList<>(IntStream.range(0, 6910).boxed().toList());
        new PythonRandom(233).shuffle(order);
        assertThat(CanonicalJson.sha256Of(order.stream().map(String::valueOf).collect(Collectors.joining(","))))
                .isEqualTo(golden.get("sha256_after_order").stringValue());
        assertThat(shuffled.stream().map(Goal::instruction))
                .isEqualTo(order.stream().map(goals::get).map(Goal::instruction).toList());
        double sum = 0;
        for (int i = 0; i < shuffled.size(); i++) {
            if (i < golden.get("cum_head").size()) {
                assertThat(sum).isEqualTo(golden.get("cum_head").get(i).doubleValue());
            }
            sum += shuffled.get(i).weight();
        }
        assertThat(sum).isEqualTo(golden.get("cum_weight_total").doubleValue());
        assertThat(shuffled.stream().limit(20).map(Goal::instruction))
                .isEqualTo(Golden.texts(golden.get("after_shuffle_first20_instructions")));
    }

    @Test
    void the13HumanGoalsEqualTheOriginals() {
        JsonNode golden = real.read("real1k/goals_human13_seed0.json");
        Catalog catalog = catalog();
        PriceDraws draws = PriceDraws.original(0);
        List<Goal> goals = new GoalList(catalog, draws.prices(catalog), draws)
                .human(Request.of(catalog, Instructions.human(real.shop().resolve("items_human_ins.json"))));
        assertThat(goals).hasSize(13);
        List<Goal> shuffled = GoalList.shuffled(goals);
        for (int i = 0; i < 13; i++) {
            assertThat(goals.get(i))
                    .isEqualTo(Golden.goal(i, golden.get("before_shuffle").get(i)));
            int before = golden.get("after_order").get(i).intValue();
            assertThat(shuffled.get(i)).isEqualTo(goals.get(before).withIndex(i));
        }
    }

    private Shop open(GoalKind kind) {
        return Shop.open(real.shop(), new ShopOptions(kind, PriceDraws.original(0), Golden.tagger(Map.of()), false));
    }

    private Catalog catalog() {
        return new CatalogFile(
                        real.shop().resolve("items_shuffle_1000.json"),
                        Instructions.mined(real.shop().resolve("items_ins_v2_1000.json")))
                .read();
    }
}
