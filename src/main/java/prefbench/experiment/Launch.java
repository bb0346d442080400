package prefbench.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import prefbench.text.InputException;

/**
 * How a worker's JVM is started: this process's Java and class path (through an argument file, since Windows' command lines
 * are short), one torch thread, nothing downloaded. Close it to delete the argument file.
 */
public final class Launch implements AutoCloseable {
    private final String memory;
    private final Path argumentFile;

    /**
     * A place for one worker at a time.
     *
     * @param environment what makes it this place, such as its GPU
     */
    public record Slot(Map<String, String> environment) {
        /** One for each core, or as many as asked for; with CUDA natives, one for each GPU. */
        public static List<Slot> forSuite(Suite suite) {
            int gpus = Identity.hasCudaNatives() ? gpus() : 0;
            if (gpus > 0) {
                return IntStream.range(0, suite.workers() == 0 ? gpus : suite.workers())
                        .mapToObj(i -> new Slot(gpu(i % gpus, gpus)))
                        .toList();
            }
            return cores(suite.workers() == 0 ? Runtime.getRuntime().availableProcessors() : suite.workers());
        }

        // A machine's only GPU is left as it was found: its name may be an identifier rather than a number.
        private static Map<String, String> gpu(int i, int gpus) {
            return gpus == 1 ? Map.of() : Map.of("CUDA_VISIBLE_DEVICES", String.valueOf(i));
        }

        public static List<Slot> cores(int n) {
            return IntStream.range(0, n).mapToObj(i -> new Slot(Map.of())).toList();
        }
    }

    /**
     * @param memory largest Java heap of each worker, as in -Xmx; tensors lie outside it
     * @param classPath as in {@code java.class.path}
     */
    public Launch(String memory, String classPath) {
        if (!memory.matches("[1-9][0-9]*[kmgKMG]")) {
            throw new InputException(
                    "prefbench.workerMemory: found %s; must be a number with k, m or g; say, 2g".formatted(memory));
        }
        this.memory = memory;
        String absolute = Arrays.stream(classPath.split(System.getProperty("path.separator")))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(System.getProperty("path.separator")));
        try {
            argumentFile = Files.createTempFile("prefbench-worker", ".args");
            // In argument files a backslash escapes, and the platform's own encoding is expected.
            Files.writeString(
                    argumentFile, "-cp \"" + absolute.replace("\\", "\\\\") + "\"\n", Charset.defaultCharset());
        } catch (IOException e) {
            throw new UncheckedIOException("the workers' argument file cannot be written: " + e.getMessage(), e);
        }
    }

    /** With this process's class path. */
    public static Launch likeThisProcess(String memory) {
        return new Launch(memory, System.getProperty("java.class.path"));
    }

    public String memory() {
        return memory;
    }

    Process start(Workers.Job job, Slot slot) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + memory,
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-Dai.djl.pytorch.num_threads=1",
                "-Dai.djl.pytorch.num_interop_threads=1",
                "@" + argumentFile,
                job.mainClass()));
        command.addAll(job.arguments());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("DJL_OFFLINE", "true");
        builder.environment().put("OPT_OUT_TRACKING", "true");
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.environment().putAll(slot.environment());
        builder.redirectError(ProcessBuilder.Redirect.appendTo(job.log().toFile()));
        return builder.start();
    }

    private static int gpus() {
        try {
            Process process = new ProcessBuilder("nvidia-smi", "-L")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
            boolean ended = process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
            return ended
                    ? (int) answer.lines()
                            .filter(line -> line.startsWith("GPU "))
                            .count()
                    : 0;
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(argumentFile);
        } catch (IOException e) {
            argumentFile.toFile().deleteOnExit();
        }
    }
}
