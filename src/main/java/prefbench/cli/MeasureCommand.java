package prefbench.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import prefbench.random.RandomStreams;
import prefbench.shop.Action;
import prefbench.shop.Goal;
import prefbench.shop.Page;
import prefbench.shop.Product;
import prefbench.shop.SearchPage;
import prefbench.shop.Session;
import prefbench.shop.Shop;

/** {@code prefbench measure}: how fast a shop is, and how much memory it takes. */
@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        description = {
            "Opens a shop and measures it on one thread: time to open, heap, searches, steps and rewards.",
            "Searches are the goals' instructions; steps are a random shopper's, searching and rendering included.",
            "No search was made before, since a shop remembers answers. Rewards are of random products for random",
            "goals, so that hardly a pair comes twice; then of a thousand such pairs again and again."
        })
final class MeasureCommand implements Callable<Integer> {
    private static final int STEP_LIMIT = 20;
    private static final int KNOWN_PAIRS = 1000;
    private static final int CHECK_CLOCK_EVERY = 64;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--shop", required = true, paramLabel = "DIR", description = "A shop in WebShop's file formats.")
    Path directory = Path.of("");

    @Option(
            names = "--searches",
            defaultValue = "2000",
            description = "Searches at most, after half as many others to warm up (default: ${DEFAULT-VALUE}).")
    int searches = 2000;

    @Option(
            names = "--seconds",
            defaultValue = "5",
            description = "For each rate, after as long to warm up (default: ${DEFAULT-VALUE}).")
    double seconds = 5;

    private final RandomStreams streams = new RandomStreams(0);

    @Override
    public Integer call() {
        long began = System.nanoTime();
        try (Shop shop = Shop.open(directory)) {
            double opened = (System.nanoTime() - began) / 1e9;
            say("products", "%,d", shop.catalog().size());
            say("goals", "%,d, %s", shop.goals().size(), shop.goalKind().name().toLowerCase(Locale.ROOT));
            say("opened in", "%.2f s", opened);
            say("heap", "%,d MiB after a collection", usedHeap() >> 20);
            searches(shop);
            say("text", "%,.0f steps/s", steps(shop, Page::text));
            say("text_rich", "%,.0f steps/s", steps(shop, Page::richText));
            say("rewards", "%,.0f /s of new pairs, %,.0f /s of known ones", newRewards(shop), knownRewards(shop));
        }
        return Main.OK;
    }

    private void say(String what, String format, Object... values) {
        spec.commandLine().getOut().printf(Locale.ROOT, "%-10s " + format + "%n", insert(what, values));
    }

    private static Object[] insert(String first, Object[] rest) {
        Object[] all = new Object[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void searches(Shop shop) {
        List<String> queries = shop.goals().stream()
                .map(Goal::instruction)
                .distinct()
                .limit(searches + searches / 2)
                .toList();
        int warmup = queries.size() / 3;
        queries.subList(0, warmup).forEach(shop::search);
        double[] milliseconds = queries.subList(warmup, queries.size()).stream()
                .mapToDouble(query -> {
                    long began = System.nanoTime();
                    shop.search(query);
                    return (System.nanoTime() - began) / 1e6;
                })
                .sorted()
                .toArray();
        say(
                "search",
                "p50 %.2f ms, p99 %.2f ms, max %.2f ms, mean %.2f ms (n = %,d)",
                quantile(milliseconds, 0.5),
                quantile(milliseconds, 0.99),
                quantile(milliseconds, 1),
                Arrays.stream(milliseconds).average().orElse(Double.NaN),
                milliseconds.length);
    }

    /** The smallest value that is at least as large as a share of all. */
    private static double quantile(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    /** One unit of work, by its number; gives something that depends on it. */
    private interface Work {
        int unit(long number);
    }

    private double rate(Work work) {
        run(work, 0);
        return run(work, Long.MAX_VALUE / 2);
    }

    private double run(Work work, long first) {
        long began = System.nanoTime();
        long number = first;
        int seen = 0;
        while (number % CHECK_CLOCK_EVERY != 0 || System.nanoTime() - began < seconds * 1e9) {
            seen ^= work.unit(number++);
        }
        double took = (System.nanoTime() - began) / 1e9;
        if (seen == Integer.MIN_VALUE) {
            System.err.println("so that nothing measured can be left out");
        }
        return (number - first) / took;
    }

    private double steps(Shop shop, Function<Page, String> observation) {
        SplittableRandom random = streams.stream("measure steps");
        Session[] session = {shop.session(shop.goals().get(0))};
        int[] taken = {0};
        return rate(number -> {
            if (session[0].done() || taken[0]++ >= STEP_LIMIT) {
                session[0] = shop.session(
                        shop.goals().get(random.nextInt(shop.goals().size())));
                taken[0] = 0;
            }
            session[0].step(action(session[0], random, number));
            return observation.apply(session[0].page()).length();
        });
    }

    private static Action action(Session session, SplittableRandom random, long number) {
        if (session.page() instanceof SearchPage) {
            return new Action.Search(session.goal().instruction() + " " + Long.toString(number, 36));
        }
        List<String> clickables = session.page().clickables();
        return new Action.Click(clickables.get(random.nextInt(clickables.size())));
    }

    private record Purchase(Product product, List<String> options, Goal goal) {}

    private static Purchase purchase(Shop shop, SplittableRandom random) {
        Product product = shop.catalog().product(random.nextInt(shop.catalog().size()));
        List<String> options = product.options().values().stream()
                .filter(values -> !values.isEmpty())
                .map(values -> values.get(random.nextInt(values.size())))
                .toList();
        return new Purchase(
                product, options, shop.goals().get(random.nextInt(shop.goals().size())));
    }

    private static int reward(Shop shop, Purchase purchase) {
        return Double.hashCode(shop.reward(purchase.product(), purchase.options(), purchase.goal())
                .total());
    }

    private double newRewards(Shop shop) {
        SplittableRandom random = streams.stream("measure new rewards");
        return rate(number -> reward(shop, purchase(shop, random)));
    }

    private double knownRewards(Shop shop) {
        SplittableRandom random = streams.stream("measure known rewards");
        Purchase[] purchases =
                Stream.generate(() -> purchase(shop, random)).limit(KNOWN_PAIRS).toArray(Purchase[]::new);
        return rate(number -> reward(shop, purchases[(int) (number % KNOWN_PAIRS)]));
    }
}
