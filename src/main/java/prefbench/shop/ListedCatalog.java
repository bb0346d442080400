package prefbench.shop;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A catalogue in memory. */
final class ListedCatalog extends Catalog {
    private final List<Product> products;
    private final Map<String, Integer> positions;

    ListedCatalog(List<Product> products) {
        this.products = List.copyOf(products);
        this.positions = new HashMap<>(products.size() * 2);
        for (int i = 0; i < products.size(); i++) {
            if (positions.put(products.get(i).asin(), i) != null) {
                throw new IllegalArgumentException("product ids must be distinct, found twice: "
                        + products.get(i).asin());
            }
        }
    }

    @Override
    public int size() {
        return products.size();
    }

    @Override
    public Product product(int position) {
        return products.get(position);
    }

    @Override
    String asin(int position) {
        return products.get(position).asin();
    }

    @Override
    OptionalInt position(String asin) {
        Integer position = positions.get(asin);
        return position == null ? OptionalInt.empty() : OptionalInt.of(position);
    }
}
