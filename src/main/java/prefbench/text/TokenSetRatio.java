package prefbench.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * The fuzzy match of WebShop's reward: {@code token_set_ratio} of thefuzz 0.19.0, over difflib's ratio or another ({@link FuzzyRatio}).
 *
 * <p>Both texts are cleaned to sets of words. With s the words in common, a = s and the first text's other words, b = s and
 * the second's, each sorted, the score is the best of ratio(s, a), ratio(s, b), ratio(a, b), in whole percent. Thread-safe.
 */
public final class TokenSetRatio {
    private static final Comparator<String> BY_CODE_POINT = (x, y) -> {
        int[] xs = x.codePoints().toArray();
        int[] ys = y.codePoints().toArray();
        return Arrays.compare(xs, ys);
    };

    private TokenSetRatio() {}

    /** A text cleaned for comparison: its distinct words in code point order. */
    public static final class Phrase {
        private final List<String> words;

        private Phrase(List<String> words) {
            this.words = words;
        }

        /**
         * Drops the characters U+0080 to U+00FF (and only these), takes every other character that is no letter, number or
         * underscore for a gap, and lowers the rest.
         */
        public static Phrase of(String text) {
            StringBuilder clean = new StringBuilder(text.length());
            text.codePoints()
                    .filter(c -> c < 0x80 || c > 0xff)
                    .forEach(c -> clean.appendCodePoint(isWord(c) ? c : ' '));
            TreeSet<String> words = new TreeSet<>(BY_CODE_POINT);
            for (String word : clean.toString().toLowerCase(Locale.ROOT).split(" ")) {
                if (!word.isEmpty()) {
                    words.add(word);
                }
            }
            return new Phrase(List.copyOf(words));
        }

        private static boolean isWord(int c) {
            if (c < 0x80) {
                return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
            }
            int type = Character.getType(c);
            return Character.isLetter(c)
                    || type == Character.DECIMAL_DIGIT_NUMBER
                    || type == Character.LETTER_NUMBER
                    || type == Character.OTHER_NUMBER;
        }

        @Override
        public String toString() {
            return String.join(" ", words);
        }
    }

    /** By difflib, in [0, 100]; 0 if either text has no word. */
    public static int of(String first, String second) {
        return of(first, second, FuzzyRatio.DIFFLIB);
    }

    /** In [0, 100]; 0 if either text has no word. */
    public static int of(String first, String second, FuzzyRatio ratio) {
        return score(Phrase.of(first), Phrase.of(second), -1, ratio);
    }

    /** Whether the score is more than {@code threshold} (at least 0): the same decision, mostly without comparing characters. */
    public static boolean exceeds(Phrase first, Phrase second, int threshold, FuzzyRatio ratio) {
        return score(first, second, threshold, ratio) > threshold;
    }

    private static int score(Phrase first, Phrase second, int threshold, FuzzyRatio ratio) {
        if (first.words.isEmpty() || second.words.isEmpty()) {
            return 0;
        }
        List<String> common = new ArrayList<>();
        List<String> firstOnly = new ArrayList<>();
        for (String word : first.words) {
            (second.words.contains(word) ? common : firstOnly).add(word);
        }
        if (!common.isEmpty() && (firstOnly.isEmpty() || common.size() == second.words.size())) {
            return 100;
        }
        List<String> secondOnly = new ArrayList<>(second.words);
        secondOnly.removeAll(common);
        String s = String.join(" ", common);
        String a = (s + " " + String.join(" ", firstOnly)).strip();
        String b = (s + " " + String.join(" ", secondOnly)).strip();
        int best = 0;
        if (!common.isEmpty()) {
            best = Math.max(prefixRatio(s, a, ratio), prefixRatio(s, b, ratio));
        }
        return bound(a, b) <= Math.max(best, threshold) ? best : Math.max(best, percent(ratio.of(a, b)));
    }

    /**
     * The ratio of a text and its beginning. Their longest match is the beginning itself, unless the longer text is so long
     * that difflib ignores its frequent characters.
     */
    private static int prefixRatio(String prefix, String text, FuzzyRatio ratio) {
        return ratio.exactForPrefixes(text) && isPlain(text)
                ? percent(2.0 * prefix.length() / (prefix.length() + text.length()))
                : percent(ratio.of(prefix, text));
    }

    /** No ratio of the two can be higher: 2 M / T with M at most the characters of the shorter one. */
    private static int bound(String a, String b) {
        if (!isPlain(a) || !isPlain(b)) {
            return 100;
        }
        int[] balance = new int[128];
        int matches = 0;
        for (int i = 0; i < a.length(); i++) {
            balance[a.charAt(i) & 127]++;
        }
        for (int i = 0; i < b.length(); i++) {
            if (balance[b.charAt(i) & 127]-- > 0) {
                matches++;
            }
        }
        return percent(2.0 * matches / (a.length() + b.length()));
    }

    /** Whether every character is one Java char, so that lengths are Python's. */
    private static boolean isPlain(String text) {
        return text.codePointCount(0, text.length()) == text.length();
    }

    /** Python rounds halves to even. */
    private static int percent(double ratio) {
        return (int) Math.rint(100 * ratio);
    }
}
