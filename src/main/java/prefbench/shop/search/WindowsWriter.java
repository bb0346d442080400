package prefbench.shop.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.BytesRef;

/** Writes the file of {@link Windows} for a finished index of one segment. */
final class WindowsWriter {
    /** Bytes of a stem's places: where it stands, and its entry. */
    static final long PLACE = 2 * Long.BYTES;

    /** A window's share of a stem that is not there. */
    private static final int NONE = 0;

    /** More than a float is rounded by, far less than a byte's step. */
    private static final float ROUNDING = 1e-3f;

    private final IndexSearcher searcher;
    private final LeafReader segment;
    private final int width;

    private record Entry(BytesRef stem, long place) {}

    /** @param width number of documents in a window */
    WindowsWriter(IndexSearcher searcher, LeafReader segment, int width) {
        this.searcher = searcher;
        this.segment = segment;
        this.width = width;
    }

    void write(Directory directory) throws IOException {
        try (IndexOutput out = directory.createOutput(Windows.FILE, IOContext.DEFAULT)) {
            CodecUtil.writeHeader(out, Windows.FILE, Windows.VERSION);
            out.writeInt(width);
            List<Entry> entries = entries(out);
            long[] names = new long[entries.size()];
            for (int i = 0; i < names.length; i++) {
                names[i] = out.getFilePointer();
                BytesRef stem = entries.get(i).stem();
                out.writeVInt(stem.length);
                out.writeBytes(stem.bytes, stem.offset, stem.length);
            }
            for (int i = 0; i < names.length; i++) {
                out.writeLong(names[i]);
                out.writeLong(entries.get(i).place());
            }
            out.writeInt(names.length);
            CodecUtil.writeFooter(out);
        }
    }

    private List<Entry> entries(IndexOutput out) throws IOException {
        List<Entry> entries = new ArrayList<>();
        if (segment.terms(Fields.CONTENTS) == null) {
            return entries;
        }
        TermsEnum stems = segment.terms(Fields.CONTENTS).iterator();
        while (stems.next() != null) {
            if (stems.docFreq() > Windows.RARE) {
                entries.add(new Entry(BytesRef.deepCopyOf(stems.term()), out.getFilePointer()));
                write(out, shares(stems));
            }
        }
        return entries;
    }

    private int[] shares(TermsEnum stem) throws IOException {
        int[] shares = new int[(segment.maxDoc() + width - 1) / width];
        Similarity.SimScorer score = Fields.score(
                searcher,
                new Term(Fields.CONTENTS, BytesRef.deepCopyOf(stem.term())),
                stem.docFreq(),
                stem.totalTermFreq(),
                1);
        float whole = score.score(Float.MAX_VALUE, 1);
        NumericDocValues norms = segment.getNormValues(Fields.CONTENTS);
        PostingsEnum documents = stem.postings(null, PostingsEnum.FREQS);
        while (documents.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            norms.advanceExact(documents.docID());
            float share = score.score(documents.freq(), norms.longValue()) / whole;
            int window = documents.docID() / width;
            shares[window] = Math.max(shares[window], rounded(share));
        }
        return shares;
    }

    private static int rounded(float share) {
        return Math.min(Windows.WHOLE, (int) Math.ceil(share * Windows.WHOLE + ROUNDING));
    }

    private static void write(IndexOutput out, int[] shares) throws IOException {
        ByteBuffersDataOutput entry = new ByteBuffersDataOutput();
        int last = -1;
        for (int window = 0; window < shares.length; window++) {
            if (shares[window] != NONE) {
                entry.writeVInt(window - last);
                entry.writeByte((byte) shares[window]);
                last = window;
            }
        }
        out.writeVInt(Math.toIntExact(entry.size()));
        entry.copyTo(out);
    }
}
