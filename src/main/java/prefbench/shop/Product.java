package prefbench.shop;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One product of the catalogue, normalised as WebShop does it when it loads its files.
 *
 * @param asin product id, upper-case, at most 10 characters
 * @param title as scraped
 * @param description may be empty
 * @param bullets the feature list, may be empty; only the first is indexed
 * @param pricing one price, or two in the file's order (the second may be the lower), in dollars
 * @param priceTag as shown: {@code $24.99} or {@code $10.99 to $24.99}
 * @param options option values by lower-case name, in the file's order; values are lower-case and may repeat
 * @param optionGroups how many option groups the file lists, those without a list (null) and those of an equal name included
 * @param attributes as mined; {@code [DUMMY_ATTR]} where the attribute file has no entry
 * @param category the department: fashion, beauty, electronics, garden or grocery in WebShop's data
 * @param query the query under which the product was scraped, lower-case and trimmed
 * @param productCategory levels joined by {@code " › "}, may be empty
 * @param mainImage address of the first image
 * @param optionImages image addresses by option value, where the file gives one
 * @param template what synthetic goals are made of, if the attribute file has it
 */
public record Product(
        String asin,
        String title,
        String description,
        List<String> bullets,
        List<Double> pricing,
        String priceTag,
        Map<String, List<String>> options,
        int optionGroups,
        List<String> attributes,
        String category,
        String query,
        String productCategory,
        String mainImage,
        Map<String, String> optionImages,
        Optional<Template> template)
        implements Priced {

    /**
     * An instruction filled from a template.
     *
     * @param instruction without options and price
     * @param attributes wanted, at least one
     */
    public record Template(String instruction, List<String> attributes) {
        public Template {
            attributes = List.copyOf(attributes);
        }
    }

    public Product {
        if (asin.isEmpty() || asin.length() > 10) {
            throw new IllegalArgumentException("asin must have 1 to 10 characters, was [%s]".formatted(asin));
        }
        if (pricing.isEmpty() || pricing.size() > 2) {
            throw new IllegalArgumentException("pricing must hold one or two prices, was " + pricing);
        }
        bullets = List.copyOf(bullets);
        pricing = List.copyOf(pricing);
        attributes = List.copyOf(attributes);
        Map<String, List<String>> copy = new LinkedHashMap<>();
        options.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        options = Collections.unmodifiableMap(copy);
        optionImages = Collections.unmodifiableMap(new LinkedHashMap<>(optionImages));
    }

    /** Two products are the same when their ids are: a catalogue holds each id once. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Product product && asin.equals(product.asin);
    }

    @Override
    public int hashCode() {
        return asin.hashCode();
    }

    @Override
    public String toString() {
        return asin + " " + title;
    }
}
