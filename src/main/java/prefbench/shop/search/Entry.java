package prefbench.shop.search;

import java.util.List;

/**
 * What the index holds of a product.
 *
 * @param position of the product in its catalogue, from 0; dense and distinct within an index
 * @param id the product's id, distinct within an index
 * @param contents the text that searches look through
 * @param category found by equality
 * @param query found by equality
 * @param attributes each found by equality
 * @param record bytes to be given back by {@link ProductIndex#record}; empty where nobody will ask
 */
public record Entry(
        int position,
        String id,
        String contents,
        String category,
        String query,
        List<String> attributes,
        byte[] record) {}
