package prefbench.shop;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be clicked on a page.
 *
 * @param byName in order; a later thing of an equal name takes the place of an earlier one, as in the original
 */
record Clickables(Map<String, Node> byName) {

    static Clickables of(List<Node> nodes) {
        Map<String, Node> targets = new LinkedHashMap<>();
        for (Node node : nodes) {
            if (node.kind() == Node.Kind.BUTTON) {
                targets.put(Page.lower(node.text()), node);
            }
        }
        for (Node node : nodes) {
            if (node.isLink()) {
                targets.put(Page.lower(node.text()), node);
            }
        }
        for (Node node : nodes) {
            if (node.kind() == Node.Kind.OPTION) {
                targets.put(node.text(), node);
            }
        }
        return new Clickables(Collections.unmodifiableMap(targets));
    }
}
