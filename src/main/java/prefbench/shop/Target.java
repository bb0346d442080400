package prefbench.shop;

import java.util.List;

/**
 * What a goal takes from its product.
 *
 * @param pricing as in {@link Product}, as the other components
 */
record Target(String asin, List<Double> pricing, String category, String query, String title, String productCategory)
        implements Priced {

    Target {
        pricing = List.copyOf(pricing);
    }

    static Target of(Product product) {
        return new Target(
                product.asin(),
                product.pricing(),
                product.category(),
                product.query(),
                product.title(),
                product.productCategory());
    }
}
