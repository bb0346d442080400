package prefbench.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A worker that does one thing, well or badly. */
final class SampleWorker {
    private SampleWorker() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "work" -> {
                System.out.println(Progress.line("train", 1, 2));
                System.out.println("said on standard output");
                System.err.println("said on standard error; " + System.getenv("OMP_NUM_THREADS") + " thread");
            }
            case "exit" -> {
                System.err.println("leaving");
                System.exit(Integer.parseInt(arguments[1]));
            }
            case "die-once" -> {
                if (Files.notExists(Path.of(arguments[1]))) {
                    Files.createFile(Path.of(arguments[1]));
                    Runtime.getRuntime().halt(137);
                }
            }
            case "eat" -> {
                List<byte[]> eaten = new ArrayList<>();
                while (true) {
                    eaten.add(new byte[1 << 20]);
                }
            }
            case "hang" -> {
                ParentWatch.start();
                Files.writeString(
                        Path.of(arguments[1]), "" + ProcessHandle.current().pid());
                System.out.println("hanging");
                new CountDownLatch(1).await();
            }
            case "parent" -> {
                Progress progress = new Progress(System.err, false, InstantSource.system());
                try (Workers workers = new Workers(Launch.likeThisProcess("64m"), Launch.Slot.cores(1), progress)) {
                    workers.run(List.of(new Workers.Job(
                            "hang",
                            SampleWorker.class.getName(),
                            List.of("hang", arguments[1]),
                            Path.of(arguments[2]),
                            false)));
                }
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }
}
