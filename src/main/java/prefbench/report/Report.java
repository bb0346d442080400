package prefbench.report;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A run's report: {@code *.csv}, {@code charts/*.png} and {@code index.html} in one folder, and the verdicts as text.
 *
 * <p>Immutable and thread-safe. The same findings give the same files, byte for byte, on the same machine; CSV files and
 * page but for their embedded charts do so everywhere.
 */
public final class Report {
    private final Findings findings;
    private final Optional<Path> jmh;

    private Report(Findings findings, Optional<Path> jmh) {
        this.findings = findings;
        this.jmh = jmh;
    }

    public static Report of(Findings findings) {
        return new Report(findings, Optional.empty());
    }

    /** This report with JMH's results, if {@code json} exists. */
    public Report withJmh(Path json) {
        return new Report(findings, Optional.of(json));
    }
}
