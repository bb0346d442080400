package prefbench.shop;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import prefbench.random.PythonRandom;
import prefbench.random.RandomStreams;
import prefbench.shop.search.Label;
import prefbench.shop.search.ProductIndex;
import prefbench.text.Memo;
import prefbench.text.PythonText;

/** Finds products by keywords, with WebShop's special forms. Thread-safe. */
final class ProductSearch {
    /** So many results a ranked search has at most. */
    static final int LIMIT = 50;

    private static final int REMEMBERED = 4096;

    private static final Set<String> SPECIAL = Set.of("<r>", "<a>", "<c>", "<q>");

    private final Catalog catalog;
    private final ProductIndex index;
    private final Memo<String, int[]> remembered = new Memo<>(REMEMBERED);

    ProductSearch(Catalog catalog, ProductIndex index) {
        this.catalog = catalog;
        this.index = index;
    }

    /**
     * @param keywords words as split at single spaces; {@code <c> category}, {@code <q> query} and {@code <a> attribute} list
     *     whole classes in catalogue order, {@code <r>} fifty products at random, the same ones at every call
     * @return products that are read when they are asked for
     */
    List<Product> find(List<String> keywords) {
        return catalog.at(positions(keywords));
    }

    /** As {@link #find}, without reading the products. */
    List<String> asins(List<String> keywords) {
        return Arrays.stream(positions(keywords)).mapToObj(catalog::asin).toList();
    }

    /** As {@link #find}, by place in the catalogue; not to be written to. */
    int[] positions(List<String> keywords) {
        String rest = PythonText.strip(String.join(" ", keywords.subList(1, keywords.size())));
        return switch (keywords.get(0)) {
            case "<r>" -> anything();
            case "<a>" -> index.labelled(Label.ATTRIBUTE, rest);
            case "<c>" -> index.labelled(Label.CATEGORY, keywords.size() > 1 ? PythonText.strip(keywords.get(1)) : "");
            case "<q>" -> index.labelled(Label.QUERY, rest);
            default -> ranked(String.join(" ", keywords));
        };
    }

    /** Whether these keywords list a class of products instead of ranking them. */
    static boolean special(List<String> keywords) {
        return SPECIAL.contains(keywords.get(0));
    }

    /** The best {@code limit} products, with their scores. */
    List<ProductIndex.Hit> hits(String words, int limit) {
        return index.search(words, limit);
    }

    Catalog catalog() {
        return catalog;
    }

    private int[] anything() {
        PythonRandom random = new PythonRandom(new RandomStreams(0).key("shop.random page") >>> 1);
        return random.sample(everything(), Math.min(LIMIT, catalog.size())).stream()
                .mapToInt(position -> position)
                .toArray();
    }

    private List<Integer> everything() {
        return new AbstractList<>() {
            @Override
            public Integer get(int position) {
                return position;
            }

            @Override
            public int size() {
                return catalog.size();
            }
        };
    }

    /** As {@link #find}, with scores where products are ranked. */
    List<Ranked> ranking(List<String> keywords) {
        if (special(keywords)) {
            return find(keywords).stream()
                    .map(product -> new Ranked(product.asin(), Float.NaN))
                    .toList();
        }
        return hits(String.join(" ", keywords), LIMIT).stream()
                .map(hit -> new Ranked(catalog.asin(hit.position()), hit.score()))
                .toList();
    }

    private int[] ranked(String words) {
        return remembered.get(
                words,
                query -> hits(query, LIMIT).stream()
                        .mapToInt(ProductIndex.Hit::position)
                        .toArray());
    }
}
