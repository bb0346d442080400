package prefbench.shop;

import java.nio.file.Path;
import java.util.OptionalInt;
import prefbench.shop.search.ProductIndex;
import prefbench.text.InputException;
import prefbench.text.Memo;

/** A catalogue on disk: products are read when they are asked for, and those asked for lately stay in memory. */
final class StoredCatalog extends Catalog {
    /** About 60 MB of products of 4 KB. */
    private static final int REMEMBERED = 16_384;

    private final ProductIndex index;
    private final Path folder;
    private final Memo<Integer, Product> products = new Memo<>(REMEMBERED);

    /** @param folder of the index, for messages */
    StoredCatalog(ProductIndex index, Path folder) {
        this.index = index;
        this.folder = folder;
    }

    @Override
    public int size() {
        return index.size();
    }

    @Override
    public Product product(int position) {
        return products.get(position, this::read);
    }

    private Product read(int position) {
        return ProductBytes.product(index.record(position))
                .orElseThrow(() -> new InputException(
                        "%s, product %d: found a damaged record; its checksum must fit; make the index anew with: prefbench index --shop %s --rebuild"
                                .formatted(folder, position, folder.getParent())));
    }

    @Override
    String asin(int position) {
        return index.id(position);
    }

    @Override
    OptionalInt position(String asin) {
        return index.position(asin);
    }
}
