package prefbench.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The similarity ratio of Python's {@code difflib.SequenceMatcher}: 2 M / T, where M is the number of characters in the
 * matching blocks found by Ratcliff and Obershelp's "gestalt pattern matching" (Dr. Dobb's Journal, July 1988) and T the
 * number of characters in both strings; with Python's {@code autojunk} rule for second strings of 200 characters or more.
 * Not symmetric. An instance serves one comparison.
 */
final class Difflib {
    static final int AUTOJUNK_LENGTH = 200;

    private final int[] a;
    private final int[] b;
    /** First position in b of a's character, or -1, by position in a; further positions follow in {@link #following}. */
    private final int[] first;

    private final int[] following;
    private int[] lengths;
    private int[] previousLengths;

    private Difflib(int[] a, int[] b) {
        this.a = a;
        this.b = b;
        this.first = new int[a.length];
        this.following = new int[b.length];
        this.lengths = new int[b.length + 1];
        this.previousLengths = new int[b.length + 1];
        chain();
    }

    /** In [0, 1]; 1 for two empty strings. */
    static double ratio(String a, String b) {
        int[] as = a.codePoints().toArray();
        int[] bs = b.codePoints().toArray();
        int total = as.length + bs.length;
        return total == 0 ? 1 : 2.0 * new Difflib(as, bs).matches(0, as.length, 0, bs.length) / total;
    }

    private void chain() {
        Map<Integer, Integer> heads = new HashMap<>(b.length * 2);
        Map<Integer, Integer> counts = new HashMap<>();
        for (int j = b.length - 1; j >= 0; j--) {
            Integer later = heads.put(b[j], j);
            following[j] = later == null ? -1 : later;
            if (b.length >= AUTOJUNK_LENGTH) {
                counts.merge(b[j], 1, Integer::sum);
            }
        }
        int popular = b.length / 100 + 1;
        counts.forEach((character, count) -> {
            if (count > popular) {
                heads.remove(character);
            }
        });
        for (int i = 0; i < a.length; i++) {
            first[i] = heads.getOrDefault(a[i], -1);
        }
    }

    private int matches(int aFrom, int aTo, int bFrom, int bTo) {
        if (aFrom >= aTo || bFrom >= bTo) {
            return 0;
        }
        int bestA = aFrom;
        int bestB = bFrom;
        int best = 0;
        Arrays.fill(lengths, 0);
        for (int i = aFrom; i < aTo; i++) {
            int[] swap = previousLengths;
            previousLengths = lengths;
            lengths = swap;
            Arrays.fill(lengths, bFrom, bTo + 1, 0);
            for (int j = first[i]; j >= 0 && j < bTo; j = following[j]) {
                if (j < bFrom) {
                    continue;
                }
                int length = j == bFrom ? 1 : previousLengths[j] + 1;
                lengths[j + 1] = length;
                if (length > best) {
                    bestA = i - length + 1;
                    bestB = j - length + 1;
                    best = length;
                }
            }
        }
        // Popular characters are no anchors, but a match may grow over them.
        while (bestA > aFrom && bestB > bFrom && a[bestA - 1] == b[bestB - 1]) {
            bestA--;
            bestB--;
            best++;
        }
        while (bestA + best < aTo && bestB + best < bTo && a[bestA + best] == b[bestB + best]) {
            best++;
        }
        if (best == 0) {
            return 0;
        }
        return best + matches(aFrom, bestA, bFrom, bestB) + matches(bestA + best, aTo, bestB + best, bTo);
    }
}
