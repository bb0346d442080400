package prefbench.shop.search;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NoLockFactory;
import org.apache.lucene.util.BytesRef;

/**
 * An index ranked by BM25 (Robertson et al., TREC-3, 1994) with k1 = 0.9 and b = 0.4, ties by id.
 *
 * <p>A query is a bag of stems, any of which may match; a repeated stem counts as often as it occurs. Rankings equal those
 * of pyserini's, which WebShop uses. Products are named by their position in the catalogue. Immutable and thread-safe.
 */
public final class ProductIndex implements AutoCloseable {
    private final EnglishText analysis = new EnglishText();
    private final Directory directory;
    private final DirectoryReader reader;
    private final LeafReader segment;
    private final Documents documents;
    private final RankedSearch ranked;

    /** @param score BM25 as Lucene computes it */
    public record Hit(int position, float score) {}

    private ProductIndex(Directory directory) throws IOException {
        this.directory = directory;
        this.reader = DirectoryReader.open(directory);
        if (reader.leaves().size() != 1 || reader.numDeletedDocs() > 0) {
            throw new IOException("found %d segments, expected a finished index of one"
                    .formatted(reader.leaves().size()));
        }
        this.segment = reader.leaves().get(0).reader();
        this.documents = new Documents(directory, segment.maxDoc());
        this.ranked = new RankedSearch(reader, new Windows(directory, segment));
    }

    static ProductIndex of(Directory directory) {
        try {
            return new ProductIndex(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws UncheckedIOException if the folder holds no finished index */
    public static ProductIndex open(Path folder) {
        try {
            return of(FSDirectory.open(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads an index whole and checks its checksums and structure. */
    public static boolean sound(Path folder) {
        // A finished index is never written again, and may lie in a folder that cannot be: no lock is needed.
        try (Directory directory = FSDirectory.open(folder, NoLockFactory.INSTANCE);
                CheckIndex check = new CheckIndex(directory)) {
            check.setInfoStream(new PrintStream(OutputStream.nullOutputStream()));
            return check.checkIndex().clean;
        } catch (IOException e) {
            return false;
        }
    }

    public int size() {
        return segment.maxDoc();
    }

    /** The best {@code limit} products that hold a stem of the query, best first. */
    public List<Hit> search(String query, int limit) {
        try {
            List<Hit> hits = new ArrayList<>(limit);
            for (Best.Found found : ranked.search(counts(analysis.stems(query)), limit)) {
                hits.add(new Hit(position(found.document()), found.score()));
            }
            return hits;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Integer> counts(List<String> stems) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        stems.forEach(stem -> counts.merge(stem, 1, Integer::sum));
        return counts;
    }

    private int position(int document) throws IOException {
        NumericDocValues positions = segment.getNumericDocValues(Fields.POSITION);
        positions.advanceExact(document);
        return (int) positions.longValue();
    }

    /** The id of the product at a position. */
    public String id(int position) {
        try {
            SortedDocValues ids = segment.getSortedDocValues(Fields.ID);
            ids.advanceExact(documents.at(position));
            return ids.lookupOrd(ids.ordValue()).utf8ToString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Positions of all products with the label, in catalogue order. */
    public int[] labelled(Label label, String text) {
        int[] found = positionsWith(label.field(), text);
        Arrays.sort(found);
        return found;
    }

    /** The position of a product. */
    public OptionalInt position(String id) {
        return Arrays.stream(positionsWith(Fields.ID, id)).findFirst();
    }

    private int[] positionsWith(String field, String text) {
        try {
            Terms terms = segment.terms(field);
            TermsEnum term = terms == null ? TermsEnum.EMPTY : terms.iterator();
            if (!term.seekExact(new BytesRef(text))) {
                return new int[0];
            }
            int[] found = new int[term.docFreq()];
            PostingsEnum postings = term.postings(null, PostingsEnum.NONE);
            for (int i = 0; i < found.length; i++) {
                found[i] = position(postings.nextDoc());
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The record of the product at a position; empty if the index has none for it. */
    public byte[] record(int position) {
        try {
            BinaryDocValues records = segment.getBinaryDocValues(Fields.RECORD);
            if (records == null || !records.advanceExact(documents.at(position))) {
                return new byte[0];
            }
            BytesRef bytes = records.binaryValue();
            return Arrays.copyOfRange(bytes.bytes, bytes.offset, bytes.offset + bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the index sees of a text: its stems in order. */
    public List<String> stems(String text) {
        return analysis.stems(text);
    }

    @Override
    public void close() {
        try {
            documents.close();
            ranked.close();
            reader.close();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        analysis.close();
    }
}
