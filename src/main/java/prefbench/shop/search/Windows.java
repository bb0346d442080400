package prefbench.shop.search;

import java.io.Closeable;
import java.io.IOException;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.util.BytesRef;

/**
 * Upper bounds of the scores that a stem gives in each window of consecutive documents, so that a search can begin where the
 * best ones may be and leave out where none can (block-max pruning; Ding and Suel, SIGIR 2011; Mallia, Suel and Tonellotto,
 * SIGIR 2024).
 *
 * <p>A stem's score is its weight times a share below 1 that depends on the document. For each frequent stem the file holds
 * the windows that it occurs in and the largest share there, as a byte, rounded up; the few documents of a rare one are
 * looked at. The file: a header, the number of documents in a window, the entries, then the stems in order, where each of
 * them and of the entries begins, and their number. Immutable and thread-safe.
 */
final class Windows implements Closeable {
    static final String FILE = "windows";
    static final int VERSION = 0;

    /** Documents of a stem that is not in the file at most. */
    static final int RARE = 127;

    /** A share of 1. */
    static final int WHOLE = 255;

    /** Scores are floats, and their sums are rounded. */
    private static final double ROUNDING = 1 + 1e-5;

    private final IndexInput file;
    private final LeafReader segment;
    private final int width;
    private final int stems;
    private final long places;

    /** @throws IOException if there is no whole file of them in the directory */
    Windows(Directory directory, LeafReader segment) throws IOException {
        this.segment = segment;
        this.file = directory.openInput(FILE, IOContext.DEFAULT);
        CodecUtil.checkHeader(file, FILE, VERSION, VERSION);
        this.width = file.readInt();
        long end = file.length() - CodecUtil.footerLength() - Integer.BYTES;
        file.seek(end);
        this.stems = file.readInt();
        this.places = end - stems * WindowsWriter.PLACE;
    }

    /** Number of documents in each, but for the last. */
    int width() {
        return width;
    }

    int count() {
        return (segment.maxDoc() + width - 1) / width;
    }

    /** Adds to each window's bound what a stem adds to a score there at most. */
    void add(Term stem, Similarity.SimScorer score, double[] bounds) throws IOException {
        IndexInput in = file.clone();
        if (find(in, stem.bytes())) {
            // A frequency without end: all of the stem's weight.
            double unit = ROUNDING * score.score(Float.MAX_VALUE, 1) / WHOLE;
            byte[] bytes = new byte[in.readVInt()];
            in.readBytes(bytes, 0, bytes.length);
            ByteArrayDataInput entry = new ByteArrayDataInput(bytes);
            int window = -1;
            while (!entry.eof()) {
                window += entry.readVInt();
                bounds[window] += unit * (entry.readByte() & 0xff);
            }
        } else {
            addRare(stem, score, bounds);
        }
    }

    private void addRare(Term stem, Similarity.SimScorer score, double[] bounds) throws IOException {
        double[] own = new double[bounds.length];
        PostingsEnum documents = segment.postings(stem, PostingsEnum.FREQS);
        NumericDocValues norms = segment.getNormValues(stem.field());
        while (documents.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            norms.advanceExact(documents.docID());
            int window = documents.docID() / width;
            double added = ROUNDING * score.score(documents.freq(), norms.longValue());
            bounds[window] += Math.max(0, added - own[window]);
            own[window] = Math.max(own[window], added);
        }
    }

    /** Stands at the stem's entry, if it has one. */
    private boolean find(IndexInput in, BytesRef stem) throws IOException {
        int low = 0;
        int high = stems - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            in.seek(places + middle * WindowsWriter.PLACE);
            long name = in.readLong();
            long entry = in.readLong();
            in.seek(name);
            BytesRef found = new BytesRef(in.readVInt());
            found.length = found.bytes.length;
            in.readBytes(found.bytes, 0, found.length);
            int order = found.compareTo(stem);
            if (order == 0) {
                in.seek(entry);
                return true;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
