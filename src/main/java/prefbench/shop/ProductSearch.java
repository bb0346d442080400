package prefbench.shop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import prefbench.random.RandomStreams;
import prefbench.shop.search.ProductIndex;
import prefbench.text.PythonText;

/** Finds products by keywords, with WebShop's special forms. Thread-safe. */
final class ProductSearch implements AutoCloseable {
    /** So many results a ranked search has at most. */
    private static final int LIMIT = 50;

    private static final int REMEMBERED = 4096;

    private final Catalog catalog;
    private final ProductIndex index;
    private final Map<String, List<Product>> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Product>> eldest) {
            return size() > REMEMBERED;
        }
    };

    ProductSearch(Catalog catalog) {
        this.catalog = catalog;
        Map<String, String> contents = new LinkedHashMap<>();
        catalog.products().forEach(product -> contents.put(product.asin(), contents(product)));
        this.index = new ProductIndex(contents);
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

    /**
     * @param keywords words as split at single spaces; {@code <c> category}, {@code <q> query} and {@code <a> attribute} list
     *     whole classes in catalogue order, {@code <r>} fifty products at random, the same ones at every call
     */
    List<Product> find(List<String> keywords) {
        String rest = String.join(" ", keywords.subList(1, keywords.size()));
        String what = PythonText.strip(rest);
        return switch (keywords.get(0)) {
            case "<r>" -> anything();
            case "<a>" -> all(product -> product.attributes().contains(what));
            case "<c>" -> {
                String category = keywords.size() > 1 ? PythonText.strip(keywords.get(1)) : "";
                yield all(product -> product.category().equals(category));
            }
            case "<q>" -> all(product -> product.query().equals(what));
            default -> ranked(String.join(" ", keywords));
        };
    }

    private List<Product> all(Predicate<Product> wanted) {
        return catalog.products().stream().filter(wanted).toList();
    }

    private List<Product> anything() {
        List<Product> products = new ArrayList<>(catalog.products());
        Collections.shuffle(products, new Random(new RandomStreams(0).key("shop.random page")));
        return List.copyOf(products.subList(0, Math.min(LIMIT, products.size())));
    }

    private List<Product> ranked(String query) {
        synchronized (remembered) {
            List<Product> known = remembered.get(query);
            if (known != null) {
                return known;
            }
        }
        List<Product> found = index.search(query, LIMIT).stream()
                .flatMap(hit -> catalog.product(hit.id()).stream())
                .toList();
        synchronized (remembered) {
            remembered.put(query, found);
        }
        return found;
    }

    @Override
    public void close() {
        index.close();
    }
}
