package prefbench.throughput;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import prefbench.policy.ChoicePolicy;
import prefbench.policy.Forward;
import prefbench.tensor.AdamW;
import prefbench.tensor.Device;
import prefbench.tensor.Trainer;
import prefbench.tensor.Update;

/**
 * What every learner's step is made of: forward, backward and AdamW for a batch of pages as a random shopper meets them, of at
 * most so many tokens each. Its {@code flops}, the matrix products that are needed whatever the implementation, divided by
 * {@link MatrixProductBenchmark}'s, are the share of the machine that is put to use.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class NetworkStepBenchmark {
    /** Forward, gradient to the weights, gradient to the inputs. */
    private static final int PASSES = 3;

    @Param({"tiny", "base"})
    public String preset;

    @Param({"80", "256"})
    public int pageTokens;

    private Workbench bench;
    private ChoicePolicy policy;
    private Trainer trainer;
    private List<List<prefbench.policy.State>> batches;
    private int next;

    /** Reported beside the steps. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Operations {
        public long tokens;
        public double flops;
    }

    @Setup(Level.Trial)
    public void open() {
        bench = new Workbench();
        policy = bench.policy(preset, pageTokens);
        trainer = new Trainer(policy.parameters(), AdamW.withLearningRate(1e-5));
        int batch = preset.equals("base") ? 4 : 16;
        List<prefbench.policy.State> states = new ArrayList<>(bench.states());
        Collections.shuffle(states, new Random(0));
        batches = new ArrayList<>();
        for (int from = 0; from + batch <= states.size(); from += batch) {
            batches.add(states.subList(from, from + batch));
        }
    }

    @TearDown(Level.Trial)
    public void close() {
        trainer.close();
        policy.close();
        bench.close();
    }

    @Benchmark
    public Update step(Operations counter) {
        List<prefbench.policy.State> states = batches.get(next++ % batches.size());
        Update update = trainer.step(metrics -> {
            Forward forward = policy.forward(states);
            counter.tokens += forward.tokens();
            counter.flops += 2.0 * PASSES * forward.multiplications();
            return forward.logProbabilitiesOf(new int[states.size()]).mean().neg();
        });
        Device.current().synchronise();
        return update;
    }
}
