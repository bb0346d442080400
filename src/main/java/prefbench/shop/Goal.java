package prefbench.shop;

import java.util.List;

/**
 * An instruction and what it wants.
 *
 * @param index position in the shop's goal order, from 0
 * @param asin the product that the instruction was written for
 * @param category department of that product
 * @param query scraping query of that product
 * @param name title of that product
 * @param productCategory category path of that product
 * @param instruction what the shopper is told, with the price clause where there is a ceiling
 * @param attributes wanted attributes
 * @param options wanted options, may be empty
 * @param priceUpper ceiling in dollars; {@link #NO_CEILING} for none
 * @param weight how often WebShop draws it, relative to other goals
 */
public record Goal(
        int index,
        String asin,
        String category,
        String query,
        String name,
        String productCategory,
        String instruction,
        List<String> attributes,
        List<GoalOption> options,
        double priceUpper,
        double weight) {

    /** WebShop's ceiling for products that are too expensive for its grid of ceilings. */
    public static final double NO_CEILING = 1_000_000;

    public Goal {
        attributes = List.copyOf(attributes);
        options = List.copyOf(options);
        if (!(priceUpper > 0)) {
            throw new IllegalArgumentException("priceUpper must be positive, was " + priceUpper);
        }
    }

    /** The same goal at another position. */
    public Goal withIndex(int newIndex) {
        return new Goal(
                newIndex,
                asin,
                category,
                query,
                name,
                productCategory,
                instruction,
                attributes,
                options,
                priceUpper,
                weight);
    }

    /** The same goal, told in other words. */
    Goal withInstruction(String newInstruction) {
        return new Goal(
                index,
                asin,
                category,
                query,
                name,
                productCategory,
                newInstruction,
                attributes,
                options,
                priceUpper,
                weight);
    }

    /** The same goal with another weight. */
    Goal withWeight(double newWeight) {
        return new Goal(
                index,
                asin,
                category,
                query,
                name,
                productCategory,
                instruction,
                attributes,
                options,
                priceUpper,
                newWeight);
    }
}
