package prefbench.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prefbench.random.PythonRandom;
import prefbench.text.InputException;
import tools.jackson.databind.JsonNode;

class GoalListTest {

    @ParameterizedTest
    @CsvSource({
        "goals_human_seed0.json, HUMAN, 0",
        "goals_human_seed42.json, HUMAN, 42",
        "goals_synthetic_seed0.json, SYNTHETIC, 0"
    })
    void goalsAndTheirOrderEqualTheOriginals(String file, GoalKind kind, long seed) {
        JsonNode golden = Golden.read(file);
        JsonNode order = golden.get("after_shuffle_order");
        List<Goal> expected = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            expected.add(
                    Golden.goal(i, golden.get("before_shuffle").get(order.get(i).intValue())));
        }
        try (Shop shop = Golden.shop(kind, seed)) {
            assertThat(shop.goals()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "goals_human_seed0.json, HUMAN, 0",
        "goals_human_seed42.json, HUMAN, 42",
        "goals_synthetic_seed0.json, SYNTHETIC, 0"
    })
    void drawsAsOftenAsTheOriginal(String file, GoalKind kind, long seed) {
        PythonRandom random = new PythonRandom(seed);
        Shop.open(
                        Golden.CATALOGUE,
                        new ShopOptions(kind, new OriginalPrices(random, seed), Golden.recordedTags(), false))
                .close();
        assertThat(random.random())
                .isEqualTo(Golden.read(file).get("random_after_goals").doubleValue());
    }

    @Test
    void sampledPricesEqualTheOriginals() {
        Catalog catalog = new CatalogFile(
                        Golden.CATALOGUE.resolve("items_shuffle_1000.json"),
                        Instructions.mined(Golden.CATALOGUE.resolve("items_ins_v2_1000.json")))
                .read();
        Golden.read("product_prices_by_seed.json").properties().forEach(golden -> {
            PythonRandom random = new PythonRandom(Long.parseLong(golden.getKey()));
            ToDoubleFunction<Priced> prices = new OriginalPrices(random, 0).prices(catalog);
            JsonNode expected = golden.getValue().get("prices");
            assertThat(expected).hasSize(catalog.size());
            expected.properties()
                    .forEach(price -> assertThat(prices.applyAsDouble(
                                    catalog.product(price.getKey()).orElseThrow()))
                            .isEqualTo(price.getValue().doubleValue()));
            assertThat(random.random())
                    .isEqualTo(golden.getValue().get("next_random").doubleValue());
        });
    }

    @Test
    void keyedPricesDependOnSeedAndProductAlone() {
        try (Shop shop = open(7);
                Shop again = open(7);
                Shop other = open(8)) {
            assertThat(shop.goals()).isEqualTo(again.goals());
            assertThat(shop.goals()).isNotEqualTo(other.goals());
            assertThat(shop.goals().stream().map(Goal::asin))
                    .isEqualTo(other.goals().stream().map(Goal::asin).toList());
            for (Product product : shop.catalog().products()) {
                List<Double> range = product.pricing().stream().sorted().toList();
                assertThat(shop.price(product)).isBetween(range.get(0), range.get(range.size() - 1));
            }
            for (Goal goal : shop.goals()) {
                double price = shop.price(shop.catalog().product(goal.asin()).orElseThrow());
                assertThat(goal.priceUpper() == Goal.NO_CEILING).isEqualTo(price >= 980);
                assertThat(price).isLessThan(goal.priceUpper());
                assertThat(goal.priceUpper() == Goal.NO_CEILING || goal.priceUpper() <= price + 40)
                        .isTrue();
            }
        }
    }

    private static Shop open(long seed) {
        return Shop.open(
                Golden.CATALOGUE,
                new ShopOptions(GoalKind.HUMAN, PriceDraws.keyed(seed), Golden.recordedTags(), false));
    }

    @Test
    void refusesMoreSyntheticGoalsThanMemoryHolds() {
        Map<String, List<String>> options = new TreeMap<>();
        for (int i = 0; i < 20; i++) {
            options.put("group " + i, List.of("a", "b", "c"));
        }
        Product product = new Product(
                "B0MOCK0001",
                "Lamp",
                "",
                List.of(),
                List.of(5.0),
                "$5.0",
                options,
                options.size(),
                List.of("red"),
                "garden",
                "lamps",
                "",
                "i.jpg",
                Map.of(),
                Optional.of(new Product.Template("Find me red lamps", List.of("red"))));
        Catalog catalog = Catalog.of(List.of(product));
        PriceDraws draws = PriceDraws.keyed(0);
        assertThatThrownBy(() -> new GoalList(catalog, draws.prices(catalog), draws).synthetic(Path.of("shop")))
                .isInstanceOf(InputException.class)
                .hasMessage("shop: found more than 500,000 synthetic goals; so many are not held in memory;"
                        + " use the shop's human goals, or a part of its catalogue");
    }
}
