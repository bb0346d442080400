package prefbench.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rectangles of unequal size split into batches, each padded to its longest and widest: what a batched matrix product works
 * on. The split is the one of least padded area among those with at most {@value #MOST} batches of like length, each further
 * batch counted as an area of {@value #OVERHEAD}.
 */
final class Buckets {
    private static final int MOST = 8;
    // A further bucket costs some fifty further operations; that is about the time of so many pairs of tokens on one
    // core.
    private static final long OVERHEAD = 3000;

    private final int[] lengths;
    private final int[] widths;
    private final List<Integer> order;
    /** Numbers of rectangles, in order of length, at which a bucket may end: where the length changes. */
    private final int[] ends;

    private Buckets(int[] lengths, int[] widths) {
        this.lengths = lengths;
        this.widths = widths;
        this.order = IntStream.range(0, lengths.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> lengths[i]))
                .toList();
        this.ends = IntStream.rangeClosed(0, lengths.length)
                .filter(end -> end == 0 || end == lengths.length || length(end - 1) < length(end))
                .toArray();
    }

    /** Indices into {@code lengths} and {@code widths}, each bucket in order of length. */
    static List<List<Integer>> of(int[] lengths, int[] widths) {
        return new Buckets(lengths, widths).split();
    }

    private int length(int rank) {
        return lengths[order.get(rank)];
    }

    private List<List<Integer>> split() {
        // cost[k][j]: least cost of all before ends[j] in at most k + 1 buckets; the last of them starts at
        // ends[start[k][j]].
        long[][] cost = new long[MOST][ends.length];
        int[][] start = new int[MOST][ends.length];
        for (int k = 0; k < MOST; k++) {
            for (int j = 1; j < ends.length; j++) {
                cost[k][j] = Long.MAX_VALUE;
                int widest = 0;
                for (int i = j - 1; i >= 0; i--) {
                    widest = Math.max(widest, widest(ends[i], ends[i + 1]));
                    long area = (long) (ends[j] - ends[i]) * length(ends[j] - 1) * widest;
                    long total = i == 0 ? area : k == 0 ? Long.MAX_VALUE : cost[k - 1][i] + area + OVERHEAD;
                    if (total < cost[k][j]) {
                        cost[k][j] = total;
                        start[k][j] = i;
                    }
                }
            }
        }
        List<List<Integer>> buckets = new ArrayList<>();
        for (int j = ends.length - 1, k = MOST - 1; j > 0; j = start[k--][j]) {
            buckets.add(0, order.subList(ends[start[k][j]], ends[j]));
        }
        return buckets;
    }

    private int widest(int from, int to) {
        int widest = 0;
        for (int rank = from; rank < to; rank++) {
            widest = Math.max(widest, widths[order.get(rank)]);
        }
        return widest;
    }
}
