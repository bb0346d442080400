package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import prefbench.experiment.Workers.Ended;
import prefbench.experiment.Workers.Job;

@Timeout(60)
class WorkersTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Workers workers = new Workers(
            Launch.likeThisProcess("32m"),
            Launch.Slot.cores(2),
            new Progress(new PrintStream(said, true, StandardCharsets.UTF_8), false, InstantSource.system()));

    @AfterEach
    void close() {
        workers.close();
    }

    private Job job(String name, boolean alone, String... arguments) {
        return new Job(
                name, SampleWorker.class.getName(), List.of(arguments), folder.resolve(name + "/log.txt"), alone);
    }

    @Test
    void oneDeadWorkerDoesNotStopTheOthers() throws IOException {
        Job works = job("works", false, "work");
        List<Ended> ended = workers.run(List.of(
                job("alone", true, "work"),
                job("dead", false, "exit", "3"),
                works,
                job("bad", false, "exit", "2"),
                job("lame", false, "die-once", folder.resolve("marker").toString())));
        assertThat(ended)
                .extracting(each -> each.job().name())
                .containsExactly("alone", "dead", "works", "bad", "lame");
        assertThat(ended).extracting(Ended::status).containsExactly(0, 3, 0, 2, 0);
        assertThat(ended).extracting(Ended::attempts).containsExactly(1, 2, 1, 1, 2);
        assertThat(works.log())
                .content()
                .contains("said on standard output\n", "said on standard error; 1 thread\n")
                .doesNotContain("train");
        assertThat(ended.get(1).tail()).isEqualTo("leaving\n--- attempt 2\nleaving");
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .containsExactlyInAnyOrder(
                        "dead: its worker died with status 3 and is started once more; log: "
                                + folder.resolve("dead/log.txt"),
                        "lame: its worker died with status 137 and is started once more; log: "
                                + folder.resolve("lame/log.txt"));
    }

    @Test
    void aWorkerOutOfMemoryEndsAndSaysSo() {
        Ended ended = workers.run(List.of(job("eats", false, "eat"))).get(0);
        assertThat(ended.succeeded()).isFalse();
        assertThat(ended.tail()).contains("java.lang.OutOfMemoryError");
    }

    @Test
    void workersEndWithAParentThatIsKilled() throws Exception {
        Path pid = folder.resolve("pid");
        Path log = folder.resolve("hang.txt");
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SampleWorker.class.getName(),
                        "parent",
                        pid.toString(),
                        log.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "parent.txt"))
                .start();
        long worker = awaitPid(pid, parent);
        ProcessHandle handle = ProcessHandle.of(worker).orElseThrow();
        parent.destroyForcibly().waitFor();
        handle.onExit().get(20, TimeUnit.SECONDS);
        assertThat(handle.isAlive()).isFalse();
    }

    private static long awaitPid(Path file, Process parent) throws Exception {
        try (var watch = file.getFileSystem().newWatchService()) {
            file.getParent()
                    .register(
                            watch,
                            java.nio.file.StandardWatchEventKinds.ENTRY_CREATE,
                            java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY);
            while (Files.notExists(file) || Files.readString(file).isEmpty()) {
                assertThat(parent.isAlive()).isTrue();
                var key = watch.poll(1, TimeUnit.SECONDS);
                if (key != null) {
                    key.reset();
                }
            }
        }
        return Long.parseLong(Files.readString(file));
    }

    @Test
    void theWatchEndsWithItsInput() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        ParentWatch.watch(new ByteArrayInputStream(new byte[3]), ended::countDown)
                .join();
        assertThat(ended.getCount()).isZero();
    }

    @Test
    void memoryMustBeASize() {
        assertThatThrownBy(() -> Launch.likeThisProcess("lots"))
                .hasMessage("prefbench.workerMemory: found lots; must be a number with k, m or g; say, 2g");
    }
}
