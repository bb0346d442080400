package prefbench.shop;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import prefbench.text.NounTagger;
import prefbench.text.TokenSetRatio;
import prefbench.text.TokenSetRatio.Phrase;

/** Computes rewards; remembers what it worked out about products and phrases. Thread-safe. */
public final class RewardRule {
    /** A fuzzy match has a token_set_ratio above this. */
    private static final int MATCH = 85;

    private final NounTagger tagger;
    private final Map<String, List<String>> nouns = new ConcurrentHashMap<>();
    private final Map<String, Phrase> phrases = new ConcurrentHashMap<>();
    private final Map<Product, Features> features = new ConcurrentHashMap<>();

    public RewardRule(NounTagger tagger) {
        this.tagger = tagger;
    }

    /** What is compared of a purchased product. */
    private record Features(
            Set<String> nouns,
            Set<String> levels,
            List<Phrase> attributes,
            String title,
            String bullets,
            String text) {}

    /**
     * What a purchase is worth.
     *
     * @param optionValues the chosen values
     * @param price at which the product is sold, in dollars
     */
    public Reward reward(Product bought, Collection<String> optionValues, Goal goal, double price) {
        TypeMatch type = type(bought, goal);
        int attributeHits = attributeHits(bought, goal.attributes());
        int optionHits = optionHits(optionValues, goal.options());
        int priceHit = price <= goal.priceUpper() ? 1 : 0;
        int wanted = goal.attributes().size() + goal.options().size() + 1;
        return new Reward(
                (attributeHits + optionHits + priceHit) / (double) wanted * type.factor(),
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
        Features purchased = features(bought);
        return TypeMatch.of(
                bought.query().equals(goal.query()),
                TypeMatch.categoriesMatch(purchased.levels(), TypeMatch.levels(goal.productCategory())),
                TypeMatch.titleScore(purchased.nouns(), nouns(goal.name())));
    }

    /** An attribute counts if the product has a similar one, or if it occurs in title, bullets or description. */
    int attributeHits(Product bought, List<String> wanted) {
        Features purchased = features(bought);
        int hits = 0;
        for (String attribute : wanted) {
            Phrase phrase = phrase(attribute);
            if (purchased.attributes().stream().anyMatch(has -> TokenSetRatio.exceeds(has, phrase, MATCH))
                    || purchased.title().contains(attribute)
                    || purchased.bullets().contains(attribute)
                    || purchased.text().contains(attribute)) {
                hits++;
            }
        }
        return hits;
    }

    int optionHits(Collection<String> chosen, List<GoalOption> wanted) {
        List<Phrase> values =
                chosen.stream().map(Colors::normalize).map(this::phrase).toList();
        int hits = 0;
        for (GoalOption option : wanted) {
            Phrase phrase = phrase(Colors.normalize(option));
            if (values.stream().anyMatch(value -> TokenSetRatio.exceeds(value, phrase, MATCH))) {
                hits++;
            }
        }
        return hits;
    }

    private Features features(Product product) {
        Features known = features.get(product);
        if (known != null) {
            return known;
        }
        Features made = new Features(
                new HashSet<>(nouns(product.title())),
                TypeMatch.levels(product.productCategory()),
                product.attributes().stream().map(this::phrase).toList(),
                product.title().toLowerCase(Locale.ROOT),
                String.join(" ", product.bullets()).toLowerCase(Locale.ROOT),
                product.description().toLowerCase(Locale.ROOT));
        features.put(product, made);
        return made;
    }

    private List<String> nouns(String title) {
        return nouns.computeIfAbsent(title, tagger::nouns);
    }

    private Phrase phrase(String text) {
        return phrases.computeIfAbsent(text, Phrase::of);
    }
}
