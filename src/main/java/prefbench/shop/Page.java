package prefbench.shop;

import java.util.List;

/**
 * What the shopper sees. One value from which the address, both text forms and the clickable things are derived.
 * Immutable and thread-safe.
 */
public sealed interface Page permits SearchPage, ResultsPage, ItemPage, SubPage, DonePage {

    /** WebShop's address of the page; it decides what counts as clicked and what "&lt; Prev" does. */
    String url();

    /** The page's visible texts in order. */
    List<Node> nodes();

    /** Plain text: the nodes, trimmed, joined by {@code " [SEP] "}. */
    default String text() {
        return Rendering.text(nodes());
    }

    /** {@code text_rich}: one node a line, buttons and options marked, clicked options announced in front. */
    default String richText() {
        return Rendering.richText(this);
    }

    /** What can be clicked: buttons in page order, then product links, all lower-case, then option values; each once. */
    default List<String> clickables() {
        return List.copyOf(Clickables.of(this).targets().keySet());
    }
}
