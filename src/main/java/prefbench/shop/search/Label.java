package prefbench.shop.search;

/** What products are found by as a whole, by equality. */
public enum Label {
    CATEGORY("category"),
    QUERY("query"),
    ATTRIBUTE("attribute");

    private final String field;

    Label(String field) {
        this.field = field;
    }

    String field() {
        return field;
    }
}
