package prefbench.throughput;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
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
import prefbench.trajectory.Walk;

/**
 * Policy steps a second while PPO collects a rollout, by the calls that PPO makes: eight sessions side by side, sixteen steps
 * each, search and rendering included, one forward for all of them at every step and one more for the values at the end, with
 * weights that have just changed, so that no action is known from the last rollout. Sessions that end begin anew. On one torch
 * thread.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class RolloutBenchmark {
    private static final int SESSIONS = 8;
    private static final int STEPS = 16;
    private static final int STEP_LIMIT = 100;

    @Param({"tiny", "base"})
    public String preset;

    /** 512 is a page that is not cut. */
    @Param({"80", "256", "512"})
    public int pageTokens;

    private final SplittableRandom random = new SplittableRandom(0);
    private Workbench bench;
    private ChoicePolicy policy;
    private Walk[] walks;
    private int goal;

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
        walks = new Walk[SESSIONS];
        Arrays.setAll(walks, session -> bench.walk(goal++));
    }

    @TearDown(Level.Trial)
    public void close() {
        policy.close();
        bench.close();
    }

    @Benchmark
    public double[] rollout(Operations counter) {
        try (ChoicePolicy changed = policy.copyFrozen()) {
            for (int step = 0; step < STEPS; step++) {
                List<double[]> opinions = changed.choose(states()).logProbabilities();
                for (int session = 0; session < SESSIONS; session++) {
                    walks[session].take(Choice.sample(opinions.get(session), random));
                    if (walks[session].bought() || walks[session].pages() >= STEP_LIMIT) {
                        walks[session] = bench.walk(goal++);
                    }
                }
            }
            counter.policySteps += SESSIONS * STEPS;
            return changed.choose(states()).values();
        }
    }

    private List<prefbench.policy.State> states() {
        return Arrays.stream(walks).map(Walk::state).toList();
    }
}
