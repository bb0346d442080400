package prefbench.shop;

import java.util.List;
import prefbench.random.PythonRandom;

/** The original's draws from Python's generator, in the original's order. */
record OriginalPrices(PythonRandom random, long seed) implements PriceDraws {
    @Override
    public String name() {
        return "original(" + seed + ")";
    }

    @Override
    public double price(Product product) {
        List<Double> pricing = product.pricing();
        return pricing.size() == 1 ? pricing.get(0) : random.uniform(pricing.get(0), pricing.get(1));
    }

    @Override
    public List<Double> ceilings(String asin, int position, List<Double> candidates) {
        return random.sample(candidates, 2);
    }
}
