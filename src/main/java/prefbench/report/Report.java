package prefbench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import prefbench.report.Evidence.Study;

/**
 * A run's report: {@code *.csv}, {@code charts/*.png}, {@code index.html} and {@code paper.html} in one folder, and the verdicts as text.
 *
 * <p>Immutable and thread-safe. The same evidence gives the same files, byte for byte, on the same machine; only the
 * pixels of charts depend on a machine's fonts.
 */
public final class Report {
    private final Evidence evidence;
    private final Optional<Path> jmhJson;
    private final Table jmh;
    private @Nullable Tables tables;

    private Report(Evidence evidence, Optional<Path> jmhJson) {
        this.evidence = evidence;
        this.jmhJson = jmhJson;
        this.jmh = jmhJson.map(JmhTable::of).orElseGet(JmhTable::empty);
    }

    public static Report of(Evidence evidence) {
        return new Report(evidence, Optional.empty());
    }

    /**
     * This report with JMH's results, if there is such a file; a copy of it lies beside the others as {@code jmh.json}.
     *
     * @throws prefbench.text.InputException if it is not what JMH writes
     */
    public Report withJmh(Path json) {
        return new Report(evidence, Optional.of(json).filter(Files::exists));
    }

    /** Writes all files into {@code folder}, made if it is not there, over what an earlier report left there. */
    public void write(Path folder) {
        makeFolder(folder);
        Tables tables = tables();
        tables.write(folder);
        Palette palette = new Palette(evidence);
        List<Group> groups = evidence.studies().stream()
                .flatMap(study -> Group.of(study, tables, palette).stream())
                .toList();
        Optional<String> obstacle = Canvas.obstacle();
        List<Charts.Picture> pictures = obstacle.isPresent() ? List.of() : pictures(groups, tables, palette);
        Charts.write(pictures, folder);
        Html.write(Page.of(evidence, tables, groups, pictures, obstacle), folder);
    }

    private List<Charts.Picture> pictures(List<Group> groups, Tables tables, Palette palette) {
        List<Charts.Picture> pictures = new ArrayList<>();
        groups.forEach(group -> pictures.addAll(Charts.of(group)));
        for (Study study : evidence.studies()) {
            Stream.of(new SizesChart(study.name(), tables.inquiries().sizes()))
                    .filter(SizesChart::exists)
                    .map(SizesChart::picture)
                    .forEach(pictures::add);
            pictures.addAll(ThompsonChart.of(study, tables, palette));
        }
        return pictures;
    }

    private void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("%s: cannot be made".formatted(folder), e);
        }
        Path copy = folder.resolve("jmh.json");
        jmhJson.filter(json -> !json.toAbsolutePath()
                        .normalize()
                        .equals(copy.toAbsolutePath().normalize()))
                .ifPresent(json -> copy(json, copy));
    }

    private static void copy(Path json, Path copy) {
        try {
            Files.copy(json, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("%s: cannot be copied to %s".formatted(json, copy), e);
        }
    }

    /** The verdicts, one line per claim: what a run prints last. */
    public String summary() {
        return Summary.of(tables(), evidence.suite());
    }

    /** Made once: simulations take seconds. */
    private synchronized Tables tables() {
        if (tables == null) {
            tables = Tables.of(evidence, jmh);
        }
        return tables;
    }
}
