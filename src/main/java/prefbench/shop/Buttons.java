package prefbench.shop;

/** The labels of WebShop's buttons. */
final class Buttons {
    static final String SEARCH = "Search";
    static final String BACK_TO_SEARCH = "Back to Search";
    static final String NEXT = "Next >";
    static final String PREVIOUS = "< Prev";
    static final String BUY_NOW = "Buy Now";

    private Buttons() {}
}
