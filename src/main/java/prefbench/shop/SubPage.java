package prefbench.shop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** One section of a product's details. */
public final class SubPage extends Page {
    private final String instruction;
    private final Product product;
    private final Section section;

    /** The sections, as labelled on the item page. Reviews are always empty: WebShop does not read them. */
    public enum Section {
        DESCRIPTION("Description"),
        FEATURES("Features"),
        REVIEWS("Reviews"),
        ATTRIBUTES("Attributes");

        static final List<Section> ALL = List.of(values());
        /** Those that an item page offers if it does not show attributes. */
        static final List<Section> USUAL = List.of(DESCRIPTION, FEATURES, REVIEWS);

        private final String label;

        Section(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        static Optional<Section> named(String label) {
            for (Section section : ALL) {
                if (section.label.equalsIgnoreCase(label)) {
                    return Optional.of(section);
                }
            }
            return Optional.empty();
        }
    }

    SubPage(String url, String instruction, Product product, Section section) {
        super(url);
        this.instruction = instruction;
        this.product = product;
        this.section = section;
    }

    public String instruction() {
        return instruction;
    }

    public Product product() {
        return product;
    }

    public Section section() {
        return section;
    }

    @Override
    List<Node> content() {
        List<Node> nodes = new ArrayList<>();
        nodes.add(Node.INSTRUCTION);
        nodes.add(Node.text(instruction));
        nodes.add(Node.button(Buttons.BACK_TO_SEARCH));
        nodes.add(Node.button(Buttons.PREVIOUS));
        details().forEach(detail -> nodes.add(Node.text(detail)));
        return Collections.unmodifiableList(nodes);
    }

    /** The section's texts. */
    List<String> details() {
        return switch (section) {
            case DESCRIPTION -> List.of(product.description());
            case FEATURES -> indented(product.bullets());
            case REVIEWS -> List.of();
            case ATTRIBUTES -> {
                List<String> texts = new ArrayList<>(indented(product.attributes()));
                texts.add(product.category());
                texts.add(product.query());
                texts.add(product.productCategory());
                yield texts;
            }
        };
    }

    /** WebShop's templates put a space in front of each. */
    private static List<String> indented(List<String> texts) {
        return texts.stream().map(text -> " " + text).toList();
    }
}
