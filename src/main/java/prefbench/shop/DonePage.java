package prefbench.shop;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import prefbench.text.PythonText;

/** The receipt after "Buy Now". Nothing on it can be clicked. */
public record DonePage(String url, Product product, Map<String, String> options, double reward) implements Page {

    public DonePage {
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }

    @Override
    public List<Node> nodes() {
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
                        "Your score (min 0.0, max 1.0)",
                        PythonText.repr(reward),
                        "Reward Details ",
                        "None")
                .map(Node::text)
                .toList();
    }
}
