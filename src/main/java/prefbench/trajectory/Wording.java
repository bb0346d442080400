package prefbench.trajectory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text as a hasty reader takes it in: words in one spelling, without endings and small words; numbers and units apart
 * ("16oz" is "16", "oz"); and near misses count as hits.
 */
final class Wording {
    private static final Pattern WORD = Pattern.compile("\\d+(?:\\.\\d+)?|[a-z]+|\"");

    /** Clothes sizes are one word, so that "large" is not found in "x-large". */
    private static final Map<Pattern, String> SIZES = new LinkedHashMap<>();

    static {
        SIZES.put(Pattern.compile("\\b(?:xx[- ]?large|2x[- ]?large|xxl|2xl)\\b"), "xxlarge");
        SIZES.put(Pattern.compile("\\b(?:xxx[- ]?large|3x[- ]?large|xxxl|3xl)\\b"), "xxxlarge");
        SIZES.put(Pattern.compile("\\b(?:4x[- ]?large|4xl)\\b"), "xxxxlarge");
        SIZES.put(Pattern.compile("\\b(?:5x[- ]?large|5xl)\\b"), "xxxxxlarge");
        SIZES.put(Pattern.compile("\\b(?:extra[- ]large|x[- ]large|xl)\\b"), "xlarge");
        SIZES.put(Pattern.compile("\\b(?:extra[- ]small|x[- ]small|xs)\\b"), "xsmall");
    }

    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("ounce", "oz"),
            Map.entry("fluid", "fl"),
            Map.entry("foot", "ft"),
            Map.entry("feet", "ft"),
            Map.entry("inche", "inch"),
            Map.entry("\"", "inch"),
            Map.entry("gray", "grey"),
            Map.entry("colour", "color"),
            Map.entry("pound", "lb"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("ten", "10"),
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("twelve", "12"),
            Map.entry("dozen", "12"),
            Map.entry("woman", "women"),
            Map.entry("man", "men"),
            Map.entry("couche", "couch"),
            Map.entry("piece", "pc"),
            Map.entry("count", "ct"));

    private static final Set<String> SMALL = Set.of(
            "a",
            "an",
            "and",
            "are",
            "as",
            "at",
            "be",
            "but",
            "buy",
            "by",
            "can",
            "could",
            "do",
            "find",
            "for",
            "from",
            "get",
            "have",
            "has",
            "hello",
            "help",
            "i",
            "in",
            "interested",
            "is",
            "it",
            "like",
            "looking",
            "make",
            "me",
            "my",
            "need",
            "of",
            "on",
            "one",
            "or",
            "please",
            "some",
            "something",
            "sure",
            "than",
            "that",
            "the",
            "they",
            "this",
            "to",
            "trying",
            "want",
            "we",
            "with",
            "would",
            "you",
            "your",
            "am",
            "m",
            "d",
            "should",
            "must",
            "also",
            "lower",
            "price",
            "dollar",
            "color",
            "size",
            "pair",
            "comes",
            "come",
            "flavor",
            "flavored",
            "scent",
            "scented",
            "choose",
            "pick",
            "select",
            "prefer",
            "searching",
            "will",
            "which",
            "its",
            "ct",
            "style");

    private Wording() {}

    /** All words in order, small ones too. */
    static List<String> all(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replace("'s", "");
        for (Map.Entry<Pattern, String> size : SIZES.entrySet()) {
            plain = size.getKey().matcher(plain).replaceAll(size.getValue());
        }
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(plain);
        while (matcher.find()) {
            words.add(root(matcher.group()));
        }
        return words;
    }

    /** The words that carry meaning. */
    static List<String> content(String text) {
        return all(text).stream().filter(word -> !SMALL.contains(word)).toList();
    }

    /** Equal, or one slip apart in words long enough to be recognised all the same. */
    static boolean alike(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        int shorter = Math.min(one.length(), other.length());
        if (shorter < 4 || one.charAt(0) != other.charAt(0) || Character.isDigit(one.charAt(0))) {
            return false;
        }
        return oneSlip(one, other);
    }

    private static boolean oneSlip(String one, String other) {
        int start = 0;
        int shorter = Math.min(one.length(), other.length());
        while (start < shorter && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        String restOne = one.substring(start);
        String restOther = other.substring(start);
        if (restOne.length() == restOther.length()) {
            return restOne.length() < 2
                    || restOne.substring(1).equals(restOther.substring(1))
                    || restOne.charAt(0) == restOther.charAt(1)
                            && restOne.charAt(1) == restOther.charAt(0)
                            && restOne.substring(2).equals(restOther.substring(2));
        }
        return restOne.length() > restOther.length()
                ? restOne.substring(1).equals(restOther)
                : restOther.substring(1).equals(restOne);
    }

    private static String root(String word) {
        String same = SAME.get(word);
        if (same != null) {
            return same;
        }
        String root = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
        return SAME.getOrDefault(root, root);
    }
}
