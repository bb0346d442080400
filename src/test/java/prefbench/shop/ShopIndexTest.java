package prefbench.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.shop.fixture.MadeUpShop;
import prefbench.text.InputException;

class ShopIndexTest {
    private static final MadeUpShop SMALL = new MadeUpShop(1, 60, 150);

    @TempDir
    Path directory;

    private ShopIndex index;

    @BeforeEach
    void makeShop() throws IOException {
        SMALL.write(directory);
        index = new ShopIndex(directory);
    }

    @Test
    void aShopOpenedFromItsIndexAnswersAsOneReadIntoMemory() {
        try (Shop loaded = open(GoalKind.HUMAN)) {
            make();
            try (Shop stored = open(GoalKind.HUMAN)) {
                assertThat(stored.catalog()).isInstanceOf(StoredCatalog.class);
                assertThat(stored.describe()).isEqualTo(loaded.describe());
                assertThat(stored.goals()).isEqualTo(loaded.goals());
                assertThat(stored.splits()).isEqualTo(loaded.splits());
                for (int i = 0; i < loaded.catalog().size(); i++) {
                    Product product = loaded.catalog().product(i);
                    assertThat(stored.catalog().product(i))
                            .usingRecursiveComparison()
                            .isEqualTo(product);
                    assertThat(stored.catalog().product(product.asin())).contains(product);
                    assertThat(stored.price(product)).isEqualTo(loaded.price(product));
                }
                for (Goal goal : loaded.goals()) {
                    assertThat(stored.search(goal.instruction())).isEqualTo(loaded.search(goal.instruction()));
                }
                for (String special :
                        List.of("<c> fashion", "<q> " + loaded.goals().get(0).query(), "<a> x", "<r>")) {
                    assertThat(stored.search(special)).isEqualTo(loaded.search(special));
                }
                assertThat(stored.catalog().product("B0NOWHERE0")).isEmpty();
            }
        }
    }

    @Test
    void syntheticGoalsAndOriginalPricesComeFromTheIndexToo() {
        ShopOptions options = ShopOptions.standard().withGoals(GoalKind.SYNTHETIC);
        try (Shop loaded = Shop.open(directory, options.withPrices(PriceDraws.original(7)))) {
            make();
            try (Shop stored = Shop.open(directory, options.withPrices(PriceDraws.original(7)))) {
                assertThat(stored.catalog()).isInstanceOf(StoredCatalog.class);
                assertThat(stored.goals()).isEqualTo(loaded.goals());
            }
        }
    }

    @Test
    void anIndexThatFitsIsLeftAsItIs() {
        make();
        assertThat(index.fault()).isEmpty();
        assertThat(index.thoroughFault()).isEmpty();
        FileTime made = modified(segment("si"));
        open(GoalKind.HUMAN).close();
        assertThat(modified(segment("si"))).isEqualTo(made);
    }

    @Test
    void withoutAnIndexThereIsNothingToOpen() {
        assertThat(index.open(BadRecords.refused())).isEmpty();
        assertThat(index.fault()).contains("its manifest is missing or damaged");
    }

    @Test
    void isMadeAnewWhenTheDataHasChanged() throws IOException {
        make();
        new MadeUpShop(1, 70, 150).write(directory);
        assertThat(index.fault()).contains("the data has changed");
        try (Shop shop = open(GoalKind.HUMAN)) {
            assertThat(shop.catalog().size()).isEqualTo(70);
        }
        assertThat(index.thoroughFault()).isEmpty();
    }

    @Test
    void aCopyWithOtherTimesAndTheSameBytesFits() throws IOException {
        make();
        Files.setLastModifiedTime(directory.resolve("items_shuffle.json"), FileTime.fromMillis(1_000_000));
        FileTime made = modified(segment("si"));
        assertThat(index.fault()).isEmpty();
        assertThat(modified(segment("si"))).isEqualTo(made);
    }

    @Test
    void noticesDataOfTheSameSizeWithAnotherTime() throws IOException {
        make();
        Path products = directory.resolve("items_shuffle.json");
        Files.writeString(products, Files.readString(products).replaceFirst("\"asin\":\"..", "\"asin\":\"ZZ"));
        Files.setLastModifiedTime(products, FileTime.fromMillis(1_000_000));
        assertThat(index.fault()).contains("the data has changed, with sizes as before");
    }

    @Test
    void aTruncatedIndexIsMadeAnew() throws IOException {
        make();
        Path file = segment("doc");
        long size = Files.size(file);
        try (RandomAccessFile truncated = new RandomAccessFile(file.toFile(), "rw")) {
            truncated.setLength(size / 2);
        }
        assertThat(index.fault())
                .contains("segments/%s has %,d bytes, had %,d".formatted(file.getFileName(), size / 2, size));
        try (Shop shop = open(GoalKind.HUMAN)) {
            assertThat(shop.catalog().size()).isEqualTo(60);
        }
        assertThat(index.thoroughFault()).isEmpty();
    }

    @Test
    void aMissingFileIsNoticed() throws IOException {
        make();
        Path file = segment("dvm");
        Files.delete(file);
        assertThat(index.fault()).contains("segments/" + file.getFileName() + " is missing");
        open(GoalKind.HUMAN).close();
        assertThat(index.fault()).isEmpty();
    }

    @Test
    void anIndexThatLuceneCannotReadIsMadeAnew() throws IOException {
        make();
        Path file = segment("si");
        damage(file, 0);
        Manifest manifest = Manifest.read(index.folder()).orElseThrow();
        List<IndexFile> files = manifest.files().stream()
                .map(known -> IndexFile.of(
                        index.folder(), index.folder().resolve(known.state().name())))
                .toList();
        new Manifest(
                        manifest.format(),
                        manifest.hash(),
                        manifest.products(),
                        manifest.withoutEntry(),
                        manifest.leftOut(),
                        manifest.data(),
                        files)
                .write(index.folder());
        assertThat(index.fault()).isEmpty();
        open(GoalKind.HUMAN).close();
        assertThat(index.thoroughFault()).isEmpty();
    }

    @Test
    void anIndexWithADamagedByteIsMadeAnew() throws IOException {
        make();
        Path file = segment("doc");
        damage(file, Files.size(file) / 2);
        assertThat(index.fault()).contains("segments/" + file.getFileName() + " has changed, with its size as before");
        open(GoalKind.HUMAN).close();
        assertThat(index.thoroughFault()).isEmpty();
    }

    @Test
    void aDamagedProductIsNotRead() {
        try (Shop shop = open(GoalKind.HUMAN)) {
            byte[] bytes = ProductBytes.of(shop.catalog().product(0));
            assertThat(ProductBytes.product(bytes)).contains(shop.catalog().product(0));
            bytes[bytes.length / 2] ^= 1;
            assertThat(ProductBytes.product(bytes)).isEmpty();
            assertThat(ProductBytes.product(new byte[0])).isEmpty();
        }
    }

    @Test
    void verifyingFindsDataThatWasChangedBehindItsSizeAndTime() throws IOException {
        make();
        Path products = directory.resolve("items_shuffle.json");
        FileTime time = modified(products);
        Files.writeString(products, Files.readString(products).replaceFirst("\"asin\":\"..", "\"asin\":\"ZZ"));
        Files.setLastModifiedTime(products, time);
        assertThat(index.fault()).isEmpty();
        assertThat(index.thoroughFault()).contains("the data has changed, with sizes and times as before");
    }

    @Test
    void aDamagedManifestIsNoticed() throws IOException {
        make();
        Path manifest = index.folder().resolve("manifest");
        byte[] written = Files.readAllBytes(manifest);
        damage(manifest, written.length / 2);
        assertThat(index.fault()).contains("its manifest is missing or damaged");
        Files.write(manifest, Arrays.copyOf(written, 20));
        assertThat(index.fault()).contains("its manifest is missing or damaged");
        Files.write(manifest, written);
        assertThat(index.fault()).isEmpty();
    }

    @Test
    void anIndexOfAnotherVersionIsMadeAnew() throws IOException {
        make();
        Manifest manifest = Manifest.read(index.folder()).orElseThrow();
        new Manifest(
                        Manifest.FORMAT + 1,
                        manifest.hash(),
                        manifest.products(),
                        manifest.withoutEntry(),
                        manifest.leftOut(),
                        manifest.data(),
                        manifest.files())
                .write(index.folder());
        assertThat(index.fault())
                .contains("found format %d, this version reads format %d"
                        .formatted(Manifest.FORMAT + 1, Manifest.FORMAT));
        Files.move(index.folder().resolve("manifest"), index.folder().resolve("manifest.json"));
        assertThat(index.fault()).contains("it was made by an earlier version");
        open(GoalKind.HUMAN).close();
        assertThat(index.thoroughFault()).isEmpty();
    }

    @Test
    void damagedRequestsAreMadeAnew() throws IOException {
        make();
        Path file = index.folder().resolve("requests");
        damage(file, Files.size(file) / 2);
        assertThat(index.fault()).contains("requests has changed, with its size as before");
        open(GoalKind.HUMAN).close();
        assertThat(index.thoroughFault()).isEmpty();
    }

    @Test
    void humanInstructionsWithAFaultAreReadAtEveryStart() throws IOException {
        Path human = directory.resolve("items_human_ins.json");
        Files.writeString(
                human, Files.readString(human).replaceFirst("\"instruction\":\"[^\"]*\"", "\"instruction\":7"));
        make();
        assertThat(index.folder().resolve("requests")).doesNotExist();
        ShopOptions options = ShopOptions.standard().withGoals(GoalKind.HUMAN);
        try (Shop shop = Shop.open(directory, options.skippingBad())) {
            assertThat(shop.leftOut())
                    .singleElement()
                    .asString()
                    .startsWith(human + ", record ")
                    .endsWith("[instruction] must be text; correct or remove the record");
        }
        assertThatThrownBy(() -> Shop.open(directory, options))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(human + ", record ");
    }

    @Test
    void listsWhatItLeftOutAndRefusesItWhereThatMayNotBe() throws IOException {
        Path products = directory.resolve("items_shuffle.json");
        Files.writeString(products, Files.readString(products).replaceFirst("\"images\":\\[[^]]*]", "\"images\":[]"));
        assertThatThrownBy(() -> index.make(false, count -> {}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("found [] in [images]; a product needs at least one image address");
        assertThat(index.folder()).doesNotExist();
        List<String> leftOut = index.make(true, count -> {});
        assertThat(leftOut).hasSize(1);
        ShopOptions options = ShopOptions.standard().withGoals(GoalKind.HUMAN);
        try (Shop shop = Shop.open(directory, options.skippingBad())) {
            assertThat(shop.leftOut()).isEqualTo(leftOut);
            assertThat(shop.catalog().size()).isEqualTo(59);
        }
        assertThatThrownBy(() -> Shop.open(directory, options)).hasMessage(leftOut.get(0));
    }

    @Test
    void leavesNothingElseBehind() throws IOException {
        make();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            ".index.lock", "index", "items_human_ins.json", "items_ins_v2.json", "items_shuffle.json");
        }
    }

    @Test
    void verifyingWritesNothing() throws IOException {
        make();
        Path segments = index.folder().resolve("segments");
        List<Path> files = Folders.files(segments);
        assertThat(index.thoroughFault()).isEmpty();
        assertThat(Folders.files(segments)).isEqualTo(files);
    }

    private void make() {
        assertThat(index.make(false, count -> {})).isEmpty();
    }

    private Shop open(GoalKind kind) {
        return Shop.open(directory, kind);
    }

    private Path segment(String extension) {
        Optional<Path> found = Folders.files(index.folder().resolve("segments")).stream()
                .filter(file -> file.toString().endsWith("." + extension))
                .findFirst();
        return found.orElseThrow();
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void damage(Path file, long at) throws IOException {
        try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
            damaged.seek(at);
            int b = damaged.read();
            damaged.seek(at);
            damaged.write(b ^ 0xff);
        }
    }
}
