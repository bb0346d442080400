package prefbench.shop.search;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.RandomAccessInput;

/** Document numbers by catalogue position, in a file beside the segments: a header, then a number for each. Thread-safe. */
final class Documents implements Closeable {
    private static final String FILE = "documents";
    private static final int VERSION = 0;

    private final IndexInput file;
    private final RandomAccessInput numbers;

    /** @throws IOException if there is no whole file of that many */
    Documents(Directory directory, int count) throws IOException {
        this.file = directory.openInput(FILE, IOContext.DEFAULT);
        CodecUtil.checkHeader(file, FILE, VERSION, VERSION);
        this.numbers = file.randomAccessSlice(file.getFilePointer(), (long) count * Integer.BYTES);
    }

    int at(int position) throws IOException {
        return numbers.readInt((long) position * Integer.BYTES);
    }

    /** @throws IOException if the positions of the segment's documents are not dense and distinct */
    static void write(LeafReader segment, Directory directory) throws IOException {
        int[] documents = new int[segment.maxDoc()];
        Arrays.fill(documents, -1);
        NumericDocValues positions = segment.getNumericDocValues(Fields.POSITION);
        while (positions.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            long position = positions.longValue();
            if (position < 0 || position >= documents.length || documents[(int) position] >= 0) {
                throw new IOException("found position %d twice or out of range".formatted(position));
            }
            documents[(int) position] = positions.docID();
        }
        try (IndexOutput out = directory.createOutput(FILE, IOContext.DEFAULT)) {
            CodecUtil.writeHeader(out, FILE, VERSION);
            for (int document : documents) {
                out.writeInt(document);
            }
            CodecUtil.writeFooter(out);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
