package prefbench.shop;

import java.util.OptionalInt;
import prefbench.shop.search.ProductIndex;
import prefbench.text.Memo;

/** A catalogue on disk: products are read when they are asked for, and those asked for lately stay in memory. */
final class StoredCatalog extends Catalog {
    /** About 60 MB of products of 4 KB. */
    private static final int REMEMBERED = 16_384;

    private final ProductIndex index;
    private final Memo<Integer, Product> products = new Memo<>(REMEMBERED);

    StoredCatalog(ProductIndex index) {
        this.index = index;
    }

    @Override
    public int size() {
        return index.size();
    }

    @Override
    public Product product(int position) {
        return products.get(position, wanted -> ProductBytes.product(index.record(wanted)));
    }

    @Override
    OptionalInt position(String asin) {
        return index.position(asin);
    }
}
