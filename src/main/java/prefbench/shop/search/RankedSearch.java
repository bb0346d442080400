package prefbench.shop.search;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;

/**
 * The search for a bag of stems, exact: windows whose bounds are highest come first, in rounds that double in size, until no
 * other one can hold a document that is good enough. Immutable and thread-safe.
 */
final class RankedSearch implements Closeable {
    /** Windows in the first round. */
    private static final int FIRST = 32;

    private final IndexSearcher searcher;
    private final LeafReaderContext leaf;
    private final Windows windows;

    RankedSearch(DirectoryReader reader, Windows windows) {
        this.searcher = new IndexSearcher(reader);
        this.leaf = reader.leaves().get(0);
        this.windows = windows;
        searcher.setSimilarity(Fields.BM25);
        // Which queries stay in a cache depends on what else was asked, and answers must not take longer by luck.
        searcher.setQueryCache(null);
    }

    /** @param counts of the query's stems, each of which counts as often as it occurs */
    List<Best.Found> search(Map<String, Integer> counts, int limit) throws IOException {
        BooleanQuery.Builder bag = new BooleanQuery.Builder();
        double[] bounds = new double[windows.count()];
        for (Map.Entry<String, Integer> stem : counts.entrySet().stream()
                .limit(IndexSearcher.getMaxClauseCount())
                .toList()) {
            add(new Term(Fields.CONTENTS, stem.getKey()), stem.getValue(), bag, bounds);
        }
        Best best = new Best(leaf.reader(), limit);
        Query query = searcher.rewrite(bag.build());
        visit(searcher.createWeight(query, ScoreMode.TOP_SCORES, 1), floats(bounds), best);
        return best.bestFirst();
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private void add(Term stem, int count, BooleanQuery.Builder bag, double[] bounds) throws IOException {
        TermStates states = TermStates.build(searcher, stem, true);
        if (states.docFreq() == 0) {
            return;
        }
        bag.add(new BoostQuery(new TermQuery(stem, states), count), BooleanClause.Occur.SHOULD);
        if (bounds.length > FIRST) {
            windows.add(stem, Fields.score(searcher, stem, states.docFreq(), states.totalTermFreq(), count), bounds);
        } else {
            // The first round visits them all.
            Arrays.fill(bounds, Double.POSITIVE_INFINITY);
        }
    }

    private void visit(Weight weight, float[] bounds, Best best) throws IOException {
        int[] order = highestFirst(bounds);
        int from = 0;
        int size = FIRST;
        while (from < order.length && bounds[order[from]] >= best.least()) {
            int to = Math.min(order.length, from + size);
            int[] round = Arrays.copyOfRange(order, from, to);
            Arrays.sort(round);
            visit(weight.bulkScorer(leaf), round, bounds, best);
            from = to;
            size *= 2;
        }
    }

    /** Windows that hold any of the stems. */
    private static int[] highestFirst(float[] bounds) {
        // A positive float's bits are ordered as the float; rounding changes the order of windows, and so nothing but
        // time.
        long[] keys = new long[bounds.length];
        int count = 0;
        for (int window = 0; window < bounds.length; window++) {
            if (bounds[window] > 0) {
                keys[count++] = ((long) ~Float.floatToIntBits(bounds[window]) << Integer.SIZE) | window;
            }
        }
        Arrays.sort(keys, 0, count);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }

    /** @param round windows in ascending order */
    private void visit(BulkScorer scorer, int[] round, float[] bounds, Best best) throws IOException {
        best.begin();
        for (int i = 0; i < round.length; ) {
            if (bounds[round[i]] < best.least()) {
                i++;
                continue;
            }
            int first = round[i];
            int after = first;
            while (i < round.length && round[i] == after && bounds[round[i]] >= best.least()) {
                after++;
                i++;
            }
            int end =
                    (int) Math.min((long) after * windows.width(), leaf.reader().maxDoc());
            scorer.score(best, null, first * windows.width(), end);
        }
    }

    @Override
    public void close() throws IOException {
        windows.close();
    }
}
