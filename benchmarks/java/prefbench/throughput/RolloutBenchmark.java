package prefbench.throughput;

import java.util.List;
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
import prefbench.trajectory.Choice;
import prefbench.trajectory.Episodes;
import prefbench.trajectory.Walk;

/**
 * Policy steps a second while PPO collects a rollout: eight sessions side by side, sixteen steps each, search and rendering
 * included, with weights that have just changed, so that no action is known from the last rollout. On one torch thread; a
 * worker for each core collects as many again.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class RolloutBenchmark {
    private static final int SESSIONS = 8;
    private static final int STEPS = 16;

    @Param({"tiny", "base"})
    public String preset;

    /** 512 is a page that is not cut. */
    @Param({"80", "256", "512"})
    public int pageTokens;

    private Workbench bench;
    private ChoicePolicy policy;
    private int rollout;

    /** Reported beside the rollouts. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Operations {
        public long policySteps;
    }

    @Setup(Level.Trial)
    public void open() {
        bench = new Workbench();
        policy = bench.policy(preset, pageTokens);
    }

    @TearDown(Level.Trial)
    public void close() {
        policy.close();
        bench.close();
    }

    @Benchmark
    public List<Walk> rollout(Operations counter) {
        int first = SESSIONS * (rollout++ % (bench.goals().size() / SESSIONS));
        try (ChoicePolicy changed = policy.copyFrozen()) {
            List<Walk> walks = new Episodes(bench.shop, bench.queries, SESSIONS, STEPS)
                    .play(changed, bench.goals().subList(first, first + SESSIONS), Choice.sampled(bench.streams));
            walks.forEach(walk -> counter.policySteps += walk.pages());
            return walks;
        }
    }
}
