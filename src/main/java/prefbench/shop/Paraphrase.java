package prefbench.shop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same wish in other words: another frame around it, the clauses behind the noun in another order, later sentences in
 * another order, small words replaced. Whatever names the product, its attributes, options and numbers is kept word for word,
 * so that a reader of English finds the same wishes. Works on any English instruction; one whose frame is not recognised keeps
 * it and gets a greeting.
 */
final class Paraphrase {
    private static final String VERB = "(?:buy|purchase|find|get|order)";

    /** What people begin with; what follows must not be a verb or a pronoun, since the frames take a noun. */
    private static final Pattern OPENING = Pattern.compile(
            "^\\s*(?:(?:hello|hi|hey)\\b[,.!]?\\s+)?(?:please\\s+)?(?:"
                    + "(?:(?:i am|i'm|im|we are|we're|i)\\s+)?(?:looking|searching|shopping)\\s+for"
                    + "|(?:i am|i'm|im)\\s+(?:looking|trying)\\s+to\\s+" + VERB
                    + "|(?:i am|i'm|im)\\s+interested\\s+in(?:\\s+(?:buying|purchasing|finding))?"
                    + "|(?:i am|i'm|im)\\s+in\\s+(?:the\\s+market\\s+for|need\\s+of)"
                    + "|(?:i'd|id|i would|we would)\\s+like(?:\\s+to\\s+" + VERB + ")?"
                    + "|(?:i|we)\\s+(?:need|want|have)\\s+to\\s+" + VERB
                    + "|(?:i|we)\\s+(?:need|want)"
                    + "|(?:can|could|would)\\s+you\\s+(?:please\\s+)?(?:help\\s+me\\s+)?(?:find|get|show|buy)(?:\\s+me)?"
                    + "|(?:help\\s+me\\s+)?(?:find|get|show|buy)(?:\\s+me)?"
                    + "|do\\s+you\\s+have"
                    + ")\\s+(?!(?:to|it|you|me|my|them|that|for)\\b)",
            Pattern.CASE_INSENSITIVE);

    private static final List<String> FRAMES = List.of(
            "i'm hoping to find ",
            "could you please show me ",
            "i am shopping for ",
            "please help me find ",
            "i would love to get ",
            "my order today is ",
            "do you sell ",
            "i was wondering if you have ",
            "i am after ",
            "what i need is ");

    private static final List<String> GREETINGS = List.of("hello, ", "hi there, ", "good morning, ", "excuse me, ");

    /** Words that say nothing of the product, and others that say the same; each way round where grammar lets it. */
    private static final List<Small> SMALL = List.of(
            new Small("\\balso, ", "in addition, ", "besides, "),
            new Small("\\bit should be\\b", "it has to be", "it needs to be"),
            new Small("\\bit must be\\b", "it has to be", "it should be"),
            new Small("\\bshould be\\b", "must be", "ought to be"),
            new Small("\\bplease (?:choose|select|pick)\\b", "kindly take", "please take"),
            new Small("\\bi want the\\b", "i would like the", "give me the"),
            new Small("\\bmake sure(?= (?:it|that|they))\\b", "be sure", "ensure"),
            new Small("\\bi prefer\\b", "i would rather have", "my preference is"),
            new Small("\\bthat is\\b", "which is"),
            new Small("\\bthat are\\b", "which are"),
            new Small("\\bthat has\\b", "which has", "having"),
            new Small("\\bthat have\\b", "which have", "having"),
            new Small("\\bthat comes\\b", "which comes", "coming"),
            new Small("\\bwhich is\\b", "that is"),
            new Small("\\bmade of\\b", "made out of"),
            new Small("\\bthank you\\b", "many thanks"),
            new Small("\\bthanks\\b", "thank you"));

    /** Where a clause behind the noun begins; not behind words that it belongs to, as in "suitable for". */
    private static final Pattern CLAUSE = Pattern.compile(
            "(?<!\\b(?:made|suitable|designed|good|great|perfect|used|ideal|best|safe|need|it|comes|come|goes|filled"
                    + "|compatible|sure|so|out|stays|lasts|works|infused|coated|lined|prefer|something|one))"
                    + "(?:,? and|,)? (?=(?:with|for|that|which) )",
            Pattern.CASE_INSENSITIVE);

    /** Where the clauses end and something else is said. */
    private static final Pattern BEHIND = Pattern.compile(
            "(?:,|,? and) (?=(?:also|as|choose|i|in|it|make|my|pick|please|select|size|thank|thanks|they)\\b)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SENTENCE = Pattern.compile("(?<=[a-z)])\\.\\s+(?=[a-z])", Pattern.CASE_INSENSITIVE);

    /** One phrase and what may stand for it. */
    private record Small(Pattern phrase, List<String> others) {
        Small(String regex, String... others) {
            this(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), List.of(others));
        }
    }

    private Paraphrase() {}

    static String of(String text, SplittableRandom random) {
        Matcher opening = OPENING.matcher(text);
        boolean known = opening.find();
        String frame = known ? pick(FRAMES, random) : pick(GREETINGS, random);
        List<String> sentences =
                new ArrayList<>(List.of(SENTENCE.split(known ? text.substring(opening.end()) : text.strip())));
        String first = sentences.remove(0);
        turn(sentences, random);
        sentences.add(0, frame + clauses(first, random));
        return small(String.join(". ", sentences), frame.length(), random);
    }

    /** The head, its clauses in another order, all but the first joined by "and", and whatever comes behind them. */
    private static String clauses(String sentence, SplittableRandom random) {
        List<String> parts = new ArrayList<>(List.of(CLAUSE.split(sentence)));
        String head = parts.remove(0);
        if (parts.isEmpty()) {
            return head;
        }
        String last = parts.remove(parts.size() - 1);
        Matcher behind = BEHIND.matcher(last);
        int end = behind.find() ? behind.start() : last.length();
        parts.add(last.substring(0, end));
        turn(parts, random);
        return head + " " + String.join(" and ", parts) + last.substring(end);
    }

    /** Begins elsewhere in the circle: never the order that was. */
    private static void turn(List<String> parts, SplittableRandom random) {
        if (parts.size() > 1) {
            Collections.rotate(parts, 1 + random.nextInt(parts.size() - 1));
        }
    }

    /** All but the frame; what was put in is not looked at again. */
    private static String small(String text, int frame, SplittableRandom random) {
        StringBuilder said = new StringBuilder(text.substring(0, frame));
        for (int from = frame; from < text.length(); ) {
            boolean word = !Character.isLetter(text.charAt(from - 1));
            int end = word ? replaced(text, from, said, random) : from;
            if (end == from) {
                said.append(text.charAt(from++));
            } else {
                from = end;
            }
        }
        return said.toString();
    }

    private static int replaced(String text, int from, StringBuilder said, SplittableRandom random) {
        for (Small small : SMALL) {
            // Transparent: word boundaries are those of the whole text.
            Matcher phrase =
                    small.phrase.matcher(text).region(from, text.length()).useTransparentBounds(true);
            if (phrase.lookingAt()) {
                said.append(pick(small.others, random));
                return phrase.end();
            }
        }
        return from;
    }

    private static String pick(List<String> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }
}
