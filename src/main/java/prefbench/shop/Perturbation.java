package prefbench.shop;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import prefbench.random.RandomStreams;

/**
 * What a shopper may meet that no policy was trained on: instructions in other words, other kinds of products, or a search
 * that does not do what it did. {@link Shop#session(Goal, Perturbation)} opens a session under one.
 *
 * <p>Only what the shopper reads and finds changes. What a purchase is worth does not: product, attributes, options and
 * ceiling of the goal stay, and so does the price clause of its instruction. Every draw is keyed by perturbation and goal, and
 * by nothing of the shopper's: all policies and all training seeds meet the same.
 */
public enum Perturbation {
    /** Slips of typing in about one in five of the longer words ({@link Typos}). */
    MISSPELLINGS,
    /** The same wish in another frame, its clauses in another order, small words replaced ({@link Paraphrase}). */
    PARAPHRASES,
    /** Goals of kinds of products that are no training goal's; a session is as always, only its goal is another. */
    UNSEEN_CATEGORIES,
    /** Scores of the search times a log-normal factor, and ranked anew ({@link PerturbedSearch}). */
    SEARCH_NOISE,
    /** The results of each page in a random order. */
    REORDERED_RESULTS,
    /** A tenth of the catalogue, never the goal's own product, is not found. */
    DROPPED_PRODUCTS;

    private static final RandomStreams STREAMS = new RandomStreams(0).child("shop.perturbation");
    private static final Pattern PRICE = Pattern.compile(", and price lower than [0-9.]+ dollars$");

    /** The goal as a shopper is told it: the same but, under some perturbations, for the words before the price clause. */
    public Goal told(Goal goal) {
        return switch (this) {
            case MISSPELLINGS -> reworded(goal, (words, clause) -> Typos.in(words, random(goal)) + clause);
            case PARAPHRASES -> reworded(goal, (words, clause) -> Paraphrase.of(words, random(goal)) + clause);
            case UNSEEN_CATEGORIES, SEARCH_NOISE, REORDERED_RESULTS, DROPPED_PRODUCTS -> goal;
        };
    }

    private SplittableRandom random(Goal goal) {
        return STREAMS.stream(name(), goal.index());
    }

    private static Goal reworded(Goal goal, BinaryOperator<String> words) {
        String text = goal.instruction();
        Matcher price = PRICE.matcher(text);
        int end = price.find() ? price.start() : text.length();
        return goal.withInstruction(words.apply(text.substring(0, end), text.substring(end)));
    }

    /** What a search finds under this perturbation in a session towards the goal. */
    Session.Finder finder(ProductSearch search, Goal goal) {
        return switch (this) {
            case MISSPELLINGS, PARAPHRASES, UNSEEN_CATEGORIES -> search::find;
            case SEARCH_NOISE, REORDERED_RESULTS, DROPPED_PRODUCTS ->
                new PerturbedSearch(search, this, goal, STREAMS.child(name(), goal.index()));
        };
    }

    /** {@code search noise}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
