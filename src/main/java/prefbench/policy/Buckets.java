package prefbench.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sequences split by length, so that short ones are not padded to the longest of all. The split is the one with the fewest
 * padded tokens among those with at most {@value #MOST} buckets, each further bucket counted as {@value #OVERHEAD} tokens.
 */
final class Buckets {
    private static final int MOST = 4;
    // A further bucket costs about a hundred further operations; that is the time of so many tokens on one core.
    private static final long OVERHEAD = 200;

    private Buckets() {}

    /** Indices into {@code sequences}, each bucket in order of length. */
    static List<List<Integer>> of(List<int[]> sequences) {
        List<Integer> order = IntStream.range(0, sequences.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> sequences.get(i).length))
                .toList();
        int size = order.size();
        // cost[k][end]: fewest tokens for the first `end` sequences in k + 1 buckets; the last one starts at
        // start[k][end].
        long[][] cost = new long[MOST][size + 1];
        int[][] start = new int[MOST][size + 1];
        for (int k = 0; k < MOST; k++) {
            for (int end = 1; end <= size; end++) {
                long width = sequences.get(order.get(end - 1)).length;
                cost[k][end] = end * width;
                for (int from = 1; k > 0 && from < end; from++) {
                    long total = cost[k - 1][from] + (end - from) * width + OVERHEAD;
                    if (total < cost[k][end]) {
                        cost[k][end] = total;
                        start[k][end] = from;
                    }
                }
            }
        }
        List<List<Integer>> buckets = new ArrayList<>();
        int end = size;
        for (int k = MOST - 1; end > 0; k--) {
            buckets.add(0, order.subList(start[k][end], end));
            end = start[k][end];
        }
        return buckets;
    }
}
