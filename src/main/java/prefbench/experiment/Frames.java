package prefbench.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import prefbench.shop.Goal;
import prefbench.shop.GoalOption;

/**
 * How training instructions are worded, apart from what they are about. An instruction's frame is its words without the price
 * clause, in which every run of words that the goal's attributes, options or product (title, query, category) have is one gap:
 *
 * <pre>
 *   i am looking for a water proof speaker in gold, and price lower than 50.00 dollars
 *   i am looking _ a _ in _
 * </pre>
 *
 * A wording counts as seen if every pair of neighbours in its frame, start and end included, occurs in the frame of a
 * training goal. Of instructions from a template all are; of those that people write, or that are made up like theirs, about
 * half, where whole frames recur in one of twenty. Words are runs of letters, and small ones of a title ("for") may become
 * gaps: the measure is coarse, but the same for all arms. Immutable once made.
 */
final class Frames {
    private static final Pattern CLAUSE = Pattern.compile(", and price lower than [0-9.]+ dollars$");
    private static final Pattern WORD = Pattern.compile("\\p{L}+(?:['’]\\p{L}+)?");
    private static final String GAP = "_";
    private static final String START = "^";
    private static final String END = "$";

    private final Set<String> pairs = new HashSet<>();

    private Frames() {}

    static Frames of(List<Goal> training) {
        Frames frames = new Frames();
        training.forEach(goal -> frames.pairs.addAll(pairs(frame(goal))));
        return frames;
    }

    /** Whether the goal's wording is seen in training. */
    boolean hold(Goal goal) {
        return pairs.containsAll(pairs(frame(goal)));
    }

    static List<String> frame(Goal goal) {
        Set<String> own = own(goal);
        List<String> frame = new ArrayList<>(List.of(START));
        String text = CLAUSE.matcher(goal.instruction()).replaceAll("");
        words(text).map(word -> own.contains(word) ? GAP : word).forEach(word -> {
            boolean inGap = word.equals(GAP) && frame.get(frame.size() - 1).equals(GAP);
            if (!inGap) {
                frame.add(word);
            }
        });
        frame.add(END);
        return frame;
    }

    private static Set<String> own(Goal goal) {
        Set<String> own = new HashSet<>();
        Stream.of(
                        goal.attributes().stream(),
                        goal.options().stream().map(GoalOption::name),
                        goal.options().stream().map(GoalOption::value),
                        Stream.of(goal.query(), goal.name(), goal.productCategory()))
                .flatMap(texts -> texts)
                .flatMap(Frames::words)
                .forEach(own::add);
        return own;
    }

    private static Stream<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(found -> found.group());
    }

    private static Set<String> pairs(List<String> frame) {
        Set<String> pairs = new HashSet<>();
        for (int i = 1; i < frame.size(); i++) {
            pairs.add(frame.get(i - 1) + " " + frame.get(i));
        }
        return pairs;
    }
}
