package prefbench.shop.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * An index in memory, ranked by BM25 (Robertson et al., TREC-3, 1994) with k1 = 0.9 and b = 0.4, ties by id.
 *
 * <p>A query is a bag of stems, any of which may match; a repeated stem counts as often as it occurs. Rankings equal those
 * of pyserini's, which WebShop uses. Immutable and thread-safe; closing releases the memory.
 */
public final class ProductIndex implements AutoCloseable {
    private static final String CONTENTS = "contents";
    private static final float K1 = 0.9f;
    private static final float B = 0.4f;

    private final EnglishText analysis = new EnglishText();
    private final String[] ids;
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    /** @param score BM25 as Lucene computes it */
    public record Hit(String id, float score) {}

    /**
     * @param contents text by id
     */
    public ProductIndex(Map<String, String> contents) {
        // Lucene breaks ties by document number, so documents are numbered in the order of their ids and kept in it.
        TreeMap<String, String> sorted = new TreeMap<>(contents);
        this.ids = sorted.keySet().toArray(String[]::new);
        Similarity similarity = new BM25Similarity(K1, B);
        IndexWriterConfig configuration =
                new IndexWriterConfig(analysis).setSimilarity(similarity).setMergePolicy(new LogDocMergePolicy());
        try (IndexWriter writer = new IndexWriter(directory, configuration)) {
            for (String text : sorted.values()) {
                Document document = new Document();
                document.add(new TextField(CONTENTS, text, Field.Store.NO));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            this.reader = DirectoryReader.open(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.searcher = new IndexSearcher(reader);
        searcher.setSimilarity(similarity);
        // Cached queries would be evicted by use, and a few thousand documents need no cache.
        searcher.setQueryCache(null);
    }

    /** The best {@code limit} products that hold a stem of the query, best first. */
    public List<Hit> search(String query, int limit) {
        Query bag = bagOfStems(analysis.stems(query));
        try {
            List<Hit> hits = new ArrayList<>();
            for (ScoreDoc found : searcher.search(bag, limit).scoreDocs) {
                hits.add(new Hit(ids[found.doc], found.score));
            }
            return hits;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the index sees of a text: its stems in order. */
    public List<String> stems(String text) {
        return analysis.stems(text);
    }

    private static Query bagOfStems(List<String> stems) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        stems.forEach(stem -> counts.merge(stem, 1, Integer::sum));
        BooleanQuery.Builder bag = new BooleanQuery.Builder();
        counts.entrySet().stream()
                .limit(IndexSearcher.getMaxClauseCount())
                .forEach(entry -> bag.add(
                        new BoostQuery(new TermQuery(new Term(CONTENTS, entry.getKey())), entry.getValue()),
                        BooleanClause.Occur.SHOULD));
        return bag.build();
    }

    @Override
    public void close() {
        try {
            reader.close();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        analysis.close();
    }
}
