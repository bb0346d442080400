package prefbench.throughput;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import prefbench.shop.Goal;
import prefbench.shop.Product;
import prefbench.shop.Reward;

/**
 * Rewards a second, of products bought with a random value of each of their options: of a thousand pairs of product and goal
 * again and again; and of pairs that were not seen before, although the product and the goal were.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class RewardBenchmark {
    private static final int KNOWN = 1000;

    private final SplittableRandom random = new SplittableRandom(0);
    private Workbench bench;
    private List<Purchase> purchases;
    private List<Goal> goals;
    private int known;
    private int product;
    private int goal;

    private record Purchase(Product product, List<String> options) {}

    @Setup(Level.Trial)
    public void open() {
        bench = new Workbench();
        goals = bench.shop.goals();
        purchases = bench.shop.catalog().products().stream().map(this::purchase).toList();
        purchases.forEach(bought -> reward(bought, goals.get(0)));
        goals.forEach(wished -> reward(purchases.get(0), wished));
    }

    private Purchase purchase(Product bought) {
        return new Purchase(
                bought,
                bought.options().values().stream()
                        .filter(values -> !values.isEmpty())
                        .map(values -> values.get(random.nextInt(values.size())))
                        .toList());
    }

    private Reward reward(Purchase bought, Goal wished) {
        return bench.shop.reward(bought.product(), bought.options(), wished);
    }

    @TearDown(Level.Trial)
    public void close() {
        bench.close();
    }

    @Benchmark
    public Reward known() {
        known = (known + 1) % KNOWN;
        return reward(purchases.get(known % purchases.size()), goals.get(known * 7 % goals.size()));
    }

    /** Every product with the first goal, then with the second, and so on: millions of pairs before one comes again. */
    @Benchmark
    public Reward unseen() {
        if (++product == purchases.size()) {
            product = 0;
            goal = (goal + 1) % goals.size();
        }
        return reward(purchases.get(product), goals.get(goal));
    }
}
