package prefbench.shop;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import prefbench.random.RandomStreams;

/** Draws keyed by product, so that adding or removing a product changes no other product's prices. */
record KeyedPrices(RandomStreams streams, long seed) implements PriceDraws {
    @Override
    public String name() {
        return "keyed(" + seed + ")";
    }

    @Override
    public ToDoubleFunction<Priced> prices(Catalog catalog) {
        return this::price;
    }

    private double price(Priced product) {
        List<Double> pricing = product.pricing();
        double low = pricing.get(0);
        return pricing.size() == 1
                ? low
                : low
                        + (pricing.get(1) - low)
                                * streams.stream("price " + product.asin()).nextDouble();
    }

    @Override
    public List<Double> ceilings(String asin, int position, List<Double> candidates) {
        SplittableRandom random = streams.stream("ceiling " + asin, position);
        int first = random.nextInt(candidates.size());
        int second = random.nextInt(candidates.size() - 1);
        return List.of(candidates.get(first), candidates.get(second < first ? second : second + 1));
    }
}
