package prefbench.shop;

/**
 * The reward of a purchase and its parts: {@code total = type * (attribute hits + option hits + price) / (attributes +
 * options + 1)}, after Yao et al., arXiv 2207.01206, Eq. 1-6, as WebShop's code computes it.
 *
 * @param total in [0, 1]
 * @param type factor for the kind of product: 1, 0.5, 0.1 or 0
 * @param attributes share of the wanted attributes that the product has, in [0, 1]
 * @param options share of the wanted options that were chosen, in [0, 1]; NaN where the goal wants none
 * @param price 1 if the price is within the ceiling, else 0
 * @param queryMatch whether product and goal were scraped under the same query
 * @param categoryMatch whether two levels of the category paths agree
 * @param titleScore share of the goal title's nouns that the product's title has
 * @param attributeHits number behind {@code attributes}
 * @param optionHits number behind {@code options}
 */
public record Reward(
        double total,
        double type,
        double attributes,
        double options,
        double price,
        boolean queryMatch,
        boolean categoryMatch,
        double titleScore,
        int attributeHits,
        int optionHits) {

    /** Nothing was bought. */
    public static final Reward NONE = new Reward(0, 0, 0, Double.NaN, 0, false, false, 0, 0, 0);

    public Reward {
        if (!(total >= 0 && total <= 1)) {
            throw new IllegalArgumentException("total must be in [0, 1], was " + total);
        }
    }

    /** WebShop's success: a reward of exactly 1. */
    public boolean success() {
        return total == 1.0;
    }
}
