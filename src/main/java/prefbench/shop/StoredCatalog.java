package prefbench.shop;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import prefbench.shop.search.ProductIndex;

/** A catalogue on disk: products are read when they are asked for, and those asked for lately stay in memory. */
final class StoredCatalog extends Catalog {
    /** About 60 MB of products of 4 KB. */
    private static final int REMEMBERED = 16_384;

    private final ProductIndex index;
    private final Map<Integer, Product> products = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Product> eldest) {
            return size() > REMEMBERED;
        }
    });

    StoredCatalog(ProductIndex index) {
        this.index = index;
    }

    @Override
    public int size() {
        return index.size();
    }

    @Override
    public Product product(int position) {
        return products.computeIfAbsent(position, wanted -> ProductBytes.product(index.record(wanted)));
    }

    @Override
    OptionalInt position(String asin) {
        return index.position(asin);
    }
}
