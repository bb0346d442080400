package prefbench.shop;

import prefbench.text.NounTagger;
import prefbench.text.OpenNlpNounTagger;

/**
 * How a shop is opened.
 *
 * @param goals whose instructions become goals
 * @param prices how the prices and ceilings are drawn that the original draws unseeded
 * @param tagger finds the nouns behind the type reward
 * @param skipBad whether records that break a rule are left out and listed, instead of refused
 */
public record ShopOptions(GoalKind goals, PriceDraws prices, NounTagger tagger, boolean skipBad) {

    /** The goals that the shop has ({@link GoalKind#AUTO}), keyed prices, the bundled tagger; bad records are refused. */
    public static ShopOptions standard() {
        return new ShopOptions(GoalKind.AUTO, PriceDraws.keyed(0), new OpenNlpNounTagger(), false);
    }

    public ShopOptions withGoals(GoalKind kind) {
        return new ShopOptions(kind, prices, tagger, skipBad);
    }

    public ShopOptions withPrices(PriceDraws draws) {
        return new ShopOptions(goals, draws, tagger, skipBad);
    }

    public ShopOptions withTagger(NounTagger nounTagger) {
        return new ShopOptions(goals, prices, nounTagger, skipBad);
    }

    /** Bad records are left out and listed in a list. */
    public ShopOptions skippingBad() {
        return new ShopOptions(goals, prices, tagger, true);
    }
}
