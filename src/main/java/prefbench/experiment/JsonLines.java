package prefbench.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import prefbench.text.InputException;
import tools.jackson.core.JacksonException;

/** A file of one JSON object a line, in the order in which they came. Not safe for several threads. */
record JsonLines<T>(Path file, Class<T> type) {
    private static final int SHOWN = 60;

    /** Drops those that are not to be kept. */
    void keep(Predicate<T> kept) {
        StringBuilder lines = new StringBuilder();
        read().stream()
                .filter(kept)
                .forEach(each -> lines.append(Json.line(each)).append('\n'));
        WholeFile.write(file, lines.toString());
    }

    void append(T value) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    Json.line(value) + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("%s: cannot be written".formatted(file), e);
        }
    }

    /** Empty if there is no such file. */
    List<T> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            return IntStream.range(0, lines.size())
                    .mapToObj(index -> read(index + 1, lines.get(index)))
                    .toList();
        } catch (IOException e) {
            throw new InputException(
                    "%s: cannot be read: %s; delete it and run again: finished trials are kept"
                            .formatted(file, Json.reason(e)),
                    e);
        }
    }

    private T read(int number, String line) {
        try {
            return Json.MAPPER.readValue(line, type);
        } catch (JacksonException e) {
            throw new InputException(
                    "%s, line %d: found %s, which is no %s: %s; delete the file and run again: finished trials are kept"
                            .formatted(file, number, shortened(line), type.getSimpleName(), Json.reason(e)),
                    e);
        }
    }

    private static String shortened(String line) {
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }
}
