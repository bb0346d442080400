package prefbench.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import prefbench.text.InputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a big JSON file record by record, with every fault named. As for Python, of a key that occurs twice in an object the
 * last value counts, in the first one's place, and NaN and Infinity are numbers.
 */
public final class JsonFile {
    // Python writes NaN for missing numbers, so WebShop's files may hold it.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final Path file;

    public JsonFile(Path file) {
        this.file = file;
    }

    /** Hands over the elements of an array with their positions, from 0. */
    public void forEachElement(BiConsumer<Integer, JsonNode> records) {
        read(JsonToken.START_ARRAY, "an array", (parser, progress) -> elements(parser, progress, records));
    }

    /** Hands over the members of an object. */
    public void forEachMember(BiConsumer<String, JsonNode> records) {
        read(JsonToken.START_OBJECT, "an object", (parser, progress) -> {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                progress.record = "record " + key;
                parser.nextToken();
                JsonNode node = parser.readValueAsTree();
                records.accept(key, node);
            }
        });
    }

    /** Hands over the elements of the array under a key of the file's object, with their positions, from 0. */
    public void forEachElementUnder(String key, BiConsumer<Integer, JsonNode> records) {
        boolean[] found = {false};
        read(JsonToken.START_OBJECT, "an object", (parser, progress) -> {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                boolean wanted = parser.currentName().equals(key);
                progress.record = "key " + parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY && wanted) {
                    found[0] = true;
                    elements(parser, progress, records);
                } else {
                    parser.skipChildren();
                }
            }
        });
        if (!found[0]) {
            throw InputException.in(
                    file,
                    "start",
                    "no [%s]".formatted(key),
                    "there must be a list under it",
                    "check which file this is");
        }
    }

    /** Hands over the values of a file of JSON lines with their line numbers, from 1; empty lines are passed over. */
    public void forEachLine(BiConsumer<Integer, JsonNode> records) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(DataFiles.open(file), UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    records.accept(number, line(number, line));
                }
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private JsonNode line(int number, String line) {
        try {
            return MAPPER.readTree(line);
        } catch (JacksonException e) {
            throw fault("line " + number + ", column " + e.getLocation().getColumnNr(), e);
        }
    }

    private static void elements(JsonParser parser, Progress progress, BiConsumer<Integer, JsonNode> records) {
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            progress.record = "record " + i;
            JsonNode node = parser.readValueAsTree();
            records.accept(i, node);
        }
    }

    private interface Body {
        void read(JsonParser parser, Progress progress);
    }

    /** The record being read, for messages. */
    private static final class Progress {
        private String record = "start";
    }

    private void read(JsonToken start, String shape, Body body) {
        Progress progress = new Progress();
        try (InputStream in = DataFiles.open(file);
                JsonParser parser = MAPPER.createParser(in)) {
            JsonToken first = parser.nextToken();
            if (first != start) {
                throw InputException.in(
                        file,
                        "start",
                        first == null ? "an empty file" : "[%s]".formatted(parser.getString()),
                        "the file must hold " + shape,
                        "use a file in WebShop's format");
            }
            body.read(parser, progress);
            progress.record = "end";
            if (parser.nextToken() != null) {
                throw InputException.in(
                        file,
                        "end",
                        "[%s]".formatted(parser.getString()),
                        "nothing may follow " + shape + " that the file holds",
                        "repair the file or fetch it anew");
            }
        } catch (JacksonException e) {
            TokenStreamLocation place = e.getLocation();
            throw fault(
                    place == null
                            ? progress.record
                            : "%s, line %d, column %d"
                                    .formatted(progress.record, place.getLineNr(), place.getColumnNr()),
                    e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private InputException unreadable(IOException e) {
        return new InputException("%s: cannot be read (%s); check the file and its permissions".formatted(file, e), e);
    }

    private InputException fault(String place, JacksonException e) {
        // Jackson adds where an open bracket stands, in terms of its own.
        String found = e.getOriginalMessage().strip().replaceFirst(" \\(for \\w+ starting at .*", "");
        return new InputException(
                "%s, %s: found no valid JSON (%s); each value must be complete; repair the file or fetch it anew"
                        .formatted(file, place, found),
                e);
    }
}
