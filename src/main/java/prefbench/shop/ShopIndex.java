package prefbench.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import prefbench.shop.search.ProductIndex;
import prefbench.shop.search.ProductIndexWriter;
import prefbench.text.InputException;

/**
 * A shop's products and their search index on disk, in the folder {@value #FOLDER} beside its data: for catalogues that are
 * too big for memory, or too slow to read at every start.
 *
 * <p>A shop that has one is opened from it. Before, the data's sizes and times, the manifest's hash, and the index's sizes
 * and checksums are compared (of big shops without the products, which are checked one by one when they are read); an index
 * that does not fit is made anew. Several processes may open a shop at
 * once: one makes the index, the others wait. Thread-safe.
 */
public final class ShopIndex {
    public static final String FOLDER = "index";

    private static final Logger LOG = LoggerFactory.getLogger(ShopIndex.class);
    private static final String SEGMENTS = "segments";
    private static final String REQUESTS = "requests";

    /**
     * Files of the index up to this size are read through when a shop is opened: all that a search reads, and of big shops only not
     * the products, each of which has a checksum of its own.
     */
    private static final long READ_THROUGH = 128L << 20;

    private final DataFiles files;
    private final Path folder;

    /**
     * @param directory of a shop in WebShop's file formats
     * @throws InputException if it is none
     */
    public ShopIndex(Path directory) {
        this(DataFiles.in(directory));
    }

    ShopIndex(DataFiles files) {
        this.files = files;
        this.folder = files.directory().resolve(FOLDER);
    }

    public Path folder() {
        return folder;
    }

    /**
     * The stock that the index holds; empty if the shop has no index. One that does not fit its data is made anew.
     *
     * @throws InputException if records were left out of the index and {@code bad} refuses them
     */
    Optional<Stock> open(BadRecords bad) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try {
            Optional<Manifest> manifest = manifest();
            Optional<String> fault = fault(manifest);
            fault.ifPresent(found -> mend(found, bad));
            return Optional.of(stock(fault.isEmpty() ? manifest : manifest(), bad));
        } catch (UncheckedIOException e) {
            // Sizes are right, but Lucene cannot read it.
            mend(e.getCause().getMessage(), bad);
            return Optional.of(stock(manifest(), bad));
        }
    }

    private void mend(String fault, BadRecords bad) {
        LOG.warn("{}: {}; it is made anew", folder, fault);
        exclusively(() -> {
            if (fault().isPresent() || !readable()) {
                write(bad, products -> {});
            }
        });
    }

    private boolean readable() {
        try {
            ProductIndex.open(folder.resolve(SEGMENTS)).close();
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private Stock stock(Optional<Manifest> found, BadRecords bad) {
        Manifest manifest = found.orElseThrow();
        manifest.leftOut().forEach(bad::add);
        ProductIndex index = ProductIndex.open(folder.resolve(SEGMENTS));
        Optional<RequestFile> requests = manifest.files().stream()
                .filter(file -> file.state().name().equals(REQUESTS))
                .map(file -> new RequestFile(folder.resolve(REQUESTS)))
                .findFirst();
        return new Stock(new StoredCatalog(index, folder), index, manifest.hash(), manifest.withoutEntry(), requests);
    }

    /**
     * Makes the index, in place of one that may be there.
     *
     * @param skipBad whether records that break a rule are left out instead of refused
     * @param progress told the number of products now and then
     * @return messages about what was left out
     * @throws InputException if the data is malformed, or the folder cannot be written
     */
    public List<String> make(boolean skipBad, IntConsumer progress) {
        BadRecords bad = skipBad ? BadRecords.skipped() : BadRecords.refused();
        exclusively(() -> write(bad, progress));
        return bad.leftOut();
    }

    /** Number of products in the index; there must be one. */
    public int products() {
        return manifest().orElseThrow().products();
    }

    /** Size of the index; there must be one. */
    public long bytes() {
        return manifest().orElseThrow().files().stream()
                .mapToLong(file -> file.state().bytes())
                .sum();
    }

    /** Why the index cannot be used, by what can be told within a second. */
    public Optional<String> fault() {
        return fault(manifest());
    }

    private Optional<String> fault(Optional<Manifest> found) {
        if (found.isEmpty()) {
            return Optional.of(
                    Manifest.isEarlier(folder)
                            ? "it was made by an earlier version"
                            : "its manifest is missing or damaged");
        }
        Manifest manifest = found.get();
        if (manifest.format() != Manifest.FORMAT) {
            return Optional.of(
                    "found format %d, this version reads format %d".formatted(manifest.format(), Manifest.FORMAT));
        }
        return manifest.files().stream()
                .flatMap(file -> file.state().difference(folder).stream())
                .findFirst()
                .or(() -> damaged(manifest, file -> file.state().bytes() > READ_THROUGH || file.sumsUp(folder)))
                .or(() -> dataFault(manifest));
    }

    /** Why the index cannot be used, by every byte of it and of the data. Takes minutes for a big shop. */
    public Optional<String> thoroughFault() {
        Optional<String> fault = fault();
        if (fault.isPresent()) {
            return fault;
        }
        Manifest manifest = manifest().orElseThrow();
        if (!files.hash().equals(manifest.hash())) {
            return Optional.of("the data has changed, with sizes and times as before");
        }
        return damaged(manifest, file -> file.isTheSame(folder))
                .or(() -> ProductIndex.sound(folder.resolve(SEGMENTS))
                        ? Optional.empty()
                        : Optional.of("Lucene finds the segments damaged"));
    }

    /** The first file that is not as it was written. */
    private static Optional<String> damaged(Manifest manifest, Predicate<IndexFile> sound) {
        return manifest.files().stream()
                .filter(sound.negate())
                .map(file -> file.state().name() + " has changed, with its size as before")
                .findFirst();
    }

    /** A copy has other times but the same bytes, so what differs is read before it counts as changed. */
    private Optional<String> dataFault(Manifest manifest) {
        List<FileState> now = data();
        if (now.equals(manifest.data())) {
            return Optional.empty();
        }
        if (!now.stream()
                .map(FileState::withoutTime)
                .toList()
                .equals(manifest.data().stream().map(FileState::withoutTime).toList())) {
            return Optional.of("the data has changed");
        }
        if (!files.hash().equals(manifest.hash())) {
            return Optional.of("the data has changed, with sizes as before");
        }
        try {
            manifest.withData(now).write(folder);
        } catch (IOException e) {
            LOG.debug("{}: read-only, so the data is hashed at every start", folder, e);
        }
        return Optional.empty();
    }

    private List<FileState> data() {
        return files.all().stream()
                .map(file -> FileState.of(files.directory(), file))
                .toList();
    }

    private Optional<Manifest> manifest() {
        return Manifest.read(folder);
    }

    private void write(BadRecords bad, IntConsumer progress) {
        Path made =
                files.directory().resolve(".index-" + ProcessHandle.current().pid());
        try {
            Folders.delete(made);
            Manifest manifest = fill(made, bad, progress);
            manifest.write(made);
            Folders.delete(folder);
            Files.move(made, folder);
        } catch (IOException e) {
            throw unwritable(e);
        } finally {
            Folders.delete(made);
        }
    }

    private Manifest fill(Path made, BadRecords bad, IntConsumer progress) throws IOException {
        List<FileState> data = data();
        Map<String, Instructions.Mined> mined = Instructions.mined(files.attributes(), bad);
        List<String> withoutEntry = new ArrayList<>();
        int[] products = {0};
        Path segments = made.resolve(SEGMENTS);
        try (ProductIndexWriter writer = ProductIndexWriter.onDisk(segments)) {
            new CatalogFile(files.products(), mined, bad).forEach(product -> {
                writer.add(Stock.entry(products[0]++, product, ProductBytes.of(product)));
                if (!mined.containsKey(product.asin())) {
                    withoutEntry.add(product.asin());
                }
                progress.accept(products[0]);
            });
            mined.clear();
            writer.finish();
        }
        Files.deleteIfExists(segments.resolve("write.lock"));
        writeRequests(made);
        List<IndexFile> written = new ArrayList<>();
        for (Path file : Folders.files(segments)) {
            written.add(IndexFile.of(made, file));
        }
        for (Path file : Folders.files(made)) {
            written.add(IndexFile.of(made, file));
        }
        return new Manifest(Manifest.FORMAT, files.hash(), products[0], withoutEntry, bad.leftOut(), data, written);
    }

    /** Human instructions are stored only if none has a fault: else they are read at every start, which tells the faults. */
    private void writeRequests(Path made) throws IOException {
        if (files.humanInstructions().isEmpty()) {
            return;
        }
        try (ProductIndex index = ProductIndex.open(made.resolve(SEGMENTS))) {
            Catalog catalog = new StoredCatalog(index, made);
            List<Request> requests = Request.of(
                    catalog, Instructions.human(files.humanInstructions().get()));
            new RequestFile(made.resolve(REQUESTS)).write(requests);
        } catch (InputException e) {
            LOG.debug("{}: not stored", files.humanInstructions().get(), e);
        }
    }

    private InputException unwritable(IOException e) {
        return new InputException(
                "%s: cannot be written (%s); copy the shop's files to a folder that can, or remove its index"
                        .formatted(folder, e),
                e);
    }

    /** One process and one thread at a time. */
    private void exclusively(Runnable work) {
        Path lock = files.directory().resolve(".index.lock");
        synchronized (ShopIndex.class) {
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                work.run();
            } catch (IOException e) {
                throw unwritable(e);
            }
        }
    }
}
