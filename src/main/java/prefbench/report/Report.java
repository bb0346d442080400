package prefbench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A run's report: {@code *.csv}, {@code charts/*.png} and {@code index.html} in one folder, and the verdicts as text.
 *
 * <p>Immutable and thread-safe. The same evidence gives the same files, byte for byte, on the same machine; only the
 * pixels of charts depend on a machine's fonts.
 */
public final class Report {
    private final Evidence evidence;
    private final Table jmh;

    private Report(Evidence evidence, Table jmh) {
        this.evidence = evidence;
        this.jmh = jmh;
    }

    public static Report of(Evidence evidence) {
        return new Report(evidence, JmhTable.empty());
    }

    /**
     * This report with JMH's results, if there is such a file.
     *
     * @throws prefbench.text.InputException if it is not what JMH writes
     */
    public Report withJmh(Path json) {
        return new Report(evidence, JmhTable.of(json));
    }

    /** Writes all files into {@code folder}, made if it is not there, over what an earlier report left there. */
    public void write(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("%s: cannot be made".formatted(folder), e);
        }
        Tables tables = Tables.of(evidence, jmh);
        tables.write(folder);
        Palette palette = new Palette(evidence);
        List<Group> groups = evidence.studies().stream()
                .flatMap(study -> Group.of(study, tables, palette).stream())
                .toList();
        Optional<String> obstacle = Canvas.obstacle();
        List<Charts.Picture> pictures = obstacle.isPresent()
                ? List.of()
                : groups.stream().flatMap(group -> Charts.of(group).stream()).toList();
        Charts.write(pictures, folder);
        Html.write(Page.of(evidence, tables, groups, pictures, obstacle), folder);
    }

    /** The verdicts, one line per claim: what a run prints last. */
    public String summary() {
        return Summary.of(Tables.of(evidence, jmh), evidence.suite());
    }
}
