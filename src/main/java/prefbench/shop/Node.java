package prefbench.shop;

/**
 * One visible text of a page.
 *
 * @param kind what it is
 * @param text untrimmed
 * @param group the option group for {@link Kind#OPTION}, else ""
 */
public record Node(Kind kind, String text, String group) {

    /** What a text is, and so how it is marked and whether it can be clicked. */
    public enum Kind {
        TEXT,
        BUTTON,
        /** A product link, showing its asin. */
        LINK,
        /** A link of which the product was visited. */
        VISITED_LINK,
        /** A value of an option group. */
        OPTION
    }

    static Node text(String text) {
        return new Node(Kind.TEXT, text, "");
    }

    static Node button(String text) {
        return new Node(Kind.BUTTON, text, "");
    }
}
