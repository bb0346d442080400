package prefbench.shop.conformance;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prefbench.shop.Goal;
import prefbench.shop.JsonFile;
import prefbench.shop.JsonRecord;
import prefbench.shop.Product;
import prefbench.shop.Reward;
import prefbench.shop.RewardRule;
import prefbench.shop.Shop;
import prefbench.text.NounTagger;

/** Computes recorded rewards anew; all must be equal to the last bit. */
final class RewardCheck {
    private static final String ROWS = "rows";

    private final Shop shop;
    private final RewardRule rule;

    RewardCheck(Shop shop, NounTagger nouns) {
        this.shop = shop;
        this.rule = new RewardRule(nouns, shop.describe().ratio());
    }

    static void learn(Path file, Shop shop, RecordedNouns nouns) {
        forEachRow(file, row -> {
            nouns.learn(row.record("goal").text("name"), row, "goal_nouns");
            shop.catalog()
                    .product(row.text("asin"))
                    .ifPresent(product -> nouns.learn(product.title(), row, "purchased_nouns"));
        });
    }

    void check(Path file, Tally tally) {
        forEachRow(file, row -> tally.add(check(row)));
    }

    private interface Rows {
        void take(JsonRecord row);
    }

    private static void forEachRow(Path file, Rows rows) {
        new JsonFile(file)
                .forEachElementUnder(ROWS, (index, node) -> rows.take(new JsonRecord(file, "row " + index, node)));
    }

    private Optional<Difference> check(JsonRecord row) {
        Goal goal = RecordedGoal.of(row.record("goal"), 0, "");
        String asin = row.text("asin");
        Map<String, String> options = row.textsByName("options");
        double price = row.number("price");
        double expected = row.number("reward");
        Comparison comparison = new Comparison(row.place());
        Optional<Product> product = shop.catalog().product(asin);
        if (product.isEmpty()) {
            return comparison.same("asin", asin, "no such product in the shop").difference();
        }
        Reward reward = rule.reward(product.get(), List.copyOf(options.values()), goal, price);
        comparison.same("reward", expected, reward.total());
        if (row.node().has("info")) {
            RewardParts.compare(comparison, row.record("info"), reward, goal, true);
        }
        return comparison.difference();
    }
}
