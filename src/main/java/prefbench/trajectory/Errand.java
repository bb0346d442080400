package prefbench.trajectory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import prefbench.shop.ItemPage;
import prefbench.shop.Product;
import prefbench.shop.ResultsPage;

/** One walk of the {@link SimulatedShopper}: search, look through the results, compare, choose options, buy. */
final class Errand {
    private static final int SEARCHES = 3;

    private final Walk walk;
    private final Wishes wishes;
    private final ShopperTraits traits;
    private final SplittableRandom random;
    private boolean left;

    /** A product that the shopper saw, and where. */
    private record Memory(String action, int search, int page, double impression) {}

    Errand(Walk walk, Wishes wishes, ShopperTraits traits, SplittableRandom random) {
        this.walk = walk;
        this.wishes = wishes;
        this.traits = traits;
        this.random = random;
    }

    void run() {
        List<Integer> searches = searches();
        Memory best = null;
        for (int i = 0; i < searches.size() && best == null && !left; i++) {
            take(searches.get(i));
            best = lookThrough(searches.get(i));
        }
        if (left || best == null) {
            return;
        }
        if (!(walk.page() instanceof ItemPage)) {
            goBackTo(best);
        }
        if (!left && walk.page() instanceof ItemPage item) {
            chooseOptions(item.product());
            click("buy now");
        }
    }

    /** Mostly the fullest query first; others in random order after it. */
    private List<Integer> searches() {
        List<Integer> order = new ArrayList<>();
        int count = walk.state().actions().size();
        while (order.size() < Math.min(SEARCHES, count)) {
            int next = order.isEmpty() && chance(0.5) ? Math.min(1, count - 1) : random.nextInt(count);
            if (!order.contains(next)) {
                order.add(next);
            }
        }
        return order;
    }

    /** Looks at products of this search until one satisfies or patience ends; null if none seemed worth a click. */
    private Memory lookThrough(int search) {
        Memory best = null;
        for (int page = 1; page <= traits.pages() && !left; page++) {
            for (Memory seen : noticed((ResultsPage) walk.page(), search, page)) {
                Memory looked = look(seen);
                if (left) {
                    return null;
                }
                if (best == null || remembered(looked) > remembered(best)) {
                    best = looked;
                }
                if (looked.impression() >= traits.satisfied() || !chance(traits.compares())) {
                    return best == looked ? best : backAnd(best);
                }
                click("< prev");
            }
            if (best != null && !chance(traits.compares())) {
                return best;
            }
            if (page < traits.pages()) {
                click("next >");
            }
        }
        if (best == null) {
            click("back to search");
        }
        return best;
    }

    private Memory backAnd(Memory best) {
        click("< prev");
        return best;
    }

    /** The products of a results page that caught the eye and seem worth a click, best first. */
    private List<Memory> noticed(ResultsPage results, int search, int page) {
        List<Memory> noticed = new ArrayList<>();
        for (Product product : results.products()) {
            double impression = wishes.fulfilledBy(words(product.title())) + traits.blur() * normal();
            double price = product.pricing().stream().mapToDouble(p -> p).min().orElse(0);
            boolean seen = chance(traits.notices());
            if (seen && (wishes.affordable(price) || chance(0.05))) {
                String action = "click[item - " + product.title().toLowerCase(Locale.ROOT) + "]";
                noticed.add(new Memory(action, search, page, impression));
            }
        }
        noticed.sort((one, other) -> Double.compare(other.impression(), one.impression()));
        return noticed;
    }

    /** Opens the product, perhaps its details, and forms an impression. */
    private Memory look(Memory seen) {
        click(seen.action());
        if (!(walk.page() instanceof ItemPage item)) {
            return new Memory(seen.action(), seen.search(), seen.page(), -1);
        }
        Product product = item.product();
        Set<String> read = words(product.title());
        product.options().values().forEach(values -> wishes.valueOf(values).ifPresent(v -> read.addAll(words(v))));
        product.options().values().forEach(values -> values.forEach(v -> read.addAll(words(v))));
        if (chance(traits.readsFeatures())) {
            click("features");
            product.bullets().forEach(bullet -> read.addAll(words(bullet)));
            click("< prev");
        }
        if (chance(traits.readsDescription())) {
            click("description");
            read.addAll(words(product.description()));
            click("< prev");
        }
        double impression = wishes.fulfilledBy(read) + traits.blur() * normal() / 2;
        return new Memory(seen.action(), seen.search(), seen.page(), impression);
    }

    private double remembered(Memory memory) {
        return memory.impression() + traits.forgets() * normal();
    }

    /** From wherever he stands in the same search. */
    private void goBackTo(Memory best) {
        if (!(walk.page() instanceof ResultsPage results)) {
            return;
        }
        for (int page = results.number(); page > best.page() && !left; page--) {
            click("< prev");
        }
        click(best.action());
    }

    private void chooseOptions(Product product) {
        for (Map.Entry<String, List<String>> group : product.options().entrySet()) {
            List<String> values = group.getValue();
            Optional<String> wanted = wishes.valueOf(values);
            if (wanted.isPresent() && !chance(traits.skipsOption())) {
                click(chance(traits.wrongOption()) ? any(values) : wanted.get());
            } else if (wanted.isEmpty() && chance(traits.idleOption())) {
                click(any(values));
            }
        }
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Takes the action if the page has it; otherwise stays. */
    private void click(String target) {
        String action = target.startsWith("click[") ? target : "click[" + target + "]";
        int index = walk.state().actions().indexOf(action);
        if (index >= 0) {
            take(index);
        }
    }

    private void take(int index) {
        left = left || chance(traits.leaves());
        if (!left) {
            walk.take(index);
        }
    }

    private static Set<String> words(String text) {
        return new LinkedHashSet<>(Wording.content(text));
    }

    private boolean chance(double probability) {
        return unit() < probability;
    }

    private double unit() {
        return (random.nextLong() >>> 11) * 0x1p-53;
    }

    /** Sum of twelve uniforms: near enough to a normal draw, and the same on every platform. */
    private double normal() {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += unit();
        }
        return sum;
    }
}
