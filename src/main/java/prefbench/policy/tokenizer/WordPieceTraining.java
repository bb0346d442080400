package prefbench.policy.tokenizer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Learns a WordPiece vocabulary by merging the most frequent pair of neighbouring pieces, over and over (Sennrich et al.,
 * "Neural Machine Translation of Rare Words with Subword Units", ACL 2016; HuggingFace's own trainer does the same).
 *
 * <p>Ties go to the pair that comes first in the order of its two pieces' texts. Words are split as BERT splits them.
 */
final class WordPieceTraining {
    // Only how often a pair must occur keeps chance codes out; a digit run is read in pieces anyway.
    private static final int MIN_PAIR_COUNT = 2;
    private static final int MAX_WORD = 100;
    private static final Pattern WORD = Pattern.compile("[\\p{P}\\p{S}]|[^\\s\\p{P}\\p{S}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern SPECIAL = Pattern.compile("\\[/?(?:clicked )?button_?]|\\[SEP]");

    private final List<Word> words = new ArrayList<>();
    private final List<String> pieces = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Long, Pair> pairs = new HashMap<>();

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

    WordPieceTraining(Iterable<String> texts) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String text : texts) {
            var matcher = WORD.matcher(normalise(SPECIAL.matcher(text).replaceAll(" ")));
            while (matcher.find()) {
                if (matcher.end() - matcher.start() <= MAX_WORD) {
                    counts.merge(matcher.group(), 1, Integer::sum);
                }
            }
        }
        Set<String> alphabet = new TreeSet<>();
        // Any plain word can be spelt, whether these texts use its letters in these places or not.
        "abcdefghijklmnopqrstuvwxyz0123456789".chars().forEach(letter -> {
            alphabet.add(Character.toString(letter));
            alphabet.add("##" + Character.toString(letter));
        });
        counts.keySet().forEach(word -> alphabet.addAll(letters(word)));
        alphabet.forEach(this::number);
        counts.forEach((word, count) -> words.add(
                new Word(count, letters(word).stream().mapToInt(this::number).toArray())));
    }

    List<String> vocabulary(int size) {
        List<String> vocabulary = new ArrayList<>(Tokenizer.SPECIAL);
        int room = size - vocabulary.size() - pieces.size();
        if (room < 0) {
            throw new IllegalArgumentException(
                    "vocabularySize must be at least %d for the letters of these texts, was %d"
                            .formatted(vocabulary.size() + pieces.size(), size));
        }
        merge(room);
        vocabulary.addAll(pieces);
        return vocabulary;
    }

    private void merge(int merges) {
        PriorityQueue<Candidate> queue = new PriorityQueue<>(Comparator.comparingLong(Candidate::count)
                .reversed()
                .thenComparing(Candidate::left)
                .thenComparing(Candidate::right));
        for (int word = 0; word < words.size(); word++) {
            count(word, 1, new HashSet<>());
        }
        pairs.values().forEach(pair -> queue.add(candidate(pair)));
        int made = 0;
        while (made < merges && !queue.isEmpty()) {
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
        int joined = number(pieces.get(pair.left) + pieces.get(pair.right).substring(2));
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
        return java.util.Arrays.copyOf(result, size);
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

    private static List<String> letters(String word) {
        List<String> letters = new ArrayList<>();
        word.codePoints().forEach(letter -> letters.add((letters.isEmpty() ? "" : "##") + Character.toString(letter)));
        return letters;
    }

    private static String normalise(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
    }
}
