package prefbench.shop;

import java.util.List;

/** The start page with its search bar. Its only button submits the search and cannot be clicked by name. */
public record SearchPage(String url, String instruction) implements Page {
    @Override
    public List<Node> nodes() {
        return List.of(Node.text("WebShop"), Node.text("Instruction: "), Node.text(instruction), Node.button("Search"));
    }
}
