package prefbench.shop;

import java.util.List;

/** The start page with its search bar. Its only button submits the search and cannot be clicked by name. */
public final class SearchPage extends Page {
    private final String instruction;

    SearchPage(String url, String instruction) {
        super(url);
        this.instruction = instruction;
    }

    public String instruction() {
        return instruction;
    }

    @Override
    List<Node> content() {
        return List.of(
                Node.text("WebShop"), Node.text("Instruction: "), Node.text(instruction), Node.button(Buttons.SEARCH));
    }
}
