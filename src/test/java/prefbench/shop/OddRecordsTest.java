package prefbench.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prefbench.text.InputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of each way in which a record of the catalogue can be odd, beside what became of it in the original. */
class OddRecordsTest {
    @TempDir
    Path directory;

    /** A field is set to a value, or taken out; the record is the first of the made-up catalogue. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "images empty                    | images                | []",
                "no query key                    | query                 |",
                "query None                      | query                 | null",
                "no pricing key                  | pricing               |",
                "small_description None          | small_description     | null",
                "small_description []            | small_description     | []",
                "customization_options None      | customization_options | null",
                "customization_options {}        | customization_options | {}",
                "option without value            | customization_options | {\"Size\": [{\"image\": null}]}",
                "option value empty              | customization_options | {\"Size\": [{\"value\": \"\"}]}",
                "option list empty               | customization_options | {\"Size\": []}",
                "asin nan                        | asin                  | \"nan\"",
                "asin 11 chars                   | asin                  | \"B0MOCK00011\"",
                "full_description None           | full_description      | null",
                "no category                     | category              |",
                "option names differing in case  | customization_options | {\"Size\": [{\"value\": \"a\"}], \"SIZE\": [{\"value\": \"b\"}]}"
            })
    void recordedCasesEndAsInTheOriginal(String recorded, String field, String value) {
        JsonNode golden = Golden.read("load_edge_cases.json")
                .valueStream()
                .filter(row -> row.get("case").stringValue().equals(recorded))
                .findFirst()
                .orElseThrow();
        String whole = record("asin", "\"B0MOCK0000\"");
        if (golden.get("result").stringValue().startsWith("raises")) {
            assertThatThrownBy(() -> read(whole, record(field, value))).isInstanceOf(InputException.class);
            return;
        }
        List<Product> products = read(whole, record(field, value));
        assertThat(products).hasSize(1 + golden.get("n").intValue());
        if (products.size() > 1) {
            assertThat(products.get(1).bullets()).isEqualTo(Golden.texts(golden.get("BulletPoints")));
            assertThat(products.get(1).options().keySet())
                    .containsExactlyElementsOf(golden.get("options").propertyNames());
            products.get(1)
                    .options()
                    .forEach((name, values) -> assertThat(values)
                            .isEqualTo(Golden.texts(golden.get("options").get(name))));
        }
    }

    @Test
    void recordedPricesAreReadShownAndSampledAsInTheOriginal() {
        for (JsonNode golden : Golden.read("price_parse.json")) {
            String record = record("pricing", golden.get("in").toString());
            if (golden.has("error")) {
                assertThatThrownBy(() -> read(record))
                        .as(record)
                        .isInstanceOf(InputException.class)
                        .hasMessageContaining(
                                "in [pricing]; a price is empty, or each dollar sign in it has one figure behind it, as in $10.99 -"
                                        + " $24.99; correct or remove the record");
                continue;
            }
            Product product = read(record).get(0);
            assertThat(product.pricing())
                    .isEqualTo(golden.get("pricing")
                            .valueStream()
                            .map(JsonNode::doubleValue)
                            .toList());
            assertThat(product.priceTag()).isEqualTo(golden.get("Price").stringValue());
            assertThat(PriceDraws.original(3)
                            .prices(Catalog.of(List.of(product)))
                            .applyAsDouble(product))
                    .isEqualTo(golden.get("sampled_price_seed3").doubleValue());
        }
    }

    /** Each makes the original crash: when it loads the record, or later, when a page or a reward needs the value. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "asin                  |                        | found no [asin]; [asin] must be text",
                "asin                  | 7                      | found 7 in [asin]; [asin] must be text",
                "asin                  | NaN                    | found NaN in [asin]; [asin] must be text",
                "asin                  | null                   | found null in [asin]; [asin] must be text",
                "asin                  | \"\"                   | found \"\" in [asin]; an asin must be 1 to 10 upper-case characters",
                "asin                  | \"b0mock0001\"         | found \"b0mock0001\" in [asin]; an asin must be 1 to 10 upper-case characters",
                "name                  |                        | found no [name]; [name] must be text",
                "name                  | NaN                    | found NaN in [name]; [name] must be text",
                "name                  | null                   | found null in [name]; [name] must be text",
                "full_description      |                        | found no [full_description]; [full_description] must be text or null",
                "full_description      | [\"a\"]                | found [\"a\"] in [full_description]; [full_description] must be text",
                "small_description     |                        | found no [small_description]; [small_description] must be a list of texts, a text or null",
                "small_description     | 7                      | found 7 in [small_description]; [small_description] must be a list of texts, a text or null",
                "small_description     | [\"a\", 7]             | found [\"a\",7] in [small_description]; [small_description] must be a list of texts, a text or null",
                "images                |                        | found no [images]; [images] must be a list of texts",
                "images                | null                   | found null in [images]; [images] must be a list of texts",
                "images                | []                     | found [] in [images]; a product needs at least one image address",
                "customization_options |                        | found no [customization_options]; [customization_options] must be an object of option lists, or empty",
                "customization_options | [{}]                   | found [{}] in [customization_options]; [customization_options] must be an object of option lists, or empty",
                "customization_options | {\"Size\": 7}          | found {\"Size\":7} in [customization_options]; group [Size] must be a list of options or null",
                "customization_options | {\"Size\": [\"s\"]}    | found {\"Size\":[\"s\"]} in [customization_options]; each option in group [Size] must have a [value] that is text",
                "customization_options | {\"Size\": [{\"value\": null}]} | found {\"Size\":[{\"value\":null}]} in [customization_options]; each option in group [Size] must have a [value] that is text",
                "pricing               | 9.99                   | found 9.99 in [pricing]; [pricing] must be text",
                "pricing               | NaN                    | found NaN in [pricing]; [pricing] must be text",
                "category              | null                   | found null in [category]; [category] must be text",
                "query                 | 7                      | found 7 in [query]; [query] must be text",
                "product_category      |                        | found no [product_category]; [product_category] must be text",
                "product_category      | null                   | found null in [product_category]; [product_category] must be text"
            })
    void brokenRulesAreRefusedByFileRecordValueAndRule(String field, String value, String message) {
        assertThatThrownBy(() -> read(record("asin", "\"B0MOCK0000\""), record(field, value)))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file() + ", record 1")
                .hasMessageEndingWith(": " + message + "; correct or remove the record");
    }

    @ParameterizedTest
    @CsvSource({"null", "0", "false", "[]", "{}", "\"\""})
    void whatPythonTakesForNothingIsNoPriceAndNoOption(String nothing) {
        assertThat(read(record("pricing", nothing)).get(0).priceTag()).isEqualTo("$100.0");
        assertThat(read(record("customization_options", nothing)).get(0).options())
                .isEmpty();
    }

    @Test
    void aNullBulletOrDescriptionShowsAsNone() {
        assertThat(read(record("small_description", "[null, \"a\"]")).get(0).bullets())
                .containsExactly("None", "a");
        assertThat(read(record("full_description", "null")).get(0).description())
                .isEqualTo("None");
    }

    @Test
    void ofTwoEqualKeysTheLaterValueCountsInTheEarlierOnesPlace() {
        String record = record("customization_options", null);
        String twice = record.substring(0, record.length() - 1)
                + ", \"customization_options\": {\"A\": [{\"value\": \"x\"}]}, \"name\": \"Later\","
                + " \"customization_options\": {\"S\": [{\"value\": \"1\"}], \"C\": [], \"S\": [{\"value\": \"2\"}]}}";
        Product product = read(twice).get(0);
        assertThat(product.title()).isEqualTo("Later");
        assertThat(product.options()).isEqualTo(Map.of("s", List.of("2"), "c", List.of()));
        assertThat(product.options().keySet()).containsExactly("s", "c");
    }

    @Test
    void nullGroupsAreLeftOutAndDuplicateValuesStay() {
        Product product = read(record(
                        "customization_options",
                        "{\"A\": null, \"B\": [{\"value\": \" X/Y \"}, {\"value\": \"x/y\", \"image\": \"i\"}]}"))
                .get(0);
        assertThat(product.options()).isEqualTo(Map.of("b", List.of("x | y", "x | y")));
        assertThat(product.optionImages()).isEqualTo(Map.of("x | y", "i"));
    }

    @Test
    void shortIdsAndAnythingUnderKeysThatAreNotReadAreKept() {
        assertThat(read(record("asin", "\"B1\"")).get(0).asin()).isEqualTo("B1");
        assertThat(read(record("average_rating", "NaN"))).hasSize(1);
        assertThat(read(record("list_price", "{\"a\": [1, Infinity]}"))).hasSize(1);
    }

    private static String record(String field, String value) {
        ObjectNode record = (ObjectNode) Golden.parse(Golden.CATALOGUE.resolve("items_shuffle_1000.json"))
                .get(0)
                .deepCopy();
        record.remove(field);
        String text = record.toString();
        return value == null ? text : text.substring(0, text.length() - 1) + ", \"" + field + "\": " + value + "}";
    }

    private List<Product> read(String... records) {
        try {
            Files.writeString(file(), "[" + String.join(",", records) + "]");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CatalogFile(file(), Map.of()).read().products();
    }

    private Path file() {
        return directory.resolve("items_shuffle.json");
    }
}
