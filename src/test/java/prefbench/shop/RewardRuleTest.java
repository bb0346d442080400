package prefbench.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prefbench.text.FuzzyRatio;
import tools.jackson.databind.JsonNode;

/** Rewards as the original computed them, with the noun tags that it used. */
class RewardRuleTest {

    @ParameterizedTest
    @CsvSource({"rewards_human.json, goals_human_seed0.json", "rewards_synthetic.json, goals_synthetic_seed0.json"})
    void rewardsAndTheirPartsEqualTheOriginals(String rewards, String goals) {
        JsonNode recordedGoals = Golden.read(goals).get("before_shuffle");
        RewardRule rule = new RewardRule(Golden.recordedTags(), FuzzyRatio.DIFFLIB);
        Catalog catalog = catalog();
        for (JsonNode row : Golden.read(rewards).get("rows")) {
            int index = row.get("goal").intValue();
            Goal goal = Golden.goal(index, recordedGoals.get(index));
            Product product = catalog.product(row.get("asin").stringValue()).orElseThrow();
            Reward reward = rule.reward(
                    product,
                    Golden.dict(row.get("options")).values(),
                    goal,
                    row.get("price").doubleValue());
            JsonNode parts = row.get("info");
            assertThat(reward.total())
                    .as(row::toString)
                    .isEqualTo(row.get("reward").doubleValue());
            assertThat(reward.type()).isEqualTo(parts.get("r_type").doubleValue());
            assertThat(reward.attributes()).isEqualTo(parts.get("r_att").doubleValue());
            assertThat(reward.queryMatch()).isEqualTo(parts.get("query_match").booleanValue());
            assertThat(reward.categoryMatch())
                    .isEqualTo(parts.get("category_match").booleanValue());
            assertThat(reward.titleScore()).isEqualTo(parts.get("title_score").doubleValue());
            assertThat(reward.options())
                    .isEqualTo(Double.valueOf(
                            parts.has("r_option") ? parts.get("r_option").doubleValue() : Double.NaN));
            assertThat(reward.price() == 1).isEqualTo(parts.get("r_price").booleanValue());
        }
    }

    @Test
    void typesMatchAsInTheOriginal() {
        for (JsonNode row : Golden.read("type_reward.json")) {
            JsonNode purchased = row.get("purchased");
            JsonNode goal = row.get("goal");
            TypeMatch match = TypeMatch.of(
                    text(purchased, "query").equals(text(goal, "query")),
                    TypeMatch.categoriesMatch(
                            TypeMatch.levels(text(purchased, "product_category")),
                            TypeMatch.levels(text(goal, "product_category"))),
                    new TitleNouns(Golden.texts(row.get("goal_nouns")))
                            .score(new HashSet<>(Golden.texts(row.get("purchased_nouns")))));
            JsonNode result = row.get("result");
            assertThat(match)
                    .as(row::toString)
                    .isEqualTo(new TypeMatch(
                            result.get("r_type").doubleValue(),
                            result.get("query_match").booleanValue(),
                            result.get("category_match").booleanValue(),
                            result.get("title_score").doubleValue()));
        }
    }

    private static String text(JsonNode node, String key) {
        return node.get(key).stringValue();
    }

    @Test
    void attributesMatchAsInTheOriginal() {
        Catalog catalog = catalog();
        RewardRule rule = new RewardRule(Golden.recordedTags(), FuzzyRatio.DIFFLIB);
        for (JsonNode row : Golden.read("attribute_reward.json").get("rows")) {
            Product product = catalog.product(row.get(0).stringValue()).orElseThrow();
            assertThat(rule.attributeHits(product, Golden.wish(Golden.texts(row.get(1)), List.of())))
                    .as(row::toString)
                    .isEqualTo(row.get(3).intValue());
        }
    }

    @Test
    void optionsMatchAsInTheOriginal() {
        RewardRule rule = new RewardRule(Golden.recordedTags(), FuzzyRatio.DIFFLIB);
        for (JsonNode row : Golden.read("option_reward.json").get("rows")) {
            List<GoalOption> wanted = new ArrayList<>();
            if (row.get(1).isObject()) {
                Golden.dict(row.get(1)).forEach((name, value) -> wanted.add(new GoalOption(name, value)));
            } else {
                Golden.texts(row.get(1)).forEach(value -> wanted.add(new GoalOption("", value)));
            }
            assertThat(rule.optionHits(Golden.texts(row.get(0)), Golden.wish(List.of(), wanted)))
                    .as(row::toString)
                    .isEqualTo(row.get(3).intValue());
        }
    }

    @Test
    void coloursNormaliseAsInTheOriginal() {
        for (JsonNode row : Golden.read("normalize_color.json")) {
            assertThat(Colors.normalize(row.get(0).stringValue()))
                    .isEqualTo(row.get(1).stringValue());
        }
    }

    private static Catalog catalog() {
        return new CatalogFile(
                        Golden.CATALOGUE.resolve("items_shuffle_1000.json"),
                        Instructions.mined(Golden.CATALOGUE.resolve("items_ins_v2_1000.json")))
                .read();
    }
}
