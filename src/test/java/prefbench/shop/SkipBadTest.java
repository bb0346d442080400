package prefbench.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.text.InputException;

/** Records that break a rule are left out and listed where that is asked for; files that break JSON never are. */
class SkipBadTest {
    private static final String PRODUCT = """
            {"asin": "B0MOCK0001", "name": "Lamp", "full_description": "", "small_description": "Light", "pricing": "",
             "images": ["i.jpg"], "product_category": "Home", "category": "garden", "query": "lamps",
             "customization_options": ""}""";
    private static final String MINED =
            "{\"attributes\": [\"bright\"], \"instruction\": \"a lamp\", \"instruction_attributes\": [\"bright\"]}";

    @TempDir
    Path directory;

    private Path products;
    private Path attributes;
    private Path human;

    @BeforeEach
    void nameFiles() {
        products = directory.resolve("items_shuffle.json");
        attributes = directory.resolve("items_ins_v2.json");
        human = directory.resolve("items_human_ins.json");
    }

    @Test
    void badProductsAreLeftOutAndListedByFileRecordAndRule() throws IOException {
        Files.writeString(
                products,
                "[%s, %s, 7, %s]"
                        .formatted(
                                PRODUCT,
                                product("B0MOCK0002").replace("[\"i.jpg\"]", "[]"),
                                product("B0MOCK0003").replace("\"pricing\": \"\"", "\"pricing\": \"9.99\"")));
        BadRecords bad = BadRecords.skipped();
        List<Product> kept = new ArrayList<>();
        new CatalogFile(products, Map.of(), bad).forEach(kept::add);
        assertThat(kept).extracting(Product::asin).containsExactly("B0MOCK0001");
        assertThat(bad.leftOut())
                .containsExactly(
                        products
                                + ", record 1 (B0MOCK0002): found [] in [images]; a product needs at least one image address;"
                                + " correct or remove the record",
                        products + ", record 2: found 7; a record must be an object; correct or remove the record",
                        products
                                + ", record 3 (B0MOCK0003): found \"9.99\" in [pricing]; a price is empty, or each dollar sign"
                                + " in it has one figure behind it, as in $10.99 - $24.99; correct or remove the record");
    }

    @Test
    void aRecordLeftOutDoesNotHideALaterOneOfItsId() throws IOException {
        Files.writeString(products, "[%s, %s]".formatted(PRODUCT.replace("[\"i.jpg\"]", "[]"), PRODUCT));
        List<Product> kept = new ArrayList<>();
        new CatalogFile(products, Map.of(), BadRecords.skipped()).forEach(kept::add);
        assertThat(kept).extracting(Product::asin).containsExactly("B0MOCK0001");
    }

    @Test
    void aFaultOfTheOneWhoTakesTheProductsIsNoBadRecord() throws IOException {
        Files.writeString(products, "[" + PRODUCT + "]");
        CatalogFile file = new CatalogFile(products, Map.of(), BadRecords.skipped());
        assertThatThrownBy(() -> file.forEach(product -> {
                    throw new InputException("disk full");
                }))
                .hasMessage("disk full");
    }

    @Test
    void aFileInWhichEveryRecordIsBadIsRefused() throws IOException {
        Files.writeString(products, "[7, 8]");
        assertThatThrownBy(() -> new CatalogFile(products, Map.of(), BadRecords.skipped()).read())
                .hasMessage(
                        "%s: found no product; a shop needs at least one; use a file in WebShop's format", products);
    }

    @Test
    void brokenJsonIsRefusedEvenSo() throws IOException {
        Files.writeString(products, "[" + PRODUCT + ", {\"asin\": ");
        assertThatThrownBy(() -> new CatalogFile(products, Map.of(), BadRecords.skipped()).read())
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(products + ", record 1, line ")
                .hasMessageContaining("found no valid JSON");
        Files.writeString(products, "[" + PRODUCT + "] []");
        assertThatThrownBy(() -> new CatalogFile(products, Map.of(), BadRecords.skipped()).read())
                .hasMessage(
                        "%s, end: found [[]; nothing may follow an array that the file holds; repair the file or fetch it anew",
                        products);
    }

    @Test
    void aTruncatedArchiveIsRefusedEvenSo() throws IOException {
        Path packed = directory.resolve("items_shuffle.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(("[" + PRODUCT + "]").getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = Files.readAllBytes(packed);
        Files.write(packed, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> new CatalogFile(packed, Map.of(), BadRecords.skipped()).read())
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(packed + ", record 0")
                .hasMessageContaining("Unexpected end of ZLIB input stream");
    }

    @Test
    void aProductWithABadAttributeEntryStaysWithoutAttributesAndGoals() throws IOException {
        Files.writeString(products, "[%s, %s]".formatted(PRODUCT, product("B0MOCK0002")));
        Files.writeString(
                attributes,
                "{\"B0MOCK0001\": %s, \"B0MOCK0002\": %s}"
                        .formatted(MINED, MINED.replace("{\"attributes\": [\"bright\"]", "{\"attributes\": null")));
        assertThatThrownBy(() -> Shop.open(directory)).isInstanceOf(InputException.class);
        try (Shop shop = open(GoalKind.SYNTHETIC)) {
            assertThat(shop.catalog().product("B0MOCK0002").orElseThrow().attributes())
                    .containsExactly("DUMMY_ATTR");
            assertThat(shop.goals()).extracting(Goal::asin).containsExactly("B0MOCK0001");
            assertThat(shop.leftOut())
                    .containsExactly(
                            attributes
                                    + ", record B0MOCK0002: found null in [attributes]; [attributes] must be a list of texts;"
                                    + " correct or remove the record",
                            attributes
                                    + ", record B0MOCK0002: found no entry; synthetic goals need an entry for every product"
                                    + " of the catalogue; add {\"attributes\": []} for it");
        }
    }

    @Test
    void aBadHumanInstructionIsLeftOutAloneAndMovesNoOther() throws IOException {
        Files.writeString(products, "[" + PRODUCT + "]");
        Files.writeString(attributes, "{\"B0MOCK0001\": " + MINED + "}");
        String good =
                "{\"instruction\": \"a lamp\", \"instruction_attributes\": [\"bright\"], \"instruction_options\": []}";
        Files.writeString(
                human,
                "{\"B0MOCK0001\": [{\"instruction\": 7, \"instruction_attributes\": [\"bright\"]}, %s]}"
                        .formatted(good));
        try (Shop shop = open(GoalKind.HUMAN)) {
            assertThat(shop.leftOut())
                    .containsExactly(
                            human + ", record B0MOCK0001[0]: found 7 in [instruction]; [instruction] must be text;"
                                    + " correct or remove the record");
            assertThat(shop.goals()).hasSize(1);
            String kept = shop.goals().get(0).instruction();
            Files.writeString(human, "{\"B0MOCK0001\": [%s, %s]}".formatted(good, good));
            try (Shop whole = open(GoalKind.HUMAN)) {
                assertThat(whole.goals()).extracting(Goal::instruction).contains(kept);
                assertThat(whole.leftOut()).isEmpty();
            }
        }
    }

    private Shop open(GoalKind kind) {
        return Shop.open(directory, ShopOptions.standard().withGoals(kind).skippingBad());
    }

    private static String product(String asin) {
        return PRODUCT.replace("B0MOCK0001", asin);
    }
}
