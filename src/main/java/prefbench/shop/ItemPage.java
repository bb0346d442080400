package prefbench.shop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A product with its options.
 *
 * @param selected chosen values by option group, in the order of the first choice
 * @param attributesShown whether the page offers the list of attributes (off in WebShop by default)
 */
public record ItemPage(
        String url, String instruction, Product product, Map<String, String> selected, boolean attributesShown)
        implements Page {

    public ItemPage {
        selected = Collections.unmodifiableMap(new LinkedHashMap<>(selected));
    }

    @Override
    public List<Node> nodes() {
        List<Node> nodes = new ArrayList<>(32);
        nodes.add(Node.text("Instruction:"));
        nodes.add(Node.text(instruction));
        nodes.add(Node.button(Buttons.BACK_TO_SEARCH));
        nodes.add(Node.button(Buttons.PREVIOUS));
        product.options().forEach((name, values) -> {
            nodes.add(Node.text(name));
            values.forEach(value -> nodes.add(new Node(Node.Kind.OPTION, value, name)));
        });
        nodes.add(Node.text(product.title()));
        nodes.add(Node.text("Price: " + product.priceTag()));
        nodes.add(Node.text("Rating: N.A."));
        nodes.add(Node.button(SubPage.Section.DESCRIPTION.label()));
        nodes.add(Node.button(SubPage.Section.FEATURES.label()));
        nodes.add(Node.button(SubPage.Section.REVIEWS.label()));
        if (attributesShown) {
            nodes.add(Node.button(SubPage.Section.ATTRIBUTES.label()));
        }
        nodes.add(Node.button(Buttons.BUY_NOW));
        return nodes;
    }
}
