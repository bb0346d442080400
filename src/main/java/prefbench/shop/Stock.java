package prefbench.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import prefbench.shop.search.Entry;
import prefbench.shop.search.ProductIndex;
import prefbench.shop.search.ProductIndexWriter;
import prefbench.text.InputException;

/**
 * A shop's products and the index over them, in memory or on disk.
 *
 * @param hash of the data they were read from
 * @param withoutEntry ids of the products that the attribute file leaves out
 * @param requests the human instructions without a fault, where they are stored
 */
record Stock(
        Catalog catalog, ProductIndex index, String hash, List<String> withoutEntry, Optional<RequestFile> requests)
        implements AutoCloseable {

    /** So many bytes of products are read into memory; packed files hold about five times their size. */
    private static final long MOST_BYTES = 300L << 20;

    /**
     * Reads everything into memory.
     *
     * @throws InputException if it is too much
     */
    static Stock load(DataFiles files, BadRecords bad) {
        refuseTooMuch(files);
        List<Product> products = new ArrayList<>();
        Map<String, Instructions.Mined> mined = Instructions.mined(files.attributes(), bad);
        new CatalogFile(files.products(), mined, bad).forEach(products::add);
        try (ProductIndexWriter writer = ProductIndexWriter.inMemory()) {
            for (int i = 0; i < products.size(); i++) {
                writer.add(entry(i, products.get(i), new byte[0]));
            }
            return new Stock(
                    Catalog.of(products),
                    writer.open(),
                    files.hash(),
                    products.stream()
                            .map(Product::asin)
                            .filter(asin -> !mined.containsKey(asin))
                            .toList(),
                    Optional.empty());
        }
    }

    private static void refuseTooMuch(DataFiles files) {
        try {
            long bytes =
                    Files.size(files.products()) * (files.products().toString().endsWith(".gz") ? 5 : 1);
            if (bytes > MOST_BYTES) {
                throw new InputException(
                        "%s: found about %,d MiB; so many products are not read into memory (at most %d MiB); make an index with: prefbench index --shop %s"
                                .formatted(files.products(), bytes >> 20, MOST_BYTES >> 20, files.directory()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Entry entry(int position, Product product, byte[] record) {
        return new Entry(
                position,
                product.asin(),
                contents(product),
                product.category(),
                product.query(),
                product.attributes(),
                record);
    }

    /** What is indexed of a product: title, description, first bullet and options. */
    static String contents(Product product) {
        String options = product.options().entrySet().stream()
                .map(group -> group.getKey() + ": " + String.join(", ", group.getValue()))
                .collect(Collectors.joining(", and "));
        String bullet = product.bullets().isEmpty() ? "" : product.bullets().get(0);
        return String.join(" ", product.title(), product.description(), bullet, options)
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        index.close();
    }
}
