package prefbench.text;

import java.util.StringJoiner;

/**
 * The fuzzy match of WebShop's reward: {@code token_set_ratio} of thefuzz 0.19.0, over difflib's ratio or another ({@link FuzzyRatio}).
 *
 * <p>Both texts are cleaned to sets of words. With s the words in common, a = s and the first text's other words, b = s and
 * the second's, each sorted, the score is the best of ratio(s, a), ratio(s, b), ratio(a, b), in whole percent. Thread-safe.
 */
public final class TokenSetRatio {
    private TokenSetRatio() {}

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

    /** Exact where it is above the threshold, else anything up to it. */
    private static int score(Phrase first, Phrase second, int threshold, FuzzyRatio ratio) {
        if (first.wordCount() == 0 || second.wordCount() == 0) {
            return 0;
        }
        int best = first.mayShareWords(second) ? ofShared(first, second, ratio) : 0;
        if (best == 100 || bound(first, second) <= Math.max(best, threshold)) {
            return best;
        }
        return Math.max(best, percent(ratio.of(sharedFirst(first, second), sharedFirst(second, first))));
    }

    /** ratio(s, a) or ratio(s, b), whichever is higher; 0 if no word is in common. */
    private static int ofShared(Phrase first, Phrase second, FuzzyRatio ratio) {
        Phrase.Shared shared = first.shared(second);
        if (shared.count() == 0) {
            return 0;
        }
        if (shared.count() == first.wordCount() || shared.count() == second.wordCount()) {
            return 100;
        }
        return Math.max(prefixRatio(shared, first, second, ratio), prefixRatio(shared, second, first, ratio));
    }

    /**
     * The ratio of the shared words and a phrase that begins with them. Their longest match is the beginning itself, unless the
     * phrase is so long that difflib ignores its frequent characters.
     */
    private static int prefixRatio(Phrase.Shared shared, Phrase phrase, Phrase other, FuzzyRatio ratio) {
        if (ratio.exactForPrefixes(phrase.length())) {
            return percent(2.0 * shared.length() / (shared.length() + phrase.length()));
        }
        StringJoiner words = new StringJoiner(" ");
        phrase.words().stream().filter(other::has).forEach(words::add);
        return percent(ratio.of(words.toString(), sharedFirst(phrase, other)));
    }

    /** A phrase's words, those first that the other has too. */
    private static String sharedFirst(Phrase phrase, Phrase other) {
        StringJoiner words = new StringJoiner(" ");
        phrase.words().stream().filter(other::has).forEach(words::add);
        phrase.words().stream().filter(word -> !other.has(word)).forEach(words::add);
        return words.toString();
    }

    /** No ratio of the two can be higher: 2 M / T with M the characters that both have. */
    private static int bound(Phrase first, Phrase second) {
        return percent(2.0 * first.charactersInCommonAtMost(second) / (first.length() + second.length()));
    }

    /** Python rounds halves to even. */
    private static int percent(double ratio) {
        return (int) Math.rint(100 * ratio);
    }
}
