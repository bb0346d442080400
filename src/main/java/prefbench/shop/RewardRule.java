package prefbench.shop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import prefbench.text.FuzzyRatio;
import prefbench.text.Memo;
import prefbench.text.NounTagger;
import prefbench.text.TokenSetRatio;
import prefbench.text.TokenSetRatio.Phrase;

/** Computes rewards; remembers what it worked out about the products, goals and phrases seen lately. Thread-safe. */
public final class RewardRule {
    /** A fuzzy match has a token_set_ratio above this. */
    private static final int MATCH = 85;

    private static final int REMEMBERED = 20_000;

    private final NounTagger tagger;
    private final FuzzyRatio ratio;
    private final Memo<String, List<String>> nouns = new Memo<>(REMEMBERED);
    private final Memo<String, Phrase> phrases = new Memo<>(5 * REMEMBERED);
    private final Memo<String, Phrase> optionPhrases = new Memo<>(5 * REMEMBERED);
    private final Memo<Product, Offered> offered = new Memo<>(REMEMBERED);
    private final Memo<Goal, Wanted> wanted = new Memo<>(REMEMBERED);

    public RewardRule(NounTagger tagger, FuzzyRatio ratio) {
        this.tagger = tagger;
        this.ratio = ratio;
    }

    /** What is compared of a purchased product. */
    private record Offered(
            Set<String> nouns,
            Set<String> levels,
            List<Phrase> attributes,
            String title,
            String bullets,
            String description) {

        boolean mentions(String attribute) {
            return title.contains(attribute) || bullets.contains(attribute) || description.contains(attribute);
        }
    }

    /** What is compared of a goal. */
    private record Wanted(List<String> nouns, Set<String> levels, List<Phrase> attributes, List<Phrase> options) {}

    /**
     * What a purchase is worth.
     *
     * @param optionValues the chosen values
     * @param price at which the product is sold, in dollars
     */
    public Reward reward(Product bought, Collection<String> optionValues, Goal goal, double price) {
        TypeMatch type = type(bought, goal);
        int attributeHits = attributeHits(bought, goal);
        int optionHits = optionHits(optionValues, goal);
        int priceHit = price <= goal.priceUpper() ? 1 : 0;
        int parts = goal.attributes().size() + goal.options().size() + 1;
        return new Reward(
                (attributeHits + optionHits + priceHit) / (double) parts * type.factor(),
                type.factor(),
                attributeHits / (double) goal.attributes().size(),
                goal.options().isEmpty()
                        ? Double.NaN
                        : optionHits / (double) goal.options().size(),
                priceHit,
                type.queryMatch(),
                type.categoryMatch(),
                type.titleScore(),
                attributeHits,
                optionHits);
    }

    TypeMatch type(Product bought, Goal goal) {
        Offered product = offered(bought);
        Wanted wish = wanted(goal);
        return TypeMatch.of(
                bought.query().equals(goal.query()),
                TypeMatch.categoriesMatch(product.levels(), wish.levels()),
                TypeMatch.titleScore(product.nouns(), wish.nouns()));
    }

    /** An attribute counts if the product has a similar one, or if it occurs in title, bullets or description. */
    int attributeHits(Product bought, Goal goal) {
        Offered product = offered(bought);
        List<Phrase> wishes = wanted(goal).attributes();
        int hits = 0;
        for (int i = 0; i < wishes.size(); i++) {
            if (matchesAny(product.attributes(), wishes.get(i))
                    || product.mentions(goal.attributes().get(i))) {
                hits++;
            }
        }
        return hits;
    }

    int optionHits(Collection<String> chosen, Goal goal) {
        if (goal.options().isEmpty() || chosen.isEmpty()) {
            return 0;
        }
        List<Phrase> values = new ArrayList<>(chosen.size());
        for (String value : chosen) {
            values.add(optionPhrases.get(value, seen -> phrase(Colors.normalize(seen))));
        }
        int hits = 0;
        for (Phrase wish : wanted(goal).options()) {
            if (matchesAny(values, wish)) {
                hits++;
            }
        }
        return hits;
    }

    private boolean matchesAny(List<Phrase> candidates, Phrase wish) {
        for (Phrase candidate : candidates) {
            if (TokenSetRatio.exceeds(candidate, wish, MATCH, ratio)) {
                return true;
            }
        }
        return false;
    }

    private Offered offered(Product product) {
        return offered.get(
                product,
                seen -> new Offered(
                        Set.copyOf(nouns(seen.title())),
                        TypeMatch.levels(seen.productCategory()),
                        seen.attributes().stream().map(this::phrase).toList(),
                        seen.title().toLowerCase(Locale.ROOT),
                        String.join(" ", seen.bullets()).toLowerCase(Locale.ROOT),
                        seen.description().toLowerCase(Locale.ROOT)));
    }

    private Wanted wanted(Goal goal) {
        return wanted.get(
                goal,
                seen -> new Wanted(
                        nouns(seen.name()),
                        TypeMatch.levels(seen.productCategory()),
                        seen.attributes().stream().map(this::phrase).toList(),
                        seen.options().stream()
                                .map(Colors::normalize)
                                .map(this::phrase)
                                .toList()));
    }

    private List<String> nouns(String title) {
        return nouns.get(title, tagger::nouns);
    }

    private Phrase phrase(String text) {
        return phrases.get(text, Phrase::of);
    }
}
