package prefbench.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One section of a product's details. */
public record SubPage(String url, String instruction, Product product, Section section) implements Page {

    /** The sections, as labelled on the item page. Reviews are always empty: WebShop does not read them. */
    public enum Section {
        DESCRIPTION("Description"),
        FEATURES("Features"),
        REVIEWS("Reviews"),
        ATTRIBUTES("Attributes");

        private final String label;

        Section(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        static Optional<Section> named(String label) {
            for (Section section : values()) {
                if (section.label.equalsIgnoreCase(label)) {
                    return Optional.of(section);
                }
            }
            return Optional.empty();
        }
    }

    @Override
    public List<Node> nodes() {
        List<Node> nodes = new ArrayList<>();
        nodes.add(Node.text("Instruction:"));
        nodes.add(Node.text(instruction));
        nodes.add(Node.button(Buttons.BACK_TO_SEARCH));
        nodes.add(Node.button(Buttons.PREVIOUS));
        switch (section) {
            case DESCRIPTION -> nodes.add(Node.text(product.description()));
            case FEATURES -> product.bullets().forEach(bullet -> nodes.add(Node.text(" " + bullet)));
            case REVIEWS -> {}
            case ATTRIBUTES -> {
                product.attributes().forEach(attribute -> nodes.add(Node.text(" " + attribute)));
                nodes.add(Node.text(product.category()));
                nodes.add(Node.text(product.query()));
                nodes.add(Node.text(product.productCategory()));
            }
        }
        return nodes;
    }
}
