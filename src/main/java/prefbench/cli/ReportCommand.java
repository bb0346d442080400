package prefbench.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import prefbench.report.Evidence;
import prefbench.report.Report;

/** {@code prefbench report}: CSV, PNG and HTML from what the run store holds; the verdicts on standard output. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Writes CSV files, charts and index.html from finished trials, and prints the verdicts.")
final class ReportCommand implements Callable<Integer> {
    @Mixin
    ResultFolders folders = new ResultFolders();

    @Override
    public Integer call() {
        Path reports = folders.reports;
        Report report = Report.of(Evidence.read(reports, folders.store())).withJmh(reports.resolve("jmh.json"));
        report.write(reports);
        System.err.println("report: " + reports.resolve("index.html").toAbsolutePath());
        System.out.println(report.summary());
        return Main.OK;
    }
}
