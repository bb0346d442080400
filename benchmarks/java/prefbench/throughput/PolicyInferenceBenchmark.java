package prefbench.throughput;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import prefbench.policy.ChoicePolicy;
import prefbench.policy.Choices;
import prefbench.tensor.Device;

/**
 * States a second for which a policy says what it would do: batches of 32 pages as a random shopper meets them. Actions that were
 * met before are not encoded again, as in an evaluation.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class PolicyInferenceBenchmark {
    private static final int BATCH = 32;

    @Param({"tiny", "base"})
    public String preset;

    private Workbench bench;
    private ChoicePolicy policy;
    private List<List<prefbench.policy.State>> batches;
    private int next;

    @Setup(Level.Trial)
    public void open() {
        bench = new Workbench();
        policy = bench.policy(preset);
        List<prefbench.policy.State> states = bench.states();
        batches = new ArrayList<>();
        for (int from = 0; from + BATCH <= states.size(); from += BATCH) {
            batches.add(states.subList(from, from + BATCH));
        }
    }

    @TearDown(Level.Trial)
    public void close() {
        policy.close();
        bench.close();
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public Choices states() {
        Choices choices = policy.choose(batches.get(next++ % batches.size()));
        Device.current().synchronise();
        return choices;
    }
}
