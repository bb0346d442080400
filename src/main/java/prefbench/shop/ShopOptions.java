package prefbench.shop;

import prefbench.text.FuzzyRatio;
import prefbench.text.NounTagger;
import prefbench.text.OpenNlpNounTagger;

/**
 * How a shop is opened.
 *
 * @param goals whose instructions become goals
 * @param prices how the prices and ceilings are drawn that the original draws unseeded
 * @param tagger finds the nouns behind the type reward, of titles whose nouns the shop's data does not give
 * @param ratio which of thefuzz's measures decides whether two texts are alike enough
 * @param skipBad whether records that break a rule are left out and listed, instead of refused
 */
public record ShopOptions(GoalKind goals, PriceDraws prices, NounTagger tagger, FuzzyRatio ratio, boolean skipBad) {

    /** The ratio that the recorded rewards were computed with. */
    public ShopOptions(GoalKind goals, PriceDraws prices, NounTagger tagger, boolean skipBad) {
        this(goals, prices, tagger, FuzzyRatio.DIFFLIB, skipBad);
    }

    /** The goals that the shop has ({@link GoalKind#AUTO}), keyed prices, the bundled tagger; bad records are refused. */
    public static ShopOptions standard() {
        return new ShopOptions(GoalKind.AUTO, PriceDraws.keyed(0), new OpenNlpNounTagger(), false);
    }

    public ShopOptions withGoals(GoalKind kind) {
        return new ShopOptions(kind, prices, tagger, ratio, skipBad);
    }

    public ShopOptions withPrices(PriceDraws draws) {
        return new ShopOptions(goals, draws, tagger, ratio, skipBad);
    }

    public ShopOptions withTagger(NounTagger nounTagger) {
        return new ShopOptions(goals, prices, nounTagger, ratio, skipBad);
    }

    public ShopOptions withRatio(FuzzyRatio fuzzyRatio) {
        return new ShopOptions(goals, prices, tagger, fuzzyRatio, skipBad);
    }

    /** Bad records are left out and listed in a list. */
    public ShopOptions skippingBad() {
        return new ShopOptions(goals, prices, tagger, ratio, true);
    }
}
