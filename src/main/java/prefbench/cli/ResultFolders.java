package prefbench.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import prefbench.experiment.RunStore;

/** Where results are. */
final class ResultFolders {
    @Option(
            names = "--runs",
            paramLabel = "DIR",
            defaultValue = "reports/runs",
            description = "The run store (default: ${DEFAULT-VALUE}).")
    Path runs = Path.of("reports", "runs");

    @Option(
            names = "--reports",
            paramLabel = "DIR",
            defaultValue = "reports/latest",
            description = "Where findings and the report on them are (default: ${DEFAULT-VALUE}).")
    Path reports = Path.of("reports", "latest");

    RunStore store() {
        return RunStore.at(runs);
    }
}
