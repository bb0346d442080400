package prefbench.shop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The products of a shop, in file order, each id once. Immutable and thread-safe. */
public final class Catalog {
    private final List<Product> products;
    private final Map<String, Product> byAsin;

    public Catalog(List<Product> products) {
        Map<String, Product> index = new LinkedHashMap<>(products.size() * 2);
        for (Product product : products) {
            if (index.putIfAbsent(product.asin(), product) != null) {
                throw new IllegalArgumentException("product ids must be distinct, found twice: " + product.asin());
            }
        }
        this.products = List.copyOf(products);
        this.byAsin = index;
    }

    public List<Product> products() {
        return products;
    }

    public int size() {
        return products.size();
    }

    public Optional<Product> product(String asin) {
        return Optional.ofNullable(byAsin.get(asin));
    }
}
