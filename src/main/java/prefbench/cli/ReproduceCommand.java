package prefbench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import prefbench.experiment.Identity;
import prefbench.experiment.Launch;
import prefbench.experiment.Progress;
import prefbench.experiment.Reproduction;
import prefbench.experiment.Run;
import prefbench.experiment.Workers;

/** {@code prefbench reproduce}: a finished trial again, compared byte for byte. */
@Command(
        name = "reproduce",
        mixinStandardHelpOptions = true,
        description =
                "Runs a finished trial again and compares the results byte for byte; exit status 1 if they differ.")
final class ReproduceCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN_DIR", description = "A folder of the run store.")
    Path run = Path.of("");

    @Option(
            names = "--worker-memory",
            paramLabel = "SIZE",
            defaultValue = "1g",
            description = "Java heap of the worker (default: ${DEFAULT-VALUE}).")
    String workerMemory = "1g";

    @Override
    public Integer call() throws IOException {
        Progress progress = Progress.onStandardError(InstantSource.system());
        Path again = Files.createTempDirectory("prefbench-reproduce");
        try (Workers workers = new Workers(Launch.likeThisProcess(workerMemory), Launch.Slot.cores(1), progress)) {
            Reproduction found = Reproduction.of(new Run(run), again, Identity.ofThisProcess(), workers);
            found.changed().forEach(change -> System.err.println("changed since: " + change));
            if (found.equal()) {
                System.out.printf("%s: equal, byte for byte%n", run);
                return Main.OK;
            }
            System.out.printf("%s: differs at %s%nthe second run is in %s%n", run, found.difference(), again);
            return Main.UNEQUAL;
        }
    }
}
