package prefbench.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Ten products of a search.
 *
 * @param number page number, from 1 (0 where the original misroutes)
 * @param total number of results over all pages
 * @param products on this page, may be empty: "Next &gt;" is offered without end
 * @param visited asins visited since the start page
 */
public record ResultsPage(
        String url, String instruction, int number, int total, List<Product> products, Set<String> visited)
        implements Page {

    public ResultsPage {
        products = List.copyOf(products);
        visited = Set.copyOf(visited);
    }

    @Override
    public List<Node> nodes() {
        List<Node> nodes = new ArrayList<>(6 + 3 * products.size());
        nodes.add(Node.text("Instruction:"));
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
        return nodes;
    }
}
