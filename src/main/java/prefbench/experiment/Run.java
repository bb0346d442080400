package prefbench.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;

/**
 * One trial's folder in the run store.
 *
 * <pre>
 * trial.json       what to do: the specification, paths included
 * result.jsonl     what came of it; its presence means that the trial is finished ({@link ResultFile})
 * lineage.jsonl    what it learned from, and where that comes from ({@link Lineage})
 * timings.json     measured seconds
 * provenance.json  where it came from
 * log.txt          what the worker printed
 * </pre>
 */
public record Run(Path directory) {
    private static final String TRIAL = "trial.json";
    private static final String RESULT = "result.jsonl";
    private static final String LINEAGE = "lineage.jsonl";
    private static final String TIMINGS = "timings.json";
    private static final String PROVENANCE = "provenance.json";

    /** Name in the run store. */
    public String key() {
        return directory.getFileName().toString();
    }

    public Path log() {
        return directory.resolve("log.txt");
    }

    /** The file whose bytes are promised to be equal from run to run. */
    public Path resultFile() {
        return directory.resolve(RESULT);
    }

    /** The other such file. */
    public Path lineageFile() {
        return directory.resolve(LINEAGE);
    }

    public boolean finished() {
        return Files.isRegularFile(resultFile());
    }

    /** Makes the folder, or empties it of what an unfinished attempt left, and writes what to do. */
    public void begin(TrialSpec spec) {
        for (String name : List.of(RESULT, LINEAGE, TIMINGS, PROVENANCE)) {
            delete(directory.resolve(name));
        }
        WholeFile.write(directory.resolve(TRIAL), Json.pretty(spec));
    }

    /** Writes the result, last and whole: from then on the trial is finished. */
    public void finish(TrialResult result, Lineage lineage, TrialTimings timings, Provenance provenance) {
        WholeFile.write(directory.resolve(TIMINGS), Json.pretty(timings));
        WholeFile.write(directory.resolve(PROVENANCE), Json.pretty(provenance));
        WholeFile.write(lineageFile(), lineage.text());
        WholeFile.write(resultFile(), ResultFile.text(result));
    }

    /** @throws DamagedRun if it is not there, or does not read */
    public TrialSpec spec() {
        return read(TRIAL, TrialSpec.class);
    }

    /** @throws DamagedRun if it is not there, does not read, or its hash is wrong */
    public TrialResult result() {
        return ResultFile.parse(resultFile(), text(resultFile()), spec());
    }

    /** @throws DamagedRun if it is not there, does not read, or its hash is wrong */
    public Lineage lineage() {
        return Lineage.parse(lineageFile(), text(lineageFile()));
    }

    /** @throws DamagedRun if it is not there, or does not read */
    public TrialTimings timings() {
        return read(TIMINGS, TrialTimings.class);
    }

    /** @throws DamagedRun if it is not there, or does not read */
    public Provenance provenance() {
        return read(PROVENANCE, Provenance.class);
    }

    private <T> T read(String name, Class<T> type) {
        Path file = directory.resolve(name);
        try {
            return Json.MAPPER.readValue(text(file), type);
        } catch (JacksonException e) {
            throw new DamagedRun(file, String.valueOf(e.getOriginalMessage()), e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DamagedRun(file, "cannot be read: " + e, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("%s: cannot be deleted".formatted(file), e);
        }
    }

    /** The specification as it is hashed: sorted keys, no paths. */
    static String canonical(TrialSpec spec) {
        Map<?, ?> fields = Json.MAPPER.convertValue(spec, Map.class);
        fields.remove("places");
        return Json.line(fields);
    }
}
