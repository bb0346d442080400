package prefbench.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * A text cleaned for {@link TokenSetRatio}: its distinct words in code point order. With what is compared of it worked out once:
 * which words and letters it may share with another, so that most pairs need no look at their letters. Immutable.
 */
public final class Phrase {
    private static final Comparator<String> BY_CODE_POINT = (x, y) -> {
        int[] xs = x.codePoints().toArray();
        int[] ys = y.codePoints().toArray();
        return Arrays.compare(xs, ys);
    };

    private final String[] words;
    /** The words joined by spaces, in code points: lengths are Python's. */
    private final int length;
    /** A bit for each word, by its hash: phrases with a word in common have a bit in common. */
    private final long wordBits;
    /** A bit for each "k-th occurrence of a character", by its hash, in two halves. */
    private final long lowBits;

    private final long highBits;

    private Phrase(String[] words) {
        this.words = words;
        String text = toString();
        int[] characters = text.codePoints().toArray();
        this.length = characters.length;
        this.wordBits = Arrays.stream(words).mapToLong(Phrase::bit).reduce(0, (x, y) -> x | y);
        Arrays.sort(characters);
        long[] bits = new long[2];
        int occurrence = 0;
        for (int i = 0; i < characters.length; i++) {
            occurrence = i > 0 && characters[i] == characters[i - 1] ? occurrence + 1 : 0;
            int hash = mixed(characters[i] * 31 + occurrence);
            bits[hash >>> 6 & 1] |= 1L << hash;
        }
        this.lowBits = bits[0];
        this.highBits = bits[1];
    }

    /**
     * Drops the characters U+0080 to U+00FF (and only these), takes every other character that is no letter, number or
     * underscore for a gap, and lowers the rest.
     */
    public static Phrase of(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().filter(c -> c < 0x80 || c > 0xff).forEach(c -> clean.appendCodePoint(isWord(c) ? c : ' '));
        TreeSet<String> words = new TreeSet<>(BY_CODE_POINT);
        for (String word : clean.toString().toLowerCase(Locale.ROOT).split(" ")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return new Phrase(words.toArray(String[]::new));
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

    private static long bit(String word) {
        return 1L << mixed(word.hashCode());
    }

    /** Spreads a hash over its low bits (Knuth's multiplier, The Art of Computer Programming 3, 6.4). */
    private static int mixed(int hash) {
        return hash * 0x9E3779B1 >>> 25;
    }

    List<String> words() {
        return List.of(words);
    }

    int wordCount() {
        return words.length;
    }

    /** In code points, as Python counts. */
    int length() {
        return length;
    }

    /** Whether some word may be in both; false only if none is. */
    boolean mayShareWords(Phrase other) {
        return (wordBits & other.wordBits) != 0;
    }

    /** The words that the other has too, joined by spaces. */
    Shared shared(Phrase other) {
        int count = 0;
        int total = 0;
        for (String word : words) {
            if (other.has(word)) {
                count++;
                total += word.codePointCount(0, word.length()) + 1;
            }
        }
        return new Shared(count, Math.max(0, total - 1));
    }

    /** @param length of the words joined by spaces, in code points */
    record Shared(int count, int length) {}

    boolean has(String word) {
        if ((wordBits & bit(word)) != 0) {
            for (String own : words) {
                if (own.equals(word)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The two have no more characters than this in common, wherever they stand. */
    int charactersInCommonAtMost(Phrase other) {
        int mine = Long.bitCount(lowBits & ~other.lowBits) + Long.bitCount(highBits & ~other.highBits);
        int others = Long.bitCount(other.lowBits & ~lowBits) + Long.bitCount(other.highBits & ~highBits);
        return Math.min(length - mine, other.length - others);
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
