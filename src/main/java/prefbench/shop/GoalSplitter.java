package prefbench.shop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import prefbench.random.RandomStreams;

/** Deals a shop's goals into test, dev and train by product, keyed by asin. */
final class GoalSplitter {
    /** Goals in test and in dev at most. */
    private static final int MOST = 500;

    private static final double TEST_SHARE = 0.2;
    private static final double DEV_SHARE = 0.1;

    private static final RandomStreams STREAMS = new RandomStreams(0).child("shop.splits");

    private GoalSplitter() {}

    static Splits split(List<Goal> goals) {
        List<List<Goal>> products = keyedOrder(goals);
        int test = products(products, goals.size(), TEST_SHARE);
        int dev = test + products(products.subList(test, products.size()), goals.size(), DEV_SHARE);
        return new Splits(
                first(ordered(products.subList(0, test))),
                first(ordered(products.subList(test, dev))),
                ordered(products.subList(dev, products.size())));
    }

    /**
     * Human goals in random order: the first n are a sample of what people ask for. A synthetic goal is one of up to hundreds
     * that differ in their options only, so each product's turn comes once in a round.
     */
    private static List<Goal> ordered(List<List<Goal>> products) {
        boolean synthetic = products.stream()
                .flatMap(List::stream)
                .anyMatch(goal -> goal.options().stream()
                        .anyMatch(option -> !option.name().isEmpty()));
        if (synthetic) {
            return spread(products);
        }
        List<Goal> goals = products.stream().flatMap(List::stream).toList();
        return sorted(goals, goal -> STREAMS.key("order " + goal.asin(), goal.index()));
    }

    /** Goals by product; products and each one's goals in an order that depends on nothing but their names. */
    private static List<List<Goal>> keyedOrder(List<Goal> goals) {
        Map<String, List<Goal>> byProduct = new TreeMap<>();
        for (Goal goal : goals) {
            byProduct.computeIfAbsent(goal.asin(), asin -> new ArrayList<>()).add(goal);
        }
        List<List<Goal>> products = sorted(
                List.copyOf(byProduct.values()),
                own -> STREAMS.key("product " + own.get(0).asin()));
        List<List<Goal>> ordered = new ArrayList<>(products.size());
        for (List<Goal> own : products) {
            ordered.add(sorted(own, goal -> STREAMS.key("goal " + goal.asin(), goal.index())));
        }
        return ordered;
    }

    private record Keyed<T>(long key, T value) {}

    /** By a key that is made once for each; of equal keys the first stays first. */
    private static <T> List<T> sorted(List<T> values, ToLongFunction<T> key) {
        if (values.size() < 2) {
            return values;
        }
        List<Keyed<T>> keyed = new ArrayList<>(values.size());
        for (T value : values) {
            keyed.add(new Keyed<>(key.applyAsLong(value), value));
        }
        keyed.sort(Comparator.comparingLong(Keyed::key));
        List<T> sorted = new ArrayList<>(values.size());
        for (Keyed<T> each : keyed) {
            sorted.add(each.value());
        }
        return sorted;
    }

    /**
     * How many of the products make a part: enough for its share of the goals, and for its share of the products, so that a
     * few products with hundreds of goals each do not make it alone; both only up to {@value #MOST}.
     */
    private static int products(List<List<Goal>> products, int allGoals, double share) {
        int wantedGoals = (int) Math.min(MOST, Math.ceil(share * allGoals));
        int wantedProducts = (int) Math.min(MOST, Math.ceil(share * products.size()));
        int goals = 0;
        int count = 0;
        while (count < products.size() && (goals < wantedGoals || count < wantedProducts)) {
            goals += products.get(count++).size();
        }
        return count;
    }

    /** One goal of each product, then the second of each that has one, and so on. */
    private static List<Goal> spread(List<List<Goal>> products) {
        List<Goal> spread = new ArrayList<>();
        int before = -1;
        for (int round = 0; spread.size() > before; round++) {
            before = spread.size();
            for (List<Goal> goals : products) {
                if (round < goals.size()) {
                    spread.add(goals.get(round));
                }
            }
        }
        return spread;
    }

    private static List<Goal> first(List<Goal> goals) {
        return goals.subList(0, Math.min(MOST, goals.size()));
    }
}
