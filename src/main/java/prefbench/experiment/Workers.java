package prefbench.experiment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A pool of forked JVMs, one for each job, as many at once as there are slots. Jobs that must be alone on the machine run
 * after all others, one at a time. A worker that dies is retried once; the others go on. Workers end with their parent: by a
 * shutdown hook if it ends in order, else since their standard input ends ({@link ParentWatch}).
 *
 * <p>A worker's standard output is for {@link Progress} lines; whatever else it prints there, and its standard error, goes
 * to the job's log. Close it to end what still runs.
 */
public final class Workers implements AutoCloseable {
    /** A worker's status for bad input: it would be just as bad a second time. */
    static final int BAD_INPUT = 2;

    private static final int ATTEMPTS = 2;
    private static final int TAIL_LINES = 15;

    private final Launch launch;
    private final BlockingQueue<Launch.Slot> free;
    private final int slots;
    private final Progress progress;
    private final Set<Process> alive = ConcurrentHashMap.newKeySet();
    private final Thread hook = new Thread(this::kill, "kill-workers");
    private volatile boolean closed;

    /**
     * Something to run in a JVM of its own.
     *
     * @param log is started afresh
     * @param alone whether nothing else may run beside it
     */
    public record Job(String name, String mainClass, List<String> arguments, Path log, boolean alone) {
        public Job {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * How a job ended.
     *
     * @param status exit status of its last attempt; 0 if all is well
     * @param tail last lines of its log
     */
    public record Ended(Job job, int status, int attempts, String tail) {
        public boolean succeeded() {
            return status == 0;
        }
    }

    public Workers(Launch launch, List<Launch.Slot> slots, Progress progress) {
        this.launch = launch;
        this.slots = slots.size();
        this.free = new LinkedBlockingQueue<>(slots);
        this.progress = progress;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Blocks until all have ended; in the jobs' order. */
    public List<Ended> run(List<Job> jobs) {
        progress.expect(jobs.size());
        ExecutorService pool = Executors.newFixedThreadPool(slots);
        try {
            List<Job> together = jobs.stream().filter(job -> !job.alone()).toList();
            List<@Nullable Ended> ended = new ArrayList<>();
            List<Future<Ended>> futures =
                    together.stream().map(job -> pool.submit(() -> attend(job))).toList();
            for (Future<Ended> future : futures) {
                ended.add(await(future));
            }
            for (Job job : jobs) {
                if (job.alone()) {
                    ended.add(await(pool.submit(() -> attend(job))));
                }
            }
            return jobs.stream()
                    .map(job -> ended.stream()
                            .filter(each -> each.job() == job)
                            .findFirst()
                            .orElseThrow())
                    .toList();
        } finally {
            pool.shutdownNow();
        }
    }

    private Ended await(Future<Ended> future) {
        while (true) {
            try {
                return future.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                progress.tick();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                kill();
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while workers ran; they are ended", e);
            }
        }
    }

    private Ended attend(Job job) throws InterruptedException {
        Launch.Slot slot = free.take();
        progress.started(job.name());
        try {
            prepare(job.log());
            int status = attempt(job, slot);
            int attempts = 1;
            while (status != 0 && status != BAD_INPUT && attempts < ATTEMPTS && !closed) {
                progress.say("%s: its worker died with status %d and is started once more; log: %s"
                        .formatted(job.name(), status, job.log()));
                append(job.log(), "--- attempt " + ++attempts);
                status = attempt(job, slot);
            }
            return new Ended(job, status, attempts, tail(job.log()));
        } catch (IOException e) {
            throw new UncheckedIOException("%s: its worker cannot be run: %s".formatted(job.name(), e.getMessage()), e);
        } finally {
            progress.ended(job.name());
            free.add(slot);
        }
    }

    private int attempt(Job job, Launch.Slot slot) throws IOException, InterruptedException {
        Process process = launch.start(job, slot);
        alive.add(process);
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), Charset.defaultCharset()))) {
            if (closed) {
                process.destroyForcibly();
            }
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (!progress.reported(job.name(), line)) {
                    append(job.log(), line);
                }
            }
            return process.waitFor();
        } finally {
            process.destroyForcibly();
            alive.remove(process);
        }
    }

    private static void prepare(Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        Files.writeString(log, "");
    }

    private static void append(Path log, String line) throws IOException {
        Files.writeString(
                log, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }

    private void kill() {
        closed = true;
        alive.forEach(Process::destroyForcibly);
    }

    @Override
    public void close() {
        kill();
        launch.close();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is going down, and the hook with it
        }
    }
}
