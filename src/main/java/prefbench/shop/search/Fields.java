package prefbench.shop.search;

import java.io.IOException;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.BytesRef;

/** The fields of a product's document and how they are ranked. */
final class Fields {
    static final String ID = "id";
    static final String POSITION = "position";
    static final String CONTENTS = "contents";
    static final String RECORD = "record";

    /** Products that were scraped under one query resemble each other; side by side they are found, or passed over, at once. */
    static final Sort BY_KIND = new Sort(
            new SortField(Label.QUERY.field(), SortField.Type.STRING), new SortField(ID, SortField.Type.STRING));

    /** Anserini's parameters: k1 = 0.9, b = 0.4. */
    static final Similarity BM25 = new BM25Similarity(0.9f, 0.4f);

    /** No positions: nothing asks for phrases. */
    private static final FieldType BAG_OF_WORDS = new FieldType(TextField.TYPE_NOT_STORED);

    static {
        BAG_OF_WORDS.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        BAG_OF_WORDS.freeze();
    }

    private Fields() {}

    /** How a stem's occurrences are scored, as in a search. */
    static Similarity.SimScorer score(IndexSearcher searcher, Term stem, int documents, long occurrences, float boost)
            throws IOException {
        return BM25.scorer(
                boost,
                searcher.collectionStatistics(stem.field()),
                searcher.termStatistics(stem, documents, occurrences));
    }

    static Document document(Entry entry) {
        Document document = new Document();
        document.add(new StringField(ID, entry.id(), Field.Store.NO));
        document.add(new SortedDocValuesField(ID, new BytesRef(entry.id())));
        document.add(new NumericDocValuesField(POSITION, entry.position()));
        document.add(new Field(CONTENTS, entry.contents(), BAG_OF_WORDS));
        document.add(new StringField(Label.CATEGORY.field(), entry.category(), Field.Store.NO));
        document.add(new StringField(Label.QUERY.field(), entry.query(), Field.Store.NO));
        document.add(new SortedDocValuesField(Label.QUERY.field(), new BytesRef(entry.query())));
        for (String attribute : entry.attributes()) {
            document.add(new StringField(Label.ATTRIBUTE.field(), attribute, Field.Store.NO));
        }
        if (entry.record().length > 0) {
            document.add(new BinaryDocValuesField(RECORD, new BytesRef(entry.record())));
        }
        return document;
    }
}
