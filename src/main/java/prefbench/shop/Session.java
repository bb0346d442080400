package prefbench.shop;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import prefbench.text.PythonText;

/**
 * One shopper's walk through a shop towards one goal, with the transitions of WebShop's text environment.
 *
 * <p>There is no limit of steps, and a purchase does not close the session: its receipt has nothing to click, but a search
 * starts anew. Not thread-safe.
 */
public final class Session {
    private static final String BASE = "http://127.0.0.1:3000";
    private static final int PAGE_SIZE = 10;
    private static final String ITEM = "click[item - ";

    private final Shop shop;
    private final Goal goal;
    private final String id;
    private final boolean attributesShown;

    private final Set<String> visited = new LinkedHashSet<>();
    private final Map<String, String> options = new LinkedHashMap<>();
    private List<String> keywords = List.of();
    private int number = 1;
    private @Nullable Product product;
    private boolean done;
    private Reward reward = Reward.NONE;

    private Page page;
    private @Nullable String observation;
    private @Nullable Clickables clickables;

    /** What an action brought: a reward above 0 only with a purchase, and whether something was bought just now. */
    public record Step(double reward, boolean done) {
        private static final Step NOTHING = new Step(0, false);
    }

    Session(Shop shop, Goal goal, String id, boolean attributesShown) {
        this.shop = shop;
        this.goal = goal;
        this.id = id;
        this.attributesShown = attributesShown;
        this.page = startPage();
    }

    public Goal goal() {
        return goal;
    }

    public Page page() {
        return page;
    }

    /** The page as {@code text_rich}. */
    public String observation() {
        if (observation == null) {
            observation = page.richText();
        }
        return observation;
    }

    /** Whether something was bought. */
    public boolean done() {
        return done;
    }

    /** Of the last purchase, {@link Reward#NONE} before one. */
    public Reward reward() {
        return reward;
    }

    /**
     * The actions a policy chooses from: a click for each clickable thing in the page's order, product links by title ({@code
     * click[item - lower-case title]}). Equal texts are listed once. Empty on the search page, where a query writer makes
     * them, and after a purchase.
     */
    public List<String> validActions() {
        if (page instanceof SearchPage) {
            return List.of();
        }
        Set<String> actions = new LinkedHashSet<>();
        clickables()
                .targets()
                .forEach((name, node) ->
                        actions.add(isLink(node) ? ITEM + lowerTitle(node.text()) + "]" : "click[" + name + "]"));
        return List.copyOf(actions);
    }

    /**
     * Takes one of {@link #validActions()}. Of products with equal titles the first on the page is meant. An option value
     * that holds an opening bracket cannot be clicked ({@link Action#parse}): nothing happens, as in the original.
     */
    public Step stepAs(String validAction) {
        if (page instanceof ResultsPage results && validAction.startsWith(ITEM) && validAction.endsWith("]")) {
            String title = validAction.substring(ITEM.length(), validAction.length() - 1);
            for (Product offered : results.products()) {
                if (lower(offered.title()).equals(title)) {
                    return step(new Action.Click(offered.asin()));
                }
            }
        }
        return step(Action.parse(validAction));
    }

    /** Searches from any page; clicks what can be clicked; anything else changes nothing. */
    public Step step(Action action) {
        if (action instanceof Action.Search search) {
            show(results(keywords(search.words()), 1));
        } else if (action instanceof Action.Click click) {
            String name = lower(click.target());
            Node target = clickables().targets().get(name);
            if (target != null && !(page instanceof SearchPage)) {
                return click(name, target);
            }
        }
        return Step.NOTHING;
    }

    /** A search text as WebShop splits it, empty words included. */
    static List<String> keywords(String words) {
        return List.of(lower(words).split(" ", -1));
    }

    private Step click(String name, Node target) {
        String kind = kind(page.url());
        if (name.equals(lower(Buttons.BUY_NOW))) {
            return buy();
        } else if (name.equals(lower(Buttons.BACK_TO_SEARCH))) {
            show(startPage());
        } else if (name.equals(lower(Buttons.NEXT)) && kind.equals("search_results")) {
            show(results(keywords, number + 1));
        } else if (name.equals(lower(Buttons.PREVIOUS)) && kind.equals("search_results")) {
            show(results(keywords, number - 1));
        } else if (name.equals(lower(Buttons.PREVIOUS)) && kind.equals("item_sub_page")) {
            show(itemPage());
        } else if (name.equals(lower(Buttons.PREVIOUS)) && kind.equals("item_page")) {
            show(results(keywords, number));
        } else if (SubPage.Section.named(name).isPresent()) {
            show(subPage(SubPage.Section.named(name).get()));
        } else {
            choose(name, target);
            show(itemPage());
        }
        return Step.NOTHING;
    }

    private void choose(String name, Node target) {
        if (isLink(target)) {
            product = shop.catalog().product(target.text()).orElseThrow();
            visited.add(target.text());
        } else if (target.kind() == Node.Kind.OPTION) {
            options.put(lower(target.group()), name);
        }
    }

    private Step buy() {
        Product bought = chosenProduct();
        reward = shop.reward(bought, options.values(), goal);
        done = true;
        String url = "%s/done/%s/%s/%s".formatted(BASE, id, bought.asin(), PythonText.repr(options));
        show(new DonePage(url, bought, options, reward.total()));
        return new Step(reward.total(), true);
    }

    private Page startPage() {
        keywords = List.of();
        number = 1;
        product = null;
        visited.clear();
        options.clear();
        return new SearchPage(BASE + "/" + id, goal.instruction());
    }

    private Page results(List<String> words, int page) {
        keywords = words;
        number = page;
        product = null;
        options.clear();
        List<Product> found = shop.find(words);
        // Python's slice: page 0, which the original reaches by misrouting, is empty.
        int from = Math.min(Math.max(0, (page - 1) * PAGE_SIZE), found.size());
        int to = Math.min(Math.max(0, page * PAGE_SIZE), found.size());
        String url = BASE + "/search_results/" + id + "/" + String.join("+", words) + "/" + page;
        return new ResultsPage(url, goal.instruction(), page, found.size(), found.subList(from, to), visited);
    }

    private Page itemPage() {
        String url = BASE + "/item_page/" + id + "/" + itemPath() + "/" + PythonText.json(options);
        return new ItemPage(url, goal.instruction(), chosenProduct(), options, attributesShown);
    }

    private Page subPage(SubPage.Section section) {
        String url = BASE + "/item_sub_page/" + id + "/" + itemPath() + "/" + section.label() + "/"
                + PythonText.repr(options);
        return new SubPage(url, goal.instruction(), chosenProduct(), section);
    }

    private String itemPath() {
        return chosenProduct().asin() + "/" + String.join("+", keywords) + "/" + number;
    }

    private Product chosenProduct() {
        if (product == null) {
            throw new IllegalStateException("no product on page " + page.url());
        }
        return product;
    }

    /** The original tells pages apart by the first of these words that occurs anywhere in the address, keywords included. */
    private static String kind(String url) {
        for (String kind : List.of("search_results", "item_page", "item_sub_page", "done")) {
            if (url.contains(kind)) {
                return kind;
            }
        }
        return "";
    }

    private void show(Page next) {
        page = next;
        observation = null;
        clickables = null;
    }

    private Clickables clickables() {
        if (clickables == null) {
            clickables = Clickables.of(page);
        }
        return clickables;
    }

    private static boolean isLink(Node node) {
        return node.kind() == Node.Kind.LINK || node.kind() == Node.Kind.VISITED_LINK;
    }

    private String lowerTitle(String asin) {
        return lower(shop.catalog().product(asin).orElseThrow().title());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
