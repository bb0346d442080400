package prefbench.shop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Ten products of a search. */
public final class ResultsPage extends Page {
    private static final String ITEM = "click[item - ";

    private final String instruction;
    private final int number;
    private final int total;
    private final List<Product> products;
    private final Set<String> visited;

    ResultsPage(String url, String instruction, int number, int total, List<Product> products, Set<String> visited) {
        super(url);
        this.instruction = instruction;
        this.number = number;
        this.total = total;
        this.products = List.copyOf(products);
        this.visited = Set.copyOf(visited);
    }

    public String instruction() {
        return instruction;
    }

    /** Page number, from 1 (0 where the original misroutes). */
    public int number() {
        return number;
    }

    /** Number of results over all pages. */
    public int total() {
        return total;
    }

    /** On this page, may be empty: "Next &gt;" is offered without end. */
    public List<Product> products() {
        return products;
    }

    /** Asins visited since the start page. */
    public Set<String> visited() {
        return visited;
    }

    /** What {@code click[item - title]} means: of products with equal titles the first on the page. */
    Optional<Product> named(String action) {
        if (!action.startsWith(ITEM) || !action.endsWith("]")) {
            return Optional.empty();
        }
        String title = action.substring(ITEM.length(), action.length() - 1);
        return products.stream()
                .filter(product -> lower(product.title()).equals(title))
                .findFirst();
    }

    @Override
    String action(String name, Node target) {
        return target.isLink() ? ITEM + lower(product(target.text()).title()) + "]" : super.action(name, target);
    }

    Product product(String asin) {
        return products.stream()
                .filter(product -> product.asin().equals(asin))
                .findFirst()
                .orElseThrow();
    }

    @Override
    List<Node> content() {
        List<Node> nodes = new ArrayList<>(6 + 3 * products.size());
        nodes.add(Node.INSTRUCTION);
        nodes.add(Node.text(instruction));
        nodes.add(Node.button(Buttons.BACK_TO_SEARCH));
        nodes.add(Node.text("Page " + number + " (Total results: " + total + ")"));
        if (number > 1) {
            nodes.add(Node.button(Buttons.PREVIOUS));
        }
        nodes.add(Node.button(Buttons.NEXT));
        for (Product product : products) {
            Node.Kind kind = visited.contains(product.asin()) ? Node.Kind.VISITED_LINK : Node.Kind.LINK;
            nodes.add(new Node(kind, product.asin(), ""));
            nodes.add(Node.text(product.title()));
            nodes.add(Node.text(product.priceTag()));
        }
        return Collections.unmodifiableList(nodes);
    }
}
