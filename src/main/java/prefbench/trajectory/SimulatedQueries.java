package prefbench.trajectory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import prefbench.policy.bart.PlainGoal;
import prefbench.random.RandomStreams;
import prefbench.shop.Goal;

/**
 * Stands in for the queries that people type, where none are at hand: the words of the instruction that carry meaning
 * ({@link Wording}), some forgotten, some small words left in, the order sometimes turned round. The goal's record is never
 * read. All luck is keyed by the goal. Thread-safe.
 */
final class SimulatedQueries {
    private static final long SEED = 2207_01206L;

    // Towards the averages of the 2,197 queries that people typed for WebShop: 6.4 words, 60 % of the queries in the
    // order of the instruction, 1.5 queries a goal, and "for", "with" and "of" kept in 14 to 31 % of cases.
    private static final double KEEPS_WORD = 0.85;
    private static final double KEEPS_SMALL_WORD = 0.15;
    private static final double TURNS_ROUND = 0.35;
    private static final double ASKS_AGAIN = 0.32;
    private static final int MOST_QUERIES = 4;
    private static final int FEWEST_WORDS = 2;

    /** Nobody types these; they are spelt so since goals have no apostrophes. */
    private static final Set<String> SPOKEN = Set.of("im", "id", "ill", "ive", "thats", "its", "dont");

    private SimulatedQueries() {}

    /** Pairs for these goals, in their order; of goals with one text, the first. */
    static List<SearchPair> of(List<Goal> goals) {
        RandomStreams streams = new RandomStreams(SEED).child("queries");
        Set<String> seen = new LinkedHashSet<>();
        List<SearchPair> pairs = new ArrayList<>();
        for (Goal goal : goals) {
            String text = PlainGoal.of(goal.instruction());
            if (seen.add(text)) {
                write(text, streams.stream("goal", goal.index()))
                        .forEach(query -> pairs.add(new SearchPair(text, query)));
            }
        }
        return pairs;
    }

    private static Set<String> write(String goal, SplittableRandom random) {
        Set<String> queries = new LinkedHashSet<>();
        do {
            queries.add(String.join(" ", words(goal, random)));
        } while (queries.size() < MOST_QUERIES && chance(random, ASKS_AGAIN));
        return queries;
    }

    private static List<String> words(String goal, SplittableRandom random) {
        List<String> meaning = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        for (String part : goal.split("[\\s,;:?!]+|\\.(?=\\s|$)")) {
            boolean means = !SPOKEN.contains(part) && !Wording.content(part).isEmpty();
            if (means) {
                meaning.add(part);
            }
            // A small word before the first that means something is an opening: i am looking for.
            boolean small = !means && !part.isEmpty() && !meaning.isEmpty();
            if (means && chance(random, KEEPS_WORD) || small && chance(random, KEEPS_SMALL_WORD)) {
                kept.add(part);
            }
        }
        List<String> words = kept.size() < FEWEST_WORDS ? meaning : kept;
        return chance(random, TURNS_ROUND) ? turned(words, random) : words;
    }

    /** The end first: "shirt in blue" becomes "blue shirt in". */
    private static List<String> turned(List<String> words, SplittableRandom random) {
        if (words.size() < 2) {
            return words;
        }
        int from = 1 + random.nextInt(words.size() - 1);
        List<String> turned = new ArrayList<>(words.subList(from, words.size()));
        turned.addAll(words.subList(0, from));
        return turned;
    }

    private static boolean chance(SplittableRandom random, double probability) {
        return (random.nextLong() >>> 11) * 0x1p-53 < probability;
    }
}
