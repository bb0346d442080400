package prefbench.throughput;

import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import prefbench.experiment.Suite;
import prefbench.tensor.Device;

/**
 * Runs the microbenchmarks by a suite's amounts: {@code Benchmarks SUITE RESULT.json [REGEX]}. {@code base} is measured when
 * the suite asks for it or there is a GPU.
 */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        Suite suite = Suite.load(arguments[0]);
        Path json = Path.of(arguments[1]).toAbsolutePath();
        Suite.Jmh amounts = suite.jmh();
        Files.createDirectories(json.getParent());
        Files.deleteIfExists(json);
        if (amounts.forks() == 0) {
            System.out.printf("suite %s leaves JMH out (jmh.forks is 0)%n", suite.name());
            return;
        }
        boolean base = amounts.base() || Device.current().gpu();
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(arguments.length > 2 ? arguments[2] : "prefbench\\.throughput\\..*Benchmark\\..*")
                .forks(amounts.forks())
                .warmupIterations(amounts.warmups())
                .warmupTime(TimeValue.seconds(amounts.seconds()))
                .measurementIterations(amounts.iterations())
                .measurementTime(TimeValue.seconds(amounts.seconds()))
                .param("preset", base ? new String[] {"tiny", "base"} : new String[] {"tiny"})
                .jvmArgsAppend("-Xmx2g", "-Dai.djl.pytorch.num_threads=1", "-Dai.djl.pytorch.num_interop_threads=1")
                .resultFormat(ResultFormatType.JSON)
                .result(json.toString());
        new Runner(options.build()).run();
    }
}
