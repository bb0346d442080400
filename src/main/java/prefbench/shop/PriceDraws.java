package prefbench.shop;

import java.util.List;
import java.util.function.ToDoubleFunction;
import prefbench.random.PythonRandom;
import prefbench.random.RandomStreams;

/**
 * Where the prices come from that WebShop draws at random: one inside the price range of a product, and a goal's price
 * ceiling. The original never seeds them, so they differ from process to process there.
 */
public sealed interface PriceDraws permits KeyedPrices, OriginalPrices {

    /** A draw is a function of seed and product alone: the default. */
    static PriceDraws keyed(long seed) {
        return new KeyedPrices(new RandomStreams(seed).child("shop.prices"), seed);
    }

    /** The original's sequence of draws after {@code random.seed(seed)}; one instance serves one shop. */
    static PriceDraws original(long seed) {
        return new OriginalPrices(new PythonRandom(seed), seed);
    }

    /** Name and seed, for provenance. */
    String name();

    /** The price of each product of a catalogue: between its two, or its only one. The function is thread-safe. */
    ToDoubleFunction<Priced> prices(Catalog catalog);

    /**
     * Two of the candidates, in the order drawn.
     *
     * @param asin the goal's product
     * @param position of the instruction among the product's
     */
    List<Double> ceilings(String asin, int position, List<Double> candidates);
}
