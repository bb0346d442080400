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
import prefbench.trajectory.Walk;

/**
 * Shop steps a second, search and text_rich rendering included, under a random shopper; and searches a second, each for words
 * that were not searched before (the shop remembers answers).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ShopBenchmark {
    private static final int STEP_LIMIT = 20;

    private final SplittableRandom random = new SplittableRandom(0);
    private Workbench bench;
    private Walk walk;
    private int goal;
    private int query;

    @Setup(Level.Trial)
    public void open() {
        bench = new Workbench();
        walk = bench.walk(goal);
    }

    @TearDown(Level.Trial)
    public void close() {
        bench.close();
    }

    @Benchmark
    public double steps() {
        if (walk.bought() || walk.pages() >= STEP_LIMIT) {
            walk = bench.walk(++goal);
        }
        return walk.take(random.nextInt(walk.state().actions().size()));
    }

    @Benchmark
    public List<String> searches() {
        String instruction = bench.goals().get(query % bench.goals().size()).instruction();
        return bench.shop.search(instruction + " " + query++);
    }
}
