package prefbench.shop;

import java.util.List;

/** One shopper's walk through a shop towards one goal. Not thread-safe. */
public final class Session {

    /** What an action brought: a reward above 0 only with a purchase, and whether something was bought just now. */
    public record Step(double reward, boolean done) {}

    private final Shop shop;
    private final Goal goal;

    Session(Shop shop, Goal goal, String id) {
        this.shop = shop;
        this.goal = goal;
    }

    public Goal goal() {
        return goal;
    }

    public Page page() {
        throw new UnsupportedOperationException();
    }

    /** The page as {@code text_rich}. */
    public String observation() {
        return page().richText();
    }

    /**
     * The actions a policy chooses from: a click for each clickable thing, product links by title ({@code click[item -
     * lower-case title]}). Equal texts are listed once. Empty on the search page, where a query writer makes them, and after a
     * purchase.
     */
    public List<String> validActions() {
        throw new UnsupportedOperationException();
    }

    public Step step(Action action) {
        throw new UnsupportedOperationException();
    }

    /** Takes one of {@link #validActions()}; of products with equal titles the first on the page is meant. */
    public Step stepAs(String validAction) {
        throw new UnsupportedOperationException();
    }

    /** Whether something was bought. */
    public boolean done() {
        throw new UnsupportedOperationException();
    }

    /** Of the last purchase, {@link Reward#NONE} before one. */
    public Reward reward() {
        throw new UnsupportedOperationException();
    }
}
