package prefbench.shop.search;

import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
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

    /** Lucene breaks ties by document number, so documents are numbered in the order of their ids. */
    static final Sort BY_ID = new Sort(new SortField(ID, SortField.Type.STRING));

    /** Anserini's parameters: k1 = 0.9, b = 0.4. */
    static final Similarity BM25 = new BM25Similarity(0.9f, 0.4f);

    /** No positions: nothing asks for phrases. */
    private static final FieldType BAG_OF_WORDS = new FieldType(TextField.TYPE_NOT_STORED);

    static {
        BAG_OF_WORDS.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        BAG_OF_WORDS.freeze();
    }

    private Fields() {}

    static Document document(Entry entry) {
        Document document = new Document();
        document.add(new StringField(ID, entry.id(), Field.Store.NO));
        document.add(new SortedDocValuesField(ID, new BytesRef(entry.id())));
        document.add(new NumericDocValuesField(POSITION, entry.position()));
        document.add(new Field(CONTENTS, entry.contents(), BAG_OF_WORDS));
        document.add(new StringField(Label.CATEGORY.field(), entry.category(), Field.Store.NO));
        document.add(new StringField(Label.QUERY.field(), entry.query(), Field.Store.NO));
        for (String attribute : entry.attributes()) {
            document.add(new StringField(Label.ATTRIBUTE.field(), attribute, Field.Store.NO));
        }
        if (entry.record().length > 0) {
            document.add(new BinaryDocValuesField(RECORD, new BytesRef(entry.record())));
        }
        return document;
    }
}
