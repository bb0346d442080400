package prefbench.shop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A product with its options. */
public final class ItemPage extends Page {
    private final String instruction;
    private final Product product;
    private final Map<String, String> selected;
    private final boolean attributesShown;

    ItemPage(String url, String instruction, Product product, Map<String, String> selected, boolean attributesShown) {
        super(url);
        this.instruction = instruction;
        this.product = product;
        this.selected = Collections.unmodifiableMap(new LinkedHashMap<>(selected));
        this.attributesShown = attributesShown;
    }

    public String instruction() {
        return instruction;
    }

    public Product product() {
        return product;
    }

    /** Chosen values by option group, in the order of the first choice. */
    public Map<String, String> selected() {
        return selected;
    }

    /** Whether the page offers the list of attributes (off in WebShop by default). */
    public boolean attributesShown() {
        return attributesShown;
    }

    /** The buttons to the sections that the page offers. */
    List<SubPage.Section> sections() {
        return attributesShown ? SubPage.Section.ALL : SubPage.Section.USUAL;
    }

    @Override
    List<Node> content() {
        List<Node> nodes = new ArrayList<>(32);
        nodes.add(Node.INSTRUCTION);
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
        sections().forEach(section -> nodes.add(Node.button(section.label())));
        nodes.add(Node.button(Buttons.BUY_NOW));
        return Collections.unmodifiableList(nodes);
    }
}
