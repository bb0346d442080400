package prefbench.shop;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the shopper sees. One value from which the address, the observations, the clickable things and a policy's actions are
 * derived, each at most once and only when asked for. Immutable and thread-safe.
 */
public abstract sealed class Page permits SearchPage, ResultsPage, ItemPage, SubPage, DonePage {
    private final String url;
    // Computed on first use without a lock: two threads may compute one twice, but to equal, immutable values.
    private @Nullable List<Node> nodes;
    private @Nullable Clickables targets;
    private @Nullable List<String> validActions;
    private @Nullable String text;
    private @Nullable String richText;

    Page(String url) {
        this.url = url;
    }

    /** WebShop's address of the page; it decides what counts as clicked and what "&lt; Prev" does. */
    public final String url() {
        return url;
    }

    /** The page's visible texts in order. */
    public final List<Node> nodes() {
        List<Node> known = nodes;
        if (known == null) {
            known = content();
            nodes = known;
        }
        return known;
    }

    /** As {@link #nodes()}, made anew; an unmodifiable list. */
    abstract List<Node> content();

    /** Plain text: the nodes, trimmed, joined by {@code " [SEP] "}. */
    public final String text() {
        String known = text;
        if (known == null) {
            known = Rendering.text(nodes());
            text = known;
        }
        return known;
    }

    /** {@code text_rich}: one node a line, buttons and options marked, clicked options announced in front. */
    public final String richText() {
        String known = richText;
        if (known == null) {
            known = Rendering.richText(this);
            richText = known;
        }
        return known;
    }

    /**
     * The page as HTML, made at every call. It is structurally equal to WebShop's, not byte for byte: an environment that
     * reads it as the original reads its own pages finds the same texts, buttons, links, options, search bar and product
     * image. Scripts, styles and the addresses of other pages are left out.
     */
    public final String html() {
        return PageHtml.of(this);
    }

    /** What can be clicked: buttons in page order, then product links, all lower-case, then option values; each once. */
    public final List<String> clickables() {
        return List.copyOf(targets().byName().keySet());
    }

    /** Whether a search can be typed here; a search is accepted on any page. */
    public final boolean hasSearchBar() {
        return this instanceof SearchPage;
    }

    /**
     * The actions a policy chooses from: a click for each clickable thing in the page's order, product links by title ({@code
     * click[item - lower-case title]}). Equal texts are listed once. Empty on the search page, where a query writer makes
     * them, and after a purchase.
     */
    public final List<String> validActions() {
        List<String> known = validActions;
        if (known == null) {
            known = hasSearchBar() ? List.of() : clicks();
            validActions = known;
        }
        return known;
    }

    private List<String> clicks() {
        Set<String> clicks = new LinkedHashSet<>();
        targets().byName().forEach((name, target) -> clicks.add(action(name, target)));
        return List.copyOf(clicks);
    }

    /** The click on a thing, as a policy sees it. */
    String action(String name, Node target) {
        return "click[" + name + "]";
    }

    final Clickables targets() {
        Clickables known = targets;
        if (known == null) {
            known = Clickables.of(nodes());
            targets = known;
        }
        return known;
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
