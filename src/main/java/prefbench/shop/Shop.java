package prefbench.shop;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
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
    private final Stock stock;
    private final ToDoubleFunction<Priced> prices;
    private final List<Goal> goals;
    private final ProductSearch search;
    private final NounTagger tagger;
    private final RewardRule rewards;
    private final Splits splits;
    private final ShopFacts facts;
    private final List<String> leftOut;

    private Shop(
            Stock stock,
            ToDoubleFunction<Priced> prices,
            List<Goal> goals,
            NounTagger tagger,
            ShopFacts facts,
            List<String> leftOut) {
        this.stock = stock;
        this.prices = prices;
        this.goals = goals;
        this.search = new ProductSearch(stock.catalog(), stock.index());
        this.tagger = tagger;
        this.rewards = new RewardRule(tagger, facts.ratio());
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
     * their names with {@code _1000}, which win; each also with {@code .gz}); and {@code nouns.json}, where there is one: an
     * object from title to its nouns, which then count in place of the tagger's.
     *
     * @throws InputException if a file is missing or malformed, or if the shop has no goals
     */
    public static Shop open(Path directory, ShopOptions options) {
        DataFiles files = DataFiles.in(directory);
        BadRecords bad = BadRecords.as(options);
        Stock stock = new ShopIndex(files).open(bad).orElseGet(() -> Stock.load(files, bad));
        try {
            return over(stock, files, options, bad);
        } catch (RuntimeException e) {
            stock.close();
            throw e;
        }
    }

    private static Shop over(Stock stock, DataFiles files, ShopOptions options, BadRecords bad) {
        Catalog catalog = stock.catalog();
        List<Request> human = options.goals() == GoalKind.SYNTHETIC ? List.of() : requests(stock, files, bad);
        GoalKind kind = resolve(options.goals(), human);
        if (kind == GoalKind.SYNTHETIC) {
            requireEntries(files.attributes(), stock, bad);
        }
        ToDoubleFunction<Priced> prices = options.prices().prices(catalog);
        GoalList list = new GoalList(catalog, prices, options.prices());
        List<Goal> goals =
                GoalList.shuffled(kind == GoalKind.HUMAN ? list.human(human) : list.synthetic(files.directory()));
        if (goals.isEmpty()) {
            throw noGoals(files.directory(), kind);
        }
        NounTagger tagger = files.nouns()
                .map(file -> NounFile.read(file, options.tagger(), bad))
                .orElse(options.tagger());
        ShopFacts facts = new ShopFacts(
                stock.hash(),
                catalog.size(),
                goals.size(),
                kind,
                tagger.name(),
                options.ratio(),
                options.prices().name());
        return new Shop(stock, prices, goals, tagger, facts, bad.leftOut());
    }

    private static List<Request> requests(Stock stock, DataFiles files, BadRecords bad) {
        return stock.requests()
                .map(RequestFile::read)
                .orElseGet(() -> files.humanInstructions()
                        .map(file -> Request.of(stock.catalog(), Instructions.human(file, bad)))
                        .orElse(List.of()));
    }

    private static GoalKind resolve(GoalKind kind, List<Request> human) {
        if (kind != GoalKind.AUTO) {
            return kind;
        }
        return human.size() >= GoalKind.ENOUGH_HUMAN_GOALS ? GoalKind.HUMAN : GoalKind.SYNTHETIC;
    }

    /** Without human instructions the original wants an entry for every product; one without has no goal if that may be. */
    private static void requireEntries(Path file, Stock stock, BadRecords bad) {
        for (String asin : stock.withoutEntry()) {
            bad.in(() -> {
                throw InputException.in(
                        file,
                        "record " + asin,
                        "no entry",
                        "synthetic goals need an entry for every product of the catalogue",
                        "add {\"attributes\": []} for it");
            });
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
        return stock.catalog();
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
        return new Session(this, goal, Integer.toString(goal.index()), false, search::find);
    }

    /** A new walk towards the goal under a perturbation. Its rewards are those of the goal itself. */
    public Session session(Goal goal, Perturbation perturbation) {
        return new Session(
                this,
                perturbation.told(goal),
                Integer.toString(goal.index()),
                false,
                perturbation.finder(search, goal));
    }

    /** The price at which a product is sold: drawn once from its range. */
    public double price(Product product) {
        return prices.applyAsDouble(product);
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
        return search.asins(Session.keywords(query));
    }

    /** As {@link #search}, with the scores that put the products into this order. */
    public List<Ranked> ranking(String query) {
        return search.ranking(Session.keywords(query));
    }

    List<Product> find(List<String> keywords) {
        return search.find(keywords);
    }

    /** Finds the nouns behind the type reward: those recorded in the shop's data, or the tagger it was opened with. */
    public NounTagger tagger() {
        return tagger;
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
        stock.close();
    }
}
