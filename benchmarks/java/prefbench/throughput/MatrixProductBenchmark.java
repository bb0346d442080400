package prefbench.throughput;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import prefbench.tensor.Device;
import prefbench.tensor.Scope;
import prefbench.tensor.Tensor;

/** Products of two square FLOAT32 matrices: the rate that no network can exceed, and that others are a share of. */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class MatrixProductBenchmark {
    private static final int SIZE = Device.current().gpu() ? 4096 : 1024;

    private Scope scope;
    private Tensor left;
    private Tensor right;

    /** Reported beside the products. */
    @State(org.openjdk.jmh.annotations.Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Operations {
        public double flops;
    }

    @Setup(Level.Trial)
    public void open() {
        scope = Scope.openWithoutGraph();
        float[] values = new float[SIZE * SIZE];
        Arrays.fill(values, 0.5f);
        left = Tensor.of(values, SIZE, SIZE);
        right = Tensor.of(values, SIZE, SIZE);
    }

    @TearDown(Level.Trial)
    public void close() {
        scope.close();
    }

    @Benchmark
    public void product(Operations counter) {
        try (Scope product = Scope.openWithoutGraph()) {
            left.matmul(right);
            Device.current().synchronise();
        }
        counter.flops += 2.0 * SIZE * SIZE * SIZE;
    }
}
