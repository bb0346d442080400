package prefbench.shop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import prefbench.text.FuzzyRatio;
import prefbench.text.Memo;
import prefbench.text.NounTagger;
import prefbench.text.Phrase;
import prefbench.text.TokenSetRatio;

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
    private final Memo<Goal, Wanted> wanted = new Memo<>(2 * REMEMBERED);

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
    private record Wanted(TitleNouns nouns, Set<String> levels, List<Phrase> attributes, List<Phrase> options) {}

    /**
     * What a purchase is worth.
     *
     * @param optionValues the chosen values
     * @param price at which the product is sold, in dollars
     */
    public Reward reward(Product bought, Collection<String> optionValues, Goal goal, double price) {
        Offered product = offered(bought);
        Wanted wish = wanted(goal);
        TypeMatch type = TypeMatch.of(
                bought.query().equals(goal.query()),
                TypeMatch.categoriesMatch(product.levels(), wish.levels()),
                wish.nouns().score(product.nouns()));
        int attributeHits = attributeHits(product, wish, goal.attributes());
        int optionHits = optionHits(optionValues, wish);
        int priceHit = price <= goal.priceUpper() ? 1 : 0;
        int attributes = goal.attributes().size();
        int options = goal.options().size();
        return new Reward(
                (attributeHits + optionHits + priceHit) / (double) (attributes + options + 1) * type.factor(),
                type.factor(),
                attributeHits / (double) attributes,
                options == 0 ? Double.NaN : optionHits / (double) options,
                priceHit,
                type.queryMatch(),
                type.categoryMatch(),
                type.titleScore(),
                attributeHits,
                optionHits);
    }

    int attributeHits(Product bought, Goal goal) {
        return attributeHits(offered(bought), wanted(goal), goal.attributes());
    }

    int optionHits(Collection<String> chosen, Goal goal) {
        return optionHits(chosen, wanted(goal));
    }

    /** An attribute counts if the product has a similar one, or if it occurs in title, bullets or description. */
    private int attributeHits(Offered product, Wanted wish, List<String> texts) {
        int hits = 0;
        for (int i = 0; i < texts.size(); i++) {
            if (matchesAny(product.attributes(), wish.attributes().get(i)) || product.mentions(texts.get(i))) {
                hits++;
            }
        }
        return hits;
    }

    private int optionHits(Collection<String> chosen, Wanted wish) {
        if (wish.options().isEmpty() || chosen.isEmpty()) {
            return 0;
        }
        List<Phrase> values = new ArrayList<>(chosen.size());
        for (String value : chosen) {
            values.add(optionPhrases.get(value, seen -> phrase(Colors.normalize(seen))));
        }
        int hits = 0;
        for (Phrase option : wish.options()) {
            if (matchesAny(values, option)) {
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
                        new TitleNouns(nouns(seen.name())),
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
