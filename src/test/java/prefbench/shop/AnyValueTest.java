package prefbench.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.text.InputException;
import tools.jackson.databind.JsonNode;

/** Whatever stands under whatever key: a shop opens and works, or its message names file and record. Nothing else happens. */
class AnyValueTest {
    private static final List<String> VALUES = List.of(
            "null",
            "7",
            "-0.5",
            "1e999",
            "NaN",
            "true",
            "false",
            "\"\"",
            "\" \"",
            "\"$\"",
            "\"nan\"",
            "\"\\u0000\\ud83d\"",
            "[]",
            "[null]",
            "[7]",
            "[\"\"]",
            "[[]]",
            "{}",
            "{\"\": null}",
            "{\"a\": []}",
            "{\"a\": {}}",
            "{\"a\": [{}]}",
            "{\"a\": [{\"value\": \"\", \"image\": 7}], \"A\": [null]}",
            "{\"a\": [{\"value\": \" \"}], \"A\": [{\"value\": \"/\"}]}");

    @TempDir
    Path directory;

    private int walked;
    private JsonNode products;

    @BeforeEach
    void writeTwoProducts() throws IOException {
        for (String name : List.of("items_ins_v2_1000.json", "items_human_ins.json")) {
            Files.copy(Golden.CATALOGUE.resolve(name), directory.resolve(name));
        }
        products = Golden.parse(Golden.CATALOGUE.resolve("items_shuffle_1000.json"));
        Files.writeString(
                directory.resolve("items_shuffle_1000.json"), "[%s, %s]".formatted(products.get(0), products.get(1)));
    }

    @AfterEach
    void someShopsOpened() {
        assertThat(walked).isGreaterThan(50);
    }

    @Test
    void underAnyKeyOfAProduct() throws IOException {
        String product = products.get(0).toString();
        for (String key : List.of(
                "asin",
                "name",
                "full_description",
                "small_description",
                "pricing",
                "images",
                "product_category",
                "category",
                "query",
                "customization_options")) {
            tryAll(
                    "items_shuffle_1000.json",
                    value -> "[%s, %s]".formatted(with(product, key, value), products.get(1)));
        }
    }

    @Test
    void underAnyKeyOfAnAttributeEntry() throws IOException {
        String entry = "{\"attributes\": [\"a\"], \"instruction\": \"i\", \"instruction_attributes\": [\"a\"]}";
        for (String key : List.of("attributes", "instruction", "instruction_attributes")) {
            tryAll("items_ins_v2_1000.json", value -> "{\"B0MOCK0001\": " + with(entry, key, value) + "}");
        }
        tryAll("items_ins_v2_1000.json", value -> "{\"B0MOCK0001\": " + value + "}");
    }

    @Test
    void underAnyKeyOfAHumanInstruction() throws IOException {
        String entry =
                "{\"instruction\": \"i\", \"instruction_attributes\": [\"a\"], \"instruction_options\": [\"o\"]}";
        for (String key : List.of("instruction", "instruction_attributes", "instruction_options")) {
            tryAll("items_human_ins.json", value -> "{\"B0MOCK0001\": [" + with(entry, key, value) + "]}");
        }
        tryAll("items_human_ins.json", value -> "{\"B0MOCK0001\": [" + value + "]}");
        tryAll("items_human_ins.json", value -> "{\"B0MOCK0001\": " + value + "}");
    }

    private interface Text {
        String with(String value);
    }

    private void tryAll(String name, Text text) throws IOException {
        Path file = directory.resolve(name);
        for (String value : VALUES) {
            Files.writeString(file, text.with(value));
            for (GoalKind kind : List.of(GoalKind.HUMAN, GoalKind.SYNTHETIC)) {
                openAndWalk(text.with(value), kind, false);
                openAndWalk(text.with(value), kind, true);
            }
        }
    }

    private void openAndWalk(String text, GoalKind kind, boolean skipBad) {
        ShopOptions options = new ShopOptions(kind, PriceDraws.keyed(0), Golden.tagger(Map.of()), skipBad);
        try (Shop shop = Shop.open(directory, options)) {
            Session session = shop.session(shop.goals().get(0));
            List<String> texts = new ArrayList<>();
            for (Product product : shop.catalog().products()) {
                session.step(Action.parse("search[<q> " + product.query() + "]"));
                session.step(new Action.Click(product.asin()));
                texts.add(session.page().richText());
                session.step(new Action.Click("description"));
                texts.add(session.page().text());
            }
            assertThat(texts).as(text).doesNotContainNull();
            walked++;
        } catch (InputException e) {
            assertThat(e).hasMessageStartingWith(directory.toString());
            assertThat(e.getMessage()).as(text).contains("found ").contains("; ");
        }
    }

    private static String with(String record, String key, String value) {
        return record.substring(0, record.length() - 1) + ", \"" + key + "\": " + value + "}";
    }
}
