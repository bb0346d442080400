package prefbench.shop;

/**
 * One visible text of a page.
 *
 * @param kind what it is
 * @param text untrimmed
 * @param group the option group for {@link Kind#OPTION}, else ""
 */
public record Node(Kind kind, String text, String group) {

    /** In front of the instruction on every page but the first and the last. */
    static final Node INSTRUCTION = text("Instruction:");

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

    boolean isLink() {
        return kind == Kind.LINK || kind == Kind.VISITED_LINK;
    }

    static Node text(String text) {
        return new Node(Kind.TEXT, text, "");
    }

    static Node button(String text) {
        return new Node(Kind.BUTTON, text, "");
    }
}
