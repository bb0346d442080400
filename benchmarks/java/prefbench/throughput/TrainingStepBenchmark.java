package prefbench.throughput;

import java.util.Map;
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
import prefbench.learn.Dpo;
import prefbench.learn.Imitation;
import prefbench.learn.Learner;
import prefbench.learn.Ppo;
import prefbench.policy.ChoicePolicy;
import prefbench.tensor.Device;
import prefbench.trajectory.TrajectorySource;

/**
 * Optimiser steps and tokens a second of each learner, on the device there is. A PPO step includes its share of collecting
 * rollouts; a DPO step is one trajectory; an imitation step is 16 states.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class TrainingStepBenchmark {
    @Param({"tiny", "base"})
    public String preset;

    @Param({"imitation", "dpo", "ppo"})
    public String learner;

    private Workbench bench;
    private ChoicePolicy policy;
    private ChoicePolicy reference;
    private Learner training;

    /** Reported beside the steps. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Tokens {
        public long tokens;
    }

    @Setup(Level.Trial)
    public void open() {
        bench = new Workbench();
        policy = bench.policy(preset);
        reference = policy.copyFrozen();
        training = switch (learner) {
            case "imitation" ->
                new Imitation(
                        policy, bench.trajectories, new Imitation.Settings(100_000, 16, 1e-4, 0, 0, 0), bench.streams);
            case "dpo" -> Dpo.on(TrajectorySource.humanTrajectories()).learner(bench.start(policy, reference));
            default -> Ppo.inShop().learner(bench.start(policy, reference));
        };
    }

    @TearDown(Level.Trial)
    public void close() {
        training.close();
        reference.close();
        policy.close();
        bench.close();
    }

    @Benchmark
    public Map<String, Double> step(Tokens counter) {
        Map<String, Double> row = training.step();
        counter.tokens += row.get("tokens").longValue();
        Device.current().synchronise();
        return row;
    }
}
