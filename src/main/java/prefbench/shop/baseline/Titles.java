package prefbench.shop.baseline;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import prefbench.shop.Catalog;
import prefbench.shop.Product;

/**
 * Products by lower-case title, as the baselines name them. Holds all titles of the catalogue in memory: make it once and share
 * it. Immutable and thread-safe.
 */
public final class Titles {
    private final Catalog catalog;
    private final Map<String, String> asins = new HashMap<>();

    public Titles(Catalog catalog) {
        this.catalog = catalog;
        for (Product product : catalog.products()) {
            asins.put(lower(product.title()), lower(product.asin()));
        }
    }

    /** The lower-case asin behind a title; of products with equal titles the last in the catalogue. */
    Optional<String> asin(String title) {
        return Optional.ofNullable(asins.get(title));
    }

    /** The title behind a lower-case asin. */
    Optional<String> title(String asin) {
        return catalog.product(asin.toUpperCase(Locale.ROOT))
                .filter(product -> lower(product.asin()).equals(asin))
                .map(product -> lower(product.title()));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
