package prefbench.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Slips of hurried typing: two letters swapped, one left out, doubled, or hit beside. About one in five words of four letters
 * and more gets one, and at least one word of a text that has any; first letters, short words and whatever holds a digit stay.
 */
final class Typos {
    private static final Pattern WORD =
            Pattern.compile("(?<![\\p{L}\\p{N}])[a-z]{4,}(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE);

    private static final double SHARE = 0.2;
    private static final String ROWS = "qwertyuiop asdfghjkl zxcvbnm";

    private Typos() {}

    static String in(String text, SplittableRandom random) {
        List<MatchResult> words = WORD.matcher(text).results().toList();
        if (words.isEmpty()) {
            return text;
        }
        int certain = random.nextInt(words.size());
        StringBuilder typed = new StringBuilder();
        int from = 0;
        for (int i = 0; i < words.size(); i++) {
            MatchResult word = words.get(i);
            // Drawn whatever comes of it, so that what befalls a word does not depend on those before it being hit.
            boolean hit = random.nextDouble() < SHARE || i == certain;
            String slip = slip(word.group(), random);
            typed.append(text, from, word.start()).append(hit ? slip : word.group());
            from = word.end();
        }
        return typed.append(text.substring(from)).toString();
    }

    /** Another word than the one given, in any case. */
    private static String slip(String word, SplittableRandom random) {
        int at = 1 + random.nextInt(word.length() - 2);
        String before = word.substring(0, at);
        char letter = word.charAt(at);
        char next = word.charAt(at + 1);
        String after = word.substring(at + 1);
        int kind = random.nextInt(4);
        char beside = neighbour(letter, random);
        if (kind == 0 && letter != next) {
            return before + next + letter + word.substring(at + 2);
        }
        return switch (kind) {
            case 1 -> before + after;
            case 2 -> before + beside + after;
            default -> before + letter + letter + after;
        };
    }

    private static char neighbour(char letter, SplittableRandom random) {
        int at = ROWS.indexOf(Character.toLowerCase(letter));
        List<Character> keys = new ArrayList<>();
        for (int key : new int[] {at - 1, at + 1}) {
            if (key >= 0 && key < ROWS.length() && ROWS.charAt(key) != ' ') {
                keys.add(ROWS.charAt(key));
            }
        }
        return keys.get(random.nextInt(keys.size()));
    }
}
