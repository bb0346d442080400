package prefbench.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Candidates by rule: the instruction without its price clause; that without courtesies and stop words; only the words up to
 * the first clause about details; and the first few content words. Thread-safe.
 */
final class RuleQueryWriter implements QueryWriter {
    private static final int FIRST_WORDS = 5;

    private static final String LEAD_IN =
            "[,;]?\\s*\\b(?:(?:and|with|for|at|but|that(?:'s| is)?|which(?: is)?|it should be)\\s+)*"
                    + "(?:(?:a|the|my)\\s+)*";
    private static final String MONEY_WORD =
            "(?:price[sd]?|cost(?:s|ing)?|budget)\\s+(?:(?:is|of|to be|must be|should be)\\s+)*";
    private static final String LIMIT =
            "(?:(?:lower|less|cheaper|not more|no more) than|under|below|at most|up to|within)\\s*";
    private static final String NUMBER = "\\d[\\d,]*(?:\\.\\d+)?";
    private static final String UNIT = "\\s*(?:dollars?\\b|usd\\b|bucks\\b|\\$)";

    // A limit alone is a price only with a currency: "under 5 pounds" is not.
    private static final Pattern PRICE = Pattern.compile(
            LEAD_IN + "(?:" + MONEY_WORD + "(?:" + LIMIT + ")?\\$?\\s*" + NUMBER + "(?:" + UNIT + ")?|(?:priced\\s+)?"
                    + LIMIT + "(?:\\$\\s*" + NUMBER + "(?:" + UNIT + ")?|" + NUMBER + UNIT + "))");

    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}'%.&/-]+");

    private static final Pattern DETAILS = Pattern.compile(
            "[,;.](?=\\s|$)|\\b(?:with|that|which|in|for|and|made|having|featuring|size|color|colour)\\b");

    private static final Set<String> STOP_WORDS = Set.of(
            "a",
            "am",
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
            "find",
            "finding",
            "for",
            "from",
            "get",
            "give",
            "have",
            "help",
            "hi",
            "hello",
            "i",
            "i'd",
            "i'm",
            "im",
            "in",
            "interested",
            "is",
            "it",
            "its",
            "item",
            "like",
            "looking",
            "me",
            "my",
            "need",
            "needs",
            "of",
            "on",
            "one",
            "or",
            "order",
            "please",
            "prefer",
            "preferably",
            "purchase",
            "search",
            "searching",
            "should",
            "show",
            "some",
            "something",
            "thanks",
            "that",
            "the",
            "them",
            "these",
            "this",
            "to",
            "too",
            "want",
            "which",
            "will",
            "with",
            "would",
            "you",
            "your");

    @Override
    public List<String> candidates(String instruction) {
        String plain = plain(instruction);
        String withoutPrice = PRICE.matcher(plain).replaceAll(" ");
        Set<String> found = new LinkedHashSet<>();
        List<String> content = content(withoutPrice);
        add(found, String.join(" ", words(withoutPrice)));
        add(found, String.join(" ", content));
        add(found, String.join(" ", content(head(withoutPrice))));
        add(found, String.join(" ", content.subList(0, Math.min(FIRST_WORDS, content.size()))));
        if (found.isEmpty()) {
            add(found, String.join(" ", words(plain)));
        }
        return found.isEmpty() ? List.of("anything") : List.copyOf(found);
    }

    private static String plain(String instruction) {
        return instruction
                .toLowerCase(Locale.ROOT)
                .replace('[', ' ')
                .replace(']', ' ')
                .strip();
    }

    /** The words up to the first that starts a detail, once there are two content words. */
    private static String head(String text) {
        var matcher = DETAILS.matcher(text);
        while (matcher.find()) {
            String before = text.substring(0, matcher.start());
            if (content(before).size() >= 2) {
                return before;
            }
        }
        return text;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String part : NOT_WORD.split(text)) {
            String word = trimPunctuation(part);
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private static List<String> content(String text) {
        return words(text).stream().filter(word -> !STOP_WORDS.contains(word)).toList();
    }

    private static String trimPunctuation(String word) {
        int from = 0;
        int to = word.length();
        while (from < to && ".'-/&".indexOf(word.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && ".'-/&".indexOf(word.charAt(to - 1)) >= 0) {
            to--;
        }
        return word.substring(from, to);
    }

    private static void add(Set<String> found, String query) {
        if (!query.isBlank()) {
            found.add(query);
        }
    }
}
