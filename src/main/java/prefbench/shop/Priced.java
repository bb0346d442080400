package prefbench.shop;

import java.util.List;

/** What a price is drawn from: a product, or what is kept of one. */
public interface Priced {
    String asin();

    /** One price, or two in the file's order, in dollars. */
    List<Double> pricing();
}
