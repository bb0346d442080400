package prefbench.shop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import prefbench.random.PythonRandom;
import prefbench.text.InputException;

/** Makes a shop's goals from its products and instructions, in the original's order. */
final class GoalList {
    /** WebShop's: it puts goals into the order in which they are numbered. */
    static final long SHUFFLE_SEED = 233;

    private static final int CANDIDATES = 4;

    /** Goals are held in memory, about 0.6 KB each. */
    static final int MOST_SYNTHETIC = 500_000;

    private static final String TOO_MANY = "%s: found more than %,d synthetic goals; so many are not held in memory;"
            + " use the shop's human goals, or a part of its catalogue";

    private final Catalog catalog;
    private final ToDoubleFunction<Priced> prices;
    private final PriceDraws draws;

    GoalList(Catalog catalog, ToDoubleFunction<Priced> prices, PriceDraws draws) {
        this.catalog = catalog;
        this.prices = prices;
        this.draws = draws;
    }

    /** One goal for each request. */
    List<Goal> human(List<Request> requests) {
        List<Goal> goals = new ArrayList<>(requests.size());
        for (Request request : requests) {
            Ceiling ceiling = ceiling(request.target(), request.position());
            String text = withoutDots(request.human().instruction()) + ceiling.clause();
            List<String> wanted = request.human().wanted();
            goals.add(goal(goals.size(), request.target(), text, wanted, options(request), ceiling.upper()));
        }
        return goals;
    }

    private static List<GoalOption> options(Request request) {
        List<GoalOption> options = new ArrayList<>();
        for (String value : request.human().options()) {
            options.add(new GoalOption("", value));
        }
        return options;
    }

    /**
     * One goal for each combination of options of each product that has an instruction.
     *
     * @param shop for the message
     * @throws InputException if they are more than {@value #MOST_SYNTHETIC}
     */
    List<Goal> synthetic(Path shop) {
        List<Goal> goals = new ArrayList<>();
        for (Product product : catalog.products()) {
            if (product.template().isEmpty()) {
                continue;
            }
            Product.Template template = product.template().get();
            if (goals.size() + combinationCount(product.options()) > MOST_SYNTHETIC) {
                throw new InputException(TOO_MANY.formatted(shop, MOST_SYNTHETIC));
            }
            Ceiling ceiling = ceiling(product, 0);
            for (List<GoalOption> options : combinations(product.options())) {
                String with = options.isEmpty()
                        ? ""
                        : options.stream()
                                .map(option -> option.name() + ": " + option.value())
                                .collect(Collectors.joining(", and ", " with ", ""));
                String text = template.instruction() + with + ceiling.clause();
                goals.add(
                        goal(goals.size(), Target.of(product), text, template.attributes(), options, ceiling.upper()));
            }
        }
        return weighted(goals);
    }

    /** The order in which WebShop numbers its goals. */
    static List<Goal> shuffled(List<Goal> goals) {
        List<Goal> shuffled = new ArrayList<>(goals);
        new PythonRandom(SHUFFLE_SEED).shuffle(shuffled);
        for (int i = 0; i < shuffled.size(); i++) {
            shuffled.set(i, shuffled.get(i).withIndex(i));
        }
        return List.copyOf(shuffled);
    }

    private static Goal goal(
            int index, Target target, String text, List<String> wanted, List<GoalOption> options, double upper) {
        return new Goal(
                index,
                target.asin(),
                target.category(),
                target.query(),
                target.title(),
                target.productCategory(),
                text,
                wanted,
                options,
                upper,
                1);
    }

    /** Rare attributes make a goal likelier: the mean over its attributes of one over the attribute's number of goals. */
    private static List<Goal> weighted(List<Goal> goals) {
        Map<String, Integer> counts = new HashMap<>();
        goals.forEach(goal -> goal.attributes().forEach(attribute -> counts.merge(attribute, 1, Integer::sum)));
        List<Goal> weighted = new ArrayList<>(goals.size());
        for (Goal goal : goals) {
            double sum = 0;
            for (String attribute : goal.attributes()) {
                sum += 1.0 / counts.get(attribute);
            }
            weighted.add(goal.withWeight(sum / goal.attributes().size()));
        }
        return weighted;
    }

    /** As a double, since a product with many options has more combinations than a long can count. */
    private static double combinationCount(Map<String, List<String>> options) {
        double count = 1;
        for (List<String> values : options.values()) {
            count *= values.size();
        }
        return count;
    }

    /** Names in code point order, the last one's values vary fastest; a group without values leaves no combination. */
    private static List<List<GoalOption>> combinations(Map<String, List<String>> options) {
        List<List<GoalOption>> combinations = List.of(List.of());
        for (String name : options.keySet().stream().sorted().toList()) {
            List<List<GoalOption>> longer = new ArrayList<>();
            for (List<GoalOption> combination : combinations) {
                for (String value : options.get(name)) {
                    List<GoalOption> extended = new ArrayList<>(combination);
                    extended.add(new GoalOption(name, value));
                    longer.add(extended);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    private record Ceiling(double upper, String clause) {}

    /** The larger of two draws from the first four of 10, 20, ..., 990 above the price. */
    private Ceiling ceiling(Priced product, int position) {
        double price = prices.applyAsDouble(product);
        List<Double> candidates = new ArrayList<>(CANDIDATES);
        for (int upper = 10; upper < 1000 && candidates.size() < CANDIDATES; upper += 10) {
            if (upper > price) {
                candidates.add((double) upper);
            }
        }
        if (candidates.size() < 2) {
            return new Ceiling(Goal.NO_CEILING, "");
        }
        List<Double> drawn = draws.ceilings(product.asin(), position, candidates);
        double upper = Math.max(drawn.get(0), drawn.get(1));
        // Whole dollars, with two decimals all the same.
        return new Ceiling(upper, ", and price lower than " + (int) upper + ".00 dollars");
    }

    private static String withoutDots(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) == '.') {
            start++;
        }
        while (end > start && text.charAt(end - 1) == '.') {
            end--;
        }
        return text.substring(start, end);
    }
}
