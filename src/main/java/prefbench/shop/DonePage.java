package prefbench.shop;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import prefbench.text.PythonText;

/** The receipt after "Buy Now". Nothing on it can be clicked. */
public final class DonePage extends Page {
    static final String SCORE = "Your score (min 0.0, max 1.0)";

    private final Product product;
    private final Map<String, String> options;
    private final double reward;

    DonePage(String url, Product product, Map<String, String> options, double reward) {
        super(url);
        this.product = product;
        this.options = Collections.unmodifiableMap(new TreeMap<>(options));
        this.reward = reward;
    }

    public Product product() {
        return product;
    }

    /** Chosen values by option group, in the groups' alphabetical order. */
    public Map<String, String> options() {
        return options;
    }

    public double reward() {
        return reward;
    }

    /** WebShop's text environment fills in no more than product, options and reward. */
    @Override
    List<Node> content() {
        return Stream.of(
                        "Thank you for shopping with us!",
                        "Your code: ",
                        "None",
                        " (Paste it in your MTurk interface.)",
                        "Purchased",
                        "asin",
                        product.asin(),
                        "options",
                        PythonText.htmlSafeJson(options),
                        "attrs",
                        "None",
                        "category",
                        "None",
                        "query",
                        "None",
                        "product category",
                        "None",
                        "Target",
                        "asin",
                        "options",
                        "attrs",
                        "price upper",
                        "instuction text",
                        "category",
                        "product category",
                        "query",
                        "Goal ",
                        "None",
                        "Reward",
                        SCORE,
                        PythonText.repr(reward),
                        "Reward Details ",
                        "None")
                .map(Node::text)
                .toList();
    }
}
