package prefbench.shop.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** Writes an index, entry by entry, in any order. Not thread-safe. */
public final class ProductIndexWriter implements AutoCloseable {
    private static final double BUFFER_MIB = 256;

    private final Directory directory;
    private final EnglishText analysis = new EnglishText();
    private final IndexWriter writer;
    private final boolean kept;

    private ProductIndexWriter(Directory directory, boolean kept) {
        this.directory = directory;
        this.kept = kept;
        try {
            this.writer = new IndexWriter(
                    directory,
                    new IndexWriterConfig(analysis)
                            .setSimilarity(Fields.BM25)
                            .setIndexSort(Fields.BY_ID)
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
            return new ProductIndexWriter(FSDirectory.open(folder), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ProductIndexWriter inMemory() {
        return new ProductIndexWriter(new ByteBuffersDirectory(), true);
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
