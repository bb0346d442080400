package prefbench.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.text.InputException;
import tools.jackson.databind.JsonNode;

class CatalogFileTest {
    private static final String PRODUCT = """
            {"asin": "B0MOCK0001", "name": "Lamp", "full_description": "Bright.", "small_description": ["Light"],
             "pricing": "$9.99", "images": ["i.jpg"], "product_category": "Home", "category": "garden",
             "query": " Lamps ", "customization_options": {"Color": [{"value": "Red/Blue"}]}}""";

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("items_shuffle_1000.json");
    }

    @Test
    void normalisesEveryProductAsTheOriginalDoes() {
        JsonNode golden = Golden.read("products.json");
        Catalog catalog = new CatalogFile(
                        Golden.CATALOGUE.resolve("items_shuffle_1000.json"),
                        Instructions.mined(Golden.CATALOGUE.resolve("items_ins_v2_1000.json")))
                .read();
        assertThat(catalog.products().stream().map(Product::asin)).isEqualTo(Golden.texts(golden.get("order")));
        for (int i = 0; i < catalog.size(); i++) {
            Product product = catalog.products().get(i);
            JsonNode expected = golden.get("products").get(i);
            assertThat(product.title()).isEqualTo(expected.get("Title").stringValue());
            assertThat(product.description())
                    .isEqualTo(expected.get("Description").stringValue());
            assertThat(product.bullets()).isEqualTo(Golden.texts(expected.get("BulletPoints")));
            assertThat(product.pricing().stream())
                    .isEqualTo(expected.get("pricing")
                            .valueStream()
                            .map(JsonNode::doubleValue)
                            .toList());
            assertThat(product.priceTag()).isEqualTo(expected.get("Price").stringValue());
            assertThat(product.options().keySet())
                    .containsExactlyElementsOf(expected.get("options").propertyNames());
            product.options()
                    .forEach((name, values) -> assertThat(values)
                            .isEqualTo(Golden.texts(expected.get("options").get(name))));
            assertThat(product.attributes()).isEqualTo(Golden.texts(expected.get("Attributes")));
            assertThat(product.category()).isEqualTo(expected.get("category").stringValue());
            assertThat(product.query()).isEqualTo(expected.get("query").stringValue());
            assertThat(product.productCategory())
                    .isEqualTo(expected.get("product_category").stringValue());
            assertThat(product.mainImage()).isEqualTo(expected.get("MainImage").stringValue());
            assertThat(product.optionImages()).isEqualTo(Golden.dict(expected.get("option_to_image")));
        }
    }

    @Test
    void normalisesOptionsAndQuery() throws IOException {
        Product product = read(PRODUCT).products().get(0);
        assertThat(product.options()).isEqualTo(Map.of("color", List.of("red | blue")));
        assertThat(product.query()).isEqualTo("lamps");
        assertThat(product.attributes()).containsExactly("DUMMY_ATTR");
    }

    @Test
    void keepsTheFirstOfTwoRecordsWithOneId() throws IOException {
        Catalog catalog = read(PRODUCT, PRODUCT.replace("Lamp\"", "Other\""));
        assertThat(catalog.products()).extracting(Product::title).containsExactly("Lamp");
    }

    @Test
    void namesRecordValueRuleAndRemedyOfEveryFault() {
        refuses(
                PRODUCT.replace("[\"i.jpg\"]", "[]"),
                "record 0 (B0MOCK0001): found [] in [images]; a product needs at least one image address");
        refuses(
                PRODUCT.replace("$9.99", "9.99"),
                "record 0 (B0MOCK0001): found \"9.99\" in [pricing]; a price is empty, or each dollar sign in it has one figure"
                        + " behind it, as in $10.99 - $24.99");
        refuses(
                PRODUCT.replace("B0MOCK0001", "b0mock0001"),
                "record 0 (b0mock0001): found \"b0mock0001\" in [asin]; an asin must be 1 to 10 upper-case characters");
        refuses(
                PRODUCT.replace("\"query\": \" Lamps \", ", ""),
                "record 0 (B0MOCK0001): found no [query]; [query] must be text");
        refuses(
                PRODUCT.replace("\"value\"", "\"other\""),
                "record 0 (B0MOCK0001): found {\"Color\":[{\"other\":\"Red/Blue\"}]} in [customization_options]; each option in"
                        + " group [Color] must have a [value] that is text");
        refuses(PRODUCT.replace("\"Lamp\"", "7"), "record 0 (B0MOCK0001): found 7 in [name]; [name] must be text");
        refuses("7", "record 0: found 7; a record must be an object", "correct or remove the record");
    }

    private void refuses(String record, String message) {
        refuses(record, message, "correct or remove the record");
    }

    private void refuses(String record, String message, String remedy) {
        assertThatThrownBy(() -> read(record))
                .isInstanceOf(InputException.class)
                .hasMessage("%s, %s; %s", file, message, remedy);
    }

    @Test
    void namesThePlaceOfBrokenJson() {
        assertThatThrownBy(() -> read(PRODUCT, "{\"asin\": B0MOCK0002}"))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "%s, record 1, line 3, column 92: found no valid JSON (Unrecognized token 'B0MOCK0002': was expecting"
                                + " (JSON String, Number (or 'NaN'/'+INF'/'-INF'), Array, Object or token 'null', 'true' or 'false')); each value must be"
                                + " complete; repair the file or fetch it anew",
                        file);
        assertThatThrownBy(() -> read("{\"asin\": \"B0M"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + ", record 0, line 1, column ")
                .hasMessageContaining("found no valid JSON");
    }

    @Test
    void refusesFilesOfAnotherShape() throws IOException {
        Files.writeString(file, "{}");
        assertThatThrownBy(() -> new CatalogFile(file, Map.of()).read())
                .hasMessage("%s, start: found [{]; the file must hold an array; use a file in WebShop's format", file);
        Files.writeString(file, "");
        assertThatThrownBy(() -> new CatalogFile(file, Map.of()).read())
                .hasMessage(
                        "%s, start: found an empty file; the file must hold an array; use a file in WebShop's format",
                        file);
        Files.writeString(file, "[]");
        assertThatThrownBy(() -> new CatalogFile(file, Map.of()).read())
                .hasMessage("%s: found no product; a shop needs at least one; use a file in WebShop's format", file);
    }

    private Catalog read(String... records) throws IOException {
        Files.writeString(file, "[" + String.join(",", records) + "]");
        return new CatalogFile(file, Map.of()).read();
    }
}
