package prefbench.shop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What can be clicked on a page, by name.
 *
 * @param targets in order; a later thing of an equal name takes the place of an earlier one, as in the original
 */
record Clickables(Map<String, Node> targets) {

    static Clickables of(Page page) {
        List<Node> nodes = page.nodes();
        Map<String, Node> targets = new LinkedHashMap<>();
        for (Node node : nodes) {
            if (node.kind() == Node.Kind.BUTTON) {
                targets.put(node.text().toLowerCase(Locale.ROOT), node);
            }
        }
        for (Node node : nodes) {
            if (node.kind() == Node.Kind.LINK || node.kind() == Node.Kind.VISITED_LINK) {
                targets.put(node.text().toLowerCase(Locale.ROOT), node);
            }
        }
        for (Node node : nodes) {
            if (node.kind() == Node.Kind.OPTION) {
                targets.put(node.text(), node);
            }
        }
        return new Clickables(targets);
    }
}
