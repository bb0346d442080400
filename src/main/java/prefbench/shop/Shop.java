package prefbench.shop;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import prefbench.text.InputException;
import prefbench.text.NounTagger;

/**
 * A catalogue with its search index, goals and rewards. Immutable and thread-safe; open one per process and share it.
 *
 * <pre>{@code
 * try (Shop shop = Shop.open(Path.of("fixtures/shop"))) {
 *     Session session = shop.session(shop.goals().get(0));
 *     session.step(Action.parse("search[red shoes]"));
 *     System.out.println(session.observation());
 * }
 * }</pre>
 */
public final class Shop implements AutoCloseable {
    private final Catalog catalog;
    private final Map<String, Double> prices;
    private final List<Goal> goals;
    private final ProductSearch search;
    private final RewardRule rewards;
    private final Splits splits;
    private final ShopFacts facts;
    private final List<String> leftOut;

    private Shop(
            Catalog catalog,
            Map<String, Double> prices,
            List<Goal> goals,
            ProductSearch search,
            RewardRule rewards,
            ShopFacts facts,
            List<String> leftOut) {
        this.catalog = catalog;
        this.prices = prices;
        this.goals = goals;
        this.search = search;
        this.rewards = rewards;
        this.splits = GoalSplitter.split(goals);
        this.facts = facts;
        this.leftOut = leftOut;
    }

    /** The shop in {@code directory} with the goals it has ({@link GoalKind#AUTO}), keyed prices and the bundled tagger. */
    public static Shop open(Path directory) {
        return open(directory, GoalKind.AUTO);
    }

    /** As {@link #open(Path)}, with goals of one kind. */
    public static Shop open(Path directory, GoalKind kind) {
        return open(directory, ShopOptions.standard().withGoals(kind));
    }

    /**
     * Reads {@code items_shuffle.json}, {@code items_ins_v2.json} and {@code items_human_ins.json} (the first two also by
     * their names with {@code _1000}, which win; each also with {@code .gz}).
     *
     * @throws InputException if a file is missing or malformed, or if the shop has no goals
     */
    public static Shop open(Path directory, ShopOptions options) {
        GoalKind kind = options.goals();
        PriceDraws draws = options.prices();
        NounTagger tagger = options.tagger();
        DataFiles files = DataFiles.in(directory);
        BadRecords bad = BadRecords.as(options);
        Map<String, Instructions.Mined> mined = Instructions.mined(files.attributes(), bad);
        Map<String, List<Instructions.Human>> human = kind == GoalKind.SYNTHETIC
                ? Map.of()
                : files.humanInstructions()
                        .map(file -> Instructions.human(file, bad))
                        .orElse(Map.of());
        Catalog catalog = new CatalogFile(files.products(), mined, bad).read();
        GoalKind resolved = resolve(kind, catalog, human);
        if (resolved == GoalKind.SYNTHETIC) {
            requireEntries(files.attributes(), catalog, mined, bad);
        }
        Map<String, Double> prices = new HashMap<>();
        catalog.products().forEach(product -> prices.put(product.asin(), draws.price(product)));
        GoalList list = new GoalList(catalog, prices, draws);
        List<Goal> goals = GoalList.shuffled(resolved == GoalKind.HUMAN ? list.human(human) : list.synthetic(mined));
        if (goals.isEmpty()) {
            throw noGoals(directory, resolved);
        }
        ShopFacts facts =
                new ShopFacts(files.hash(), catalog.size(), goals.size(), resolved, tagger.name(), draws.name());
        return new Shop(
                catalog, prices, goals, new ProductSearch(catalog), new RewardRule(tagger), facts, bad.leftOut());
    }

    private static GoalKind resolve(GoalKind kind, Catalog catalog, Map<String, List<Instructions.Human>> human) {
        if (kind != GoalKind.AUTO) {
            return kind;
        }
        long usable = catalog.products().stream()
                .flatMap(product -> human.getOrDefault(product.asin(), List.of()).stream())
                .filter(Instructions.Human::usable)
                .count();
        return usable >= GoalKind.ENOUGH_HUMAN_GOALS ? GoalKind.HUMAN : GoalKind.SYNTHETIC;
    }

    /** Without human instructions the original wants an entry for every product; one without has no goal if that may be. */
    private static void requireEntries(
            Path file, Catalog catalog, Map<String, Instructions.Mined> mined, BadRecords bad) {
        for (Product product : catalog.products()) {
            if (!mined.containsKey(product.asin())) {
                bad.in(() -> {
                    throw InputException.in(
                            file,
                            "record " + product.asin(),
                            "no entry",
                            "synthetic goals need an entry for every product of the catalogue",
                            "add {\"attributes\": []} for it");
                });
            }
        }
    }

    private static InputException noGoals(Path directory, GoalKind kind) {
        return new InputException("%s: found no %s goal; a shop needs at least one instruction in %s; %s"
                .formatted(
                        directory,
                        kind.name().toLowerCase(Locale.ROOT),
                        kind == GoalKind.HUMAN ? "items_human_ins.json" : "items_ins_v2.json",
                        "use the catalogue that belongs to the instructions, or the other kind of goal"));
    }

    public Catalog catalog() {
        return catalog;
    }

    /** In the shop's goal order. */
    public List<Goal> goals() {
        return goals;
    }

    /** {@link GoalKind#HUMAN} or {@link GoalKind#SYNTHETIC}. */
    public GoalKind goalKind() {
        return facts.goalKind();
    }

    /** SHA-256 over the data files' uncompressed bytes, 64 hexadecimal digits: the shop's identity. */
    public String hash() {
        return facts.hash();
    }

    /** A new walk towards the goal. */
    public Session session(Goal goal) {
        return session(goal, Integer.toString(goal.index()), false);
    }

    /** A walk with an id, which addresses show, and with or without the list of attributes on item pages. */
    Session session(Goal goal, String id, boolean attributesShown) {
        return new Session(this, goal, id, attributesShown);
    }

    /** The price at which a product is sold: drawn once from its range. */
    public double price(Product product) {
        return prices.get(product.asin());
    }

    /** What buying the product with these option values is worth. */
    public Reward reward(Product bought, Collection<String> optionValues, Goal goal) {
        return rewards.reward(bought, optionValues, goal, price(bought));
    }

    /** The goals by part; the same at every call. */
    public Splits splits() {
        return splits;
    }

    /**
     * Asins of the products found, best first; at most 50 but for the special forms {@code <a>}, {@code <c>} and {@code
     * <q>}.
     */
    public List<String> search(String query) {
        return find(Session.keywords(query)).stream().map(Product::asin).toList();
    }

    List<Product> find(List<String> keywords) {
        return search.find(keywords);
    }

    /** What a result must say about this shop. */
    public ShopFacts describe() {
        return facts;
    }

    /**
     * File, record, what was found, rule and remedy of each record that was left out because it broke a rule: empty unless
     * {@link ShopOptions#skipBad()}.
     */
    public List<String> leftOut() {
        return leftOut;
    }

    @Override
    public void close() {
        search.close();
    }
}
