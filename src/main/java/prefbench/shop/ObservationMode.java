package prefbench.shop;

/** What a {@link TextEnvironment} shows of a page. */
public enum ObservationMode {
    /** {@link Page#text()}. */
    TEXT,
    /** {@link Page#richText()}: the baselines' form. */
    TEXT_RICH,
    /** {@link Page#html()}. */
    HTML,
    /** {@link Page#url()}. */
    URL;

    String of(Page page) {
        return switch (this) {
            case TEXT -> page.text();
            case TEXT_RICH -> page.richText();
            case HTML -> page.html();
            case URL -> page.url();
        };
    }
}
