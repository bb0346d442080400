package prefbench.shop;

import java.util.List;
import java.util.function.ToDoubleFunction;
import prefbench.random.PythonRandom;

/** The original's draws from Python's generator, in the original's order. */
record OriginalPrices(PythonRandom random, long seed) implements PriceDraws {
    @Override
    public String name() {
        return "original(" + seed + ")";
    }

    /** Draws for the whole catalogue, in its order, whichever prices will be asked for. */
    @Override
    public ToDoubleFunction<Priced> prices(Catalog catalog) {
        double[] prices = catalog.products().stream()
                .mapToDouble(product -> price(product.pricing()))
                .toArray();
        return product -> prices[catalog.position(product.asin()).orElseThrow()];
    }

    private double price(List<Double> pricing) {
        return pricing.size() == 1 ? pricing.get(0) : random.uniform(pricing.get(0), pricing.get(1));
    }

    @Override
    public List<Double> ceilings(String asin, int position, List<Double> candidates) {
        return random.sample(candidates, 2);
    }
}
