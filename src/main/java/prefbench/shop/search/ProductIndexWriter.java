package prefbench.shop.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** Writes an index, entry by entry, in any order. Not thread-safe. */
public final class ProductIndexWriter implements AutoCloseable {
    private static final double BUFFER_MIB = 256;

    /** Documents in a window: half and twice as many were as fast with 1.18 million. */
    private static final int WINDOW = 1024;

    private final Directory directory;
    private final EnglishText analysis = new EnglishText();
    private final IndexWriter writer;
    private final boolean kept;
    private final int window;

    private ProductIndexWriter(Directory directory, boolean kept, int window) {
        this.directory = directory;
        this.window = window;
        this.kept = kept;
        try {
            this.writer = new IndexWriter(
                    directory,
                    new IndexWriterConfig(analysis)
                            .setSimilarity(Fields.BM25)
                            .setIndexSort(Fields.BY_KIND)
                            .setUseCompoundFile(false)
                            .setRAMBufferSizeMB(BUFFER_MIB));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param folder empty or absent
     * @throws UncheckedIOException if the folder cannot be written
     */
    public static ProductIndexWriter onDisk(Path folder) {
        try {
            return new ProductIndexWriter(FSDirectory.open(folder), false, WINDOW);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ProductIndexWriter inMemory() {
        return inMemory(WINDOW);
    }

    /** @param window number of documents in a window */
    static ProductIndexWriter inMemory(int window) {
        return new ProductIndexWriter(new ByteBuffersDirectory(), true, window);
    }

    public void add(Entry entry) {
        try {
            writer.addDocument(Fields.document(entry));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts everything into one segment and makes it durable; nothing can be added afterwards. */
    public void finish() {
        try {
            writer.forceMerge(1);
            writer.close();
            writeBesides();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeBesides() throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                Documents.write(leaf.reader(), directory);
                new WindowsWriter(new IndexSearcher(reader), leaf.reader(), window).write(directory);
            }
        }
        directory.sync(Arrays.asList(directory.listAll()));
    }

    /** Finishes, and opens what was written, in memory. */
    public ProductIndex open() {
        finish();
        return ProductIndex.of(directory);
    }

    /** Without {@link #finish} before, what was added is dropped. */
    @Override
    public void close() {
        try {
            writer.rollback();
            if (!kept) {
                directory.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        analysis.close();
    }
}
