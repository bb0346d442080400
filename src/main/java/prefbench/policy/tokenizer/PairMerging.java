package prefbench.policy.tokenizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * Learns pieces of words by merging the most frequent pair of neighbouring pieces, over and over (Sennrich et al., "Neural
 * Machine Translation of Rare Words with Subword Units", ACL 2016). Ties go to the pair that comes first in the order of its
 * two pieces' texts.
 */
final class PairMerging {
    // Only how often a pair must occur keeps chance codes out; a digit run is read in pieces anyway.
    private static final int MIN_PAIR_COUNT = 2;

    private final BinaryOperator<String> join;
    private final List<Word> words = new ArrayList<>();
    private final List<String> pieces = new ArrayList<>();
    private final List<Merge> merges = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Long, Pair> pairs = new HashMap<>();

    /** Two neighbouring pieces that became one. */
    record Merge(String left, String right) {}

    private static final class Word {
        private final int count;
        private int[] pieces;

        Word(int count, int[] pieces) {
            this.count = count;
            this.pieces = pieces;
        }
    }

    private static final class Pair {
        private final int left;
        private final int right;
        private long count;
        private final Set<Integer> words = new HashSet<>();

        Pair(int left, int right) {
            this.left = left;
            this.right = right;
        }
    }

    /** A pair with the count it had when queued; it is out of date once the pair's count is another. */
    private record Candidate(long count, String left, String right, Pair pair) {}

    /**
     * @param alphabet the first pieces, in the order of their numbers
     * @param join how two neighbouring pieces spell a longer one
     */
    PairMerging(Iterable<String> alphabet, BinaryOperator<String> join) {
        this.join = join;
        alphabet.forEach(this::number);
    }

    void add(List<String> letters, int count) {
        words.add(new Word(count, letters.stream().mapToInt(this::number).toArray()));
    }

    /** All pieces so far, the alphabet first. */
    List<String> pieces() {
        return pieces;
    }

    /** All merges so far, in their order. */
    List<Merge> merges() {
        return merges;
    }

    /** Makes {@code count} new pieces, or fewer if no pair is frequent enough. */
    void merge(int count) {
        PriorityQueue<Candidate> queue = new PriorityQueue<>(Comparator.comparingLong(Candidate::count)
                .reversed()
                .thenComparing(Candidate::left)
                .thenComparing(Candidate::right));
        for (int word = 0; word < words.size(); word++) {
            count(word, 1, new HashSet<>());
        }
        pairs.values().forEach(pair -> queue.add(candidate(pair)));
        int made = 0;
        while (made < count && !queue.isEmpty()) {
            Candidate best = queue.poll();
            if (best.count() != best.pair().count) {
                continue;
            }
            if (best.count() < MIN_PAIR_COUNT) {
                return;
            }
            // Two different pairs can spell one piece; it is one entry of the vocabulary.
            int before = pieces.size();
            Set<Pair> touched = apply(best.pair());
            made += pieces.size() - before;
            touched.stream().filter(pair -> pair.count > 0).forEach(pair -> queue.add(candidate(pair)));
        }
    }

    private Set<Pair> apply(Pair pair) {
        merges.add(new Merge(pieces.get(pair.left), pieces.get(pair.right)));
        int joined = number(join.apply(pieces.get(pair.left), pieces.get(pair.right)));
        Set<Pair> touched = new HashSet<>();
        for (int index : List.copyOf(pair.words)) {
            count(index, -1, touched);
            Word word = words.get(index);
            word.pieces = joined(word.pieces, pair, joined);
            count(index, 1, touched);
        }
        return touched;
    }

    private static int[] joined(int[] pieces, Pair pair, int joined) {
        int[] result = new int[pieces.length];
        int size = 0;
        for (int i = 0; i < pieces.length; i++) {
            if (i + 1 < pieces.length && pieces[i] == pair.left && pieces[i + 1] == pair.right) {
                result[size++] = joined;
                i++;
            } else {
                result[size++] = pieces[i];
            }
        }
        return Arrays.copyOf(result, size);
    }

    /** Adds ({@code sign} 1) or takes away (-1) a word's pairs. */
    private void count(int index, int sign, Set<Pair> touched) {
        Word word = words.get(index);
        for (int i = 0; i + 1 < word.pieces.length; i++) {
            int left = word.pieces[i];
            int right = word.pieces[i + 1];
            Pair pair = pairs.computeIfAbsent((long) left << 32 | right, key -> new Pair(left, right));
            pair.count += (long) sign * word.count;
            if (sign > 0) {
                pair.words.add(index);
            } else {
                pair.words.remove(index);
            }
            touched.add(pair);
        }
    }

    private Candidate candidate(Pair pair) {
        return new Candidate(pair.count, pieces.get(pair.left), pieces.get(pair.right), pair);
    }

    private int number(String piece) {
        Integer known = numbers.putIfAbsent(piece, pieces.size());
        if (known != null) {
            return known;
        }
        pieces.add(piece);
        return pieces.size() - 1;
    }
}
