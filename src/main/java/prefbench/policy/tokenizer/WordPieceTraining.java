package prefbench.policy.tokenizer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Learns a WordPiece vocabulary by {@link PairMerging}, as HuggingFace's own trainer does. Words are split as BERT splits
 * them.
 */
final class WordPieceTraining {
    private static final int MAX_WORD = 100;
    private static final Pattern WORD = Pattern.compile("[\\p{P}\\p{S}]|[^\\s\\p{P}\\p{S}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern SPECIAL = Pattern.compile("\\[/?(?:clicked )?button_?]|\\[SEP]");

    private final PairMerging merging;

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
        merging = new PairMerging(alphabet, (left, right) -> left + right.substring(2));
        counts.forEach((word, count) -> merging.add(letters(word), count));
    }

    List<String> vocabulary(int size) {
        List<String> vocabulary = new ArrayList<>(Tokenizer.SPECIAL);
        int room = size - vocabulary.size() - merging.pieces().size();
        if (room < 0) {
            throw new IllegalArgumentException(
                    "vocabularySize must be at least %d for the letters of these texts, was %d"
                            .formatted(vocabulary.size() + merging.pieces().size(), size));
        }
        merging.merge(room);
        vocabulary.addAll(merging.pieces());
        return vocabulary;
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
