package prefbench.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import prefbench.experiment.RunStore;
import prefbench.report.Evidence;
import prefbench.report.Report;

/** {@code prefbench report}: CSV, PNG and HTML from what the run store holds; the verdicts on standard output. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Writes CSV files, charts and index.html from finished trials, and prints the verdicts.")
final class ReportCommand implements Callable<Integer> {
    @Option(
            names = "--reports",
            paramLabel = "DIR",
            defaultValue = "reports/latest",
            description = "Findings are read from here, and reports written here (default: ${DEFAULT-VALUE}).")
    Path reports = Path.of("reports", "latest");

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            defaultValue = "reports/runs",
            description = "The run store (default: ${DEFAULT-VALUE}).")
    Path runs = Path.of("reports", "runs");

    @Override
    public Integer call() {
        Report report = Report.of(Evidence.read(reports, RunStore.at(runs))).withJmh(reports.resolve("jmh.json"));
        report.write(reports);
        System.err.println("report: " + reports.resolve("index.html").toAbsolutePath());
        System.out.println(report.summary());
        return Main.OK;
    }
}
