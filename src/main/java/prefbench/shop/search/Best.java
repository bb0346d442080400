package prefbench.shop.search;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;

/**
 * The best documents met so far: highest score first, of equal scores the one whose id comes first. Lucene is told what score
 * is needed to join them. Documents may come in several runs, each ascending. Not thread-safe.
 */
final class Best implements LeafCollector {
    /** By hand: thousands of documents are compared in a search, and Comparator's parts would box their numbers. */
    private static final Comparator<Found> WORST_FIRST = (first, second) -> first.score() == second.score()
            ? Integer.compare(second.id(), first.id())
            : Float.compare(first.score(), second.score());

    private final LeafReader segment;
    private final int limit;
    private final PriorityQueue<Found> found;
    private SortedDocValues ids;
    private Scorable scorer;

    /** @param id rank of the document's id among all ids */
    record Found(int document, float score, int id) {}

    Best(LeafReader segment, int limit) throws IOException {
        this.segment = segment;
        this.limit = limit;
        this.found = new PriorityQueue<>(limit, WORST_FIRST);
        begin();
    }

    /** The documents that follow may be smaller than those before. */
    void begin() throws IOException {
        ids = segment.getSortedDocValues(Fields.ID);
    }

    /** No document with a smaller score is wanted; with this one only if its id is smaller. */
    float least() {
        return found.size() < limit ? 0 : found.element().score();
    }

    @Override
    public void setScorer(Scorable next) throws IOException {
        scorer = next;
        scorer.setMinCompetitiveScore(least());
    }

    @Override
    public void collect(int document) throws IOException {
        float score = scorer.score();
        if (score < least()) {
            return;
        }
        ids.advanceExact(document);
        found.add(new Found(document, score, ids.ordValue()));
        if (found.size() > limit) {
            found.remove();
        }
        if (found.size() == limit) {
            scorer.setMinCompetitiveScore(least());
        }
    }

    List<Found> bestFirst() {
        return found.stream().sorted(WORST_FIRST.reversed()).toList();
    }
}
