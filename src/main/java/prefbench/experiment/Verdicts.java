package prefbench.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import prefbench.text.InputException;
import tools.jackson.core.JacksonException;

/**
 * The verdicts of a run, one JSON object a line in {@code verdicts.jsonl} of the reports folder, in the order in which they
 * fell. Not safe for several threads.
 */
public record Verdicts(Path file) {

    public static Verdicts in(Path reports) {
        return new Verdicts(reports.resolve("verdicts.jsonl"));
    }

    /** Drops what an earlier run said about this experiment. */
    public void startOver(String experiment) {
        StringBuilder kept = new StringBuilder();
        for (Verdict verdict : read()) {
            if (!verdict.experiment().equals(experiment)) {
                kept.append(Json.line(verdict)).append('\n');
            }
        }
        WholeFile.write(file, kept.toString());
    }

    public void append(Verdict verdict) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    Json.line(verdict) + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("%s: cannot be written".formatted(file), e);
        }
    }

    /** Empty if there is no such file. */
    public List<Verdict> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> Json.MAPPER.readValue(line, Verdict.class))
                    .toList();
        } catch (IOException | JacksonException e) {
            throw new InputException(
                    "%s: cannot be read: %s; delete it and run again: finished trials are kept"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }
}
