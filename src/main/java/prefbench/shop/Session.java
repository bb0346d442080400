package prefbench.shop;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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

    /** Products on a results page. */
    static final int PAGE_SIZE = 10;

    private final Shop shop;
    private final Goal goal;
    private final String id;
    private final boolean attributesShown;
    private final Finder finder;

    private final Set<String> visited = new LinkedHashSet<>();
    private final Map<String, String> options = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private @Nullable List<String> keywords;
    private int number;
    private @Nullable Product product;
    private boolean done;
    private Reward reward = Reward.NONE;
    private Page page;

    /** What an action brought: a reward above 0 only with a purchase, and whether something was bought just now. */
    public record Step(double reward, boolean done) {
        private static final Step NOTHING = new Step(0, false);
    }

    /** What a search finds. */
    interface Finder {
        List<Product> find(List<String> keywords);
    }

    Session(Shop shop, Goal goal, String id, boolean attributesShown, Finder finder) {
        this.shop = shop;
        this.goal = goal;
        this.id = id;
        this.attributesShown = attributesShown;
        this.finder = finder;
        this.page = startPage();
    }

    /** What addresses show: the goal's index, unless a {@link TextEnvironment} named it. */
    public String id() {
        return id;
    }

    public Goal goal() {
        return goal;
    }

    public Page page() {
        return page;
    }

    /** The page as {@code text_rich}. */
    public String observation() {
        return page.richText();
    }

    /** Whether something was bought. */
    public boolean done() {
        return done;
    }

    /** Of the last purchase, {@link Reward#NONE} before one. */
    public Reward reward() {
        return reward;
    }

    /** What WebShop keeps about the session. */
    public SessionSnapshot snapshot() {
        return new SessionSnapshot(
                Optional.ofNullable(keywords),
                keywords == null ? OptionalInt.empty() : OptionalInt.of(number),
                Optional.ofNullable(product).map(Product::asin),
                visited,
                options,
                counts,
                done ? Optional.of(RewardDetails.of(reward, goal)) : Optional.empty());
    }

    /** Of the page: see {@link Page#validActions()}. */
    public List<String> validActions() {
        return page.validActions();
    }

    /**
     * Takes one of {@link #validActions()}. Of products with equal titles the first on the page is meant. An option value
     * that holds an opening bracket cannot be clicked ({@link Action#parse}): nothing happens, as in the original.
     */
    public Step stepAs(String validAction) {
        if (page instanceof ResultsPage results) {
            Optional<Product> meant = results.named(validAction);
            if (meant.isPresent()) {
                return step(new Action.Click(meant.get().asin()));
            }
        }
        return step(Action.parse(validAction));
    }

    /** Searches from any page; clicks what can be clicked; anything else changes nothing. */
    public Step step(Action action) {
        if (action instanceof Action.Search search) {
            page = results(keywords(search.words()), 1);
        } else if (action instanceof Action.Click click) {
            String name = lower(click.target());
            Node target = page.targets().byName().get(name);
            // Of this name nothing can be clicked, an option value neither.
            if (target != null && !name.equals(lower(Buttons.SEARCH))) {
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
            page = startPage();
        } else if (name.equals(lower(Buttons.NEXT)) && kind.equals("search_results")) {
            page = results(lastKeywords(), number + 1);
        } else if (name.equals(lower(Buttons.PREVIOUS)) && kind.equals("search_results")) {
            page = results(lastKeywords(), number - 1);
        } else if (name.equals(lower(Buttons.PREVIOUS)) && kind.equals("item_sub_page")) {
            page = itemPage();
        } else if (name.equals(lower(Buttons.PREVIOUS)) && kind.equals("item_page")) {
            page = results(lastKeywords(), number);
        } else if (SubPage.Section.named(name).isPresent()) {
            page = subPage(SubPage.Section.named(name).get());
        } else {
            choose(name, target);
            page = itemPage();
        }
        return Step.NOTHING;
    }

    private void choose(String name, Node target) {
        if (target.isLink() && page instanceof ResultsPage results) {
            product = results.product(target.text());
            visited.add(target.text());
            count("asin");
        } else if (target.kind() == Node.Kind.OPTION) {
            options.put(lower(target.group()), name);
            count("options");
        }
    }

    private Step buy() {
        Product bought = chosenProduct();
        reward = shop.reward(bought, options.values(), goal);
        done = true;
        count("purchase");
        String url = "%s/done/%s/%s/%s".formatted(BASE, id, bought.asin(), PythonText.repr(options));
        page = new DonePage(url, bought, options, reward.total());
        return new Step(reward.total(), true);
    }

    private Page startPage() {
        keywords = null;
        product = null;
        visited.clear();
        options.clear();
        counts.clear();
        return new SearchPage(BASE + "/" + id, goal.instruction());
    }

    private Page results(List<String> words, int page) {
        // First, since a refused search changes nothing.
        List<Product> found = finder.find(words);
        keywords = words;
        number = page;
        product = null;
        options.clear();
        count("search");
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
        count(section.label());
        String url = BASE + "/item_sub_page/" + id + "/" + itemPath() + "/" + section.label() + "/"
                + PythonText.repr(options);
        return new SubPage(url, goal.instruction(), chosenProduct(), section);
    }

    private String itemPath() {
        return chosenProduct().asin() + "/" + String.join("+", lastKeywords()) + "/" + number;
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

    private List<String> lastKeywords() {
        if (keywords == null) {
            throw new IllegalStateException("no search before page " + page.url());
        }
        return keywords;
    }

    private void count(String action) {
        counts.merge(action, 1, Integer::sum);
    }

    private static String lower(String text) {
        return Page.lower(text);
    }
}
