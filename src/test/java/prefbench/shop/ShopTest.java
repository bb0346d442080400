package prefbench.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.text.InputException;
import prefbench.text.OpenNlpNounTagger;
import tools.jackson.databind.JsonNode;

class ShopTest {
    private static final String PRODUCTS = """
            [{"asin": "B0MOCK0001", "name": "Lamp", "full_description": "", "small_description": "Light", "pricing": "",
              "images": ["i.jpg"], "product_category": "Home", "category": "garden", "query": "lamps",
              "customization_options": ""}]""";
    private static final String MINED = """
            {"B0MOCK0001": {"attributes": ["bright"], "instruction": "Find me bright lamps",
             "instruction_attributes": ["bright"]}}""";

    @TempDir
    Path directory;

    @Test
    void describesItself() throws IOException {
        write(PRODUCTS, MINED);
        try (Shop shop = Shop.open(directory)) {
            ShopFacts facts = shop.describe();
            assertThat(facts.products()).isEqualTo(1);
            assertThat(facts.goals()).isEqualTo(1);
            assertThat(facts.goalKind()).isEqualTo(GoalKind.SYNTHETIC);
            assertThat(facts.tagger()).isEqualTo("opennlp(opennlp-en-ud-ewt-pos-1.3-2.5.4.bin, title case 1)");
            assertThat(facts.prices()).isEqualTo("keyed(0)");
            assertThat(shop.hash()).matches("[0-9a-f]{64}").isEqualTo(facts.hash());
        }
    }

    @Test
    void hashIsOfTheUncompressedBytes() throws IOException {
        write(PRODUCTS, MINED);
        String hash = DataFiles.in(directory).hash();
        try (OutputStream out =
                new GZIPOutputStream(Files.newOutputStream(directory.resolve("items_shuffle.json.gz")))) {
            out.write(PRODUCTS.getBytes(StandardCharsets.UTF_8));
        }
        Files.delete(directory.resolve("items_shuffle.json"));
        assertThat(DataFiles.in(directory).hash()).isEqualTo(hash);
        Files.writeString(directory.resolve("items_human_ins.json"), "{}");
        assertThat(DataFiles.in(directory).hash()).isNotEqualTo(hash);
    }

    @Test
    void nounsInTheDataStandInForTheTaggers() throws IOException {
        write(PRODUCTS, MINED);
        String without = DataFiles.in(directory).hash();
        Files.writeString(directory.resolve("nouns.json"), """
                {"Lamp": ["light", "lamp"]}""");
        try (Shop shop = Shop.open(directory)) {
            assertThat(shop.tagger().nouns("Lamp")).containsExactly("light", "lamp");
            assertThat(shop.tagger().nouns("Blue Lamp")).isEqualTo(new OpenNlpNounTagger().nouns("Blue Lamp"));
            assertThat(shop.describe().tagger())
                    .isEqualTo("recorded(1 titles), others by " + new OpenNlpNounTagger().name());
            assertThat(shop.hash()).isNotEqualTo(without);
        }
    }

    @Test
    void refusesNounsThatAreNoList() throws IOException {
        write(PRODUCTS, MINED);
        Path nouns = directory.resolve("nouns.json");
        Files.writeString(nouns, """
                {"Blue Lamp": ["lamp"], "Lamp": "lamp"}""");
        assertThatThrownBy(() -> Shop.open(directory))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        nouns + ", record [Lamp]: found \"lamp\"; a title's nouns must be a list of lower-case texts;"
                                + " correct or remove the record");
        try (Shop shop = Shop.open(directory, ShopOptions.standard().skippingBad())) {
            assertThat(shop.leftOut()).hasSize(1);
            assertThat(shop.tagger().nouns("Lamp")).isEqualTo(new OpenNlpNounTagger().nouns("Lamp"));
        }
    }

    @Test
    void namesWhatIsMissing() throws IOException {
        Path nowhere = directory.resolve("nowhere");
        assertThatThrownBy(() -> Shop.open(nowhere))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "%s: found no directory; a shop is a directory of WebShop's files; check the path", nowhere);
        assertThatThrownBy(() -> Shop.open(directory))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "%s: found no catalogue; a shop needs items_shuffle_1000.json or items_shuffle.json (or the same with"
                                + " .gz); put one of them there",
                        directory);
        Files.writeString(directory.resolve("items_shuffle.json"), PRODUCTS);
        assertThatThrownBy(() -> Shop.open(directory))
                .hasMessage(
                        "%s: found no attribute file; a shop needs items_ins_v2_1000.json or items_ins_v2.json (or the same"
                                + " with .gz); put one of them there",
                        directory);
    }

    @Test
    void refusesAShopWithoutGoals() throws IOException {
        write(PRODUCTS, "{\"B0MOCK0001\": {\"attributes\": [\"bright\"]}}");
        assertThatThrownBy(() -> Shop.open(directory))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "%s: found no synthetic goal; a shop needs at least one instruction in items_ins_v2.json; use the"
                                + " catalogue that belongs to the instructions, or the other kind of goal",
                        directory);
        assertThatThrownBy(() -> Shop.open(directory, GoalKind.HUMAN))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(directory + ": found no human goal; a shop needs at least one instruction in");
    }

    @Test
    void refusesMissingAndMalformedAttributes() throws IOException {
        Path mined = directory.resolve("items_ins_v2.json");
        write(PRODUCTS, "{}");
        assertThatThrownBy(() -> Shop.open(directory))
                .hasMessage(
                        "%s, record B0MOCK0001: found no entry; synthetic goals need an entry for every product of the"
                                + " catalogue; add {\"attributes\": []} for it",
                        mined);
        write(PRODUCTS, MINED.replace("[\"bright\"],", "\"bright\","));
        assertThatThrownBy(() -> Shop.open(directory))
                .hasMessage(
                        "%s, record B0MOCK0001: found \"bright\" in [attributes]; [attributes] must be a list of texts; correct or"
                                + " remove the record",
                        mined);
        write(PRODUCTS, MINED.replace("\"instruction_attributes\": [\"bright\"]", "\"instruction_attributes\": []"));
        assertThatThrownBy(() -> Shop.open(directory))
                .hasMessage(
                        "%s, record B0MOCK0001: found [] in [instruction_attributes]; an instruction must want at least one"
                                + " attribute; correct or remove the record",
                        mined);
    }

    @Test
    void refusesMalformedHumanInstructions() throws IOException {
        write(PRODUCTS, MINED);
        Path human = directory.resolve("items_human_ins.json");
        Files.writeString(
                human,
                "{\"B0MOCK0001\": [{\"instruction\": \"a lamp\", \"instruction_attributes\": [\"bright\"],"
                        + " \"instruction_options\": \"red\"}]}");
        assertThatThrownBy(() -> Shop.open(directory))
                .hasMessage(
                        "%s, record B0MOCK0001[0]: found \"red\" in [instruction_options]; [instruction_options] must be a list of"
                                + " texts; correct or remove the record",
                        human);
        Files.writeString(human, "{\"B0MOCK0001\": []}");
        try (Shop shop = Shop.open(directory)) {
            assertThat(shop.goals()).hasSize(1);
        }
    }

    @Test
    void listsWholeClassesForTheSpecialSearches() {
        try (Shop shop = Golden.shop(GoalKind.HUMAN, 0)) {
            assertThat(shop.search("<c> grocery"))
                    .isNotEmpty()
                    .allSatisfy(asin -> assertThat(
                                    shop.catalog().product(asin).orElseThrow().category())
                            .isEqualTo("grocery"));
            assertThat(shop.search("<a> rubber sole")).contains("B0MOCK0001", "B0MOCK0033");
            assertThat(shop.search("<q> women's sandals")).containsExactly("B0MOCK0001", "B0MOCK0002");
            assertThat(shop.search("<r>")).hasSize(41).isEqualTo(shop.search("<r>"));
            assertThat(shop.search("<c>")).isEmpty();
        }
    }

    /** But for the placeholder in capitals: a search is put in lower case before it gets anywhere. */
    @Test
    void findsTheOriginalsProductsByEveryAttribute() {
        Map<String, JsonNode> golden = new TreeMap<>();
        Golden.read("attribute_to_asins.json")
                .properties()
                .forEach(entry -> golden.put(entry.getKey(), entry.getValue()));
        assertThat(golden).hasSize(59);
        assertThat(Golden.texts(golden.remove("DUMMY_ATTR"))).containsExactly("B0MOCK0032");
        try (Shop shop = Golden.shop(GoalKind.HUMAN, 0)) {
            assertThat(shop.catalog().product("B0MOCK0032").orElseThrow().attributes())
                    .containsExactly("DUMMY_ATTR");
            golden.forEach((attribute, asins) -> assertThat(shop.search("<a> " + attribute))
                    .as(attribute)
                    .containsExactlyInAnyOrderElementsOf(Golden.texts(asins)));
        }
    }

    private void write(String products, String mined) throws IOException {
        Files.writeString(directory.resolve("items_shuffle.json"), products);
        Files.writeString(directory.resolve("items_ins_v2.json"), mined);
    }
}
