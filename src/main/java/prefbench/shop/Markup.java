package prefbench.shop;

/**
 * HTML in the making. Between elements stand line feeds only, which WebShop's environment does not count as text. Not
 * thread-safe.
 */
final class Markup {
    private final StringBuilder html = new StringBuilder(4096);

    /** A start tag; {@code attributes} are pairs of name and value. */
    Markup open(String tag, String... attributes) {
        tag(tag, attributes).append(">\n");
        return this;
    }

    Markup close(String tag) {
        html.append("</").append(tag).append(">\n");
        return this;
    }

    /** An element without content. */
    Markup empty(String tag, String... attributes) {
        tag(tag, attributes).append("/>\n");
        return this;
    }

    /** An element that holds a text, exactly. */
    Markup text(String tag, String text, String... attributes) {
        tag(tag, attributes).append('>');
        escape(text);
        return close(tag);
    }

    /** A heading that holds two texts, the second on its own line. */
    Markup heading(String label, String text) {
        html.append("<h4>");
        escape(label);
        html.append("<br/>");
        escape(text);
        return close("h4");
    }

    /** An element that holds a label and, inside another element, a value. */
    Markup pair(String tag, String label, String value, String... attributes) {
        tag(tag, attributes).append('>');
        escape(label);
        html.append("<pre>");
        escape(value);
        html.append("</pre>");
        return close(tag);
    }

    private StringBuilder tag(String tag, String... attributes) {
        html.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            html.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            html.append('"');
        }
        return html;
    }

    /** So that markup in a text appears literally. */
    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&#34;");
                case '\'' -> html.append("&#39;");
                case '\r' -> html.append("&#13;");
                default -> html.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
