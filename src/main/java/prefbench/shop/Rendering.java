package prefbench.shop;

import java.util.List;
import prefbench.text.PythonText;

/** The two text forms of a page, as WebShop derives them from its HTML through BeautifulSoup. */
final class Rendering {
    private Rendering() {}

    static String text(List<Node> nodes) {
        StringBuilder text = new StringBuilder();
        boolean first = true;
        for (Node node : nodes) {
            String visible = visible(node.text());
            if (!visible.isEmpty()) {
                text.append(first ? "" : " [SEP] ").append(PythonText.strip(visible));
                first = false;
            }
        }
        return text.toString();
    }

    static String richText(Page page) {
        StringBuilder clicked = new StringBuilder();
        StringBuilder text = new StringBuilder();
        for (Node node : page.nodes()) {
            String visible = visible(node.text());
            if (visible.isEmpty()) {
                continue;
            }
            switch (node.kind()) {
                case TEXT -> text.append(visible);
                case BUTTON -> mark(text, "", "button", visible);
                case LINK -> mark(text, "\n", "button", visible);
                case VISITED_LINK -> mark(text, "\n", "clicked button", visible);
                case OPTION -> {
                    boolean chosen = page.url().contains('"' + visible + '"');
                    mark(text, "  ", chosen ? "clicked button" : "button", visible);
                    if (chosen) {
                        clicked.insert(0, "You have clicked " + visible + ".\n");
                    }
                }
            }
            text.append('\n');
        }
        return clicked.append(text).toString();
    }

    private static void mark(StringBuilder text, String indent, String mark, String visible) {
        text.append(indent)
                .append('[')
                .append(mark)
                .append("] ")
                .append(visible)
                .append(" [")
                .append(mark)
                .append("_]");
    }

    /**
     * BeautifulSoup's rule for strings of white space: one that holds a line feed becomes a line feed, which both text
     * forms drop; any other becomes one space, which they keep. An empty string makes no node at all.
     */
    private static String visible(String text) {
        boolean lineFeed = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && c != '\n' && c != '\t' && c != '\f' && c != '\r') {
                return text;
            }
            lineFeed |= c == '\n';
        }
        return text.isEmpty() || lineFeed ? "" : " ";
    }
}
