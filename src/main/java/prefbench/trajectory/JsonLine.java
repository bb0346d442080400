package prefbench.trajectory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import prefbench.text.InputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One line of a JSON lines file, with every fault named by file and line. */
record JsonLine(Path file, int number, JsonNode node) {
    // Python writes NaN for missing numbers.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    static JsonLine parse(Path file, int number, String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (!node.isObject()) {
                throw fault(
                        file, number, quoted(text), "a line must hold one JSON object", "repair or delete the line");
            }
            return new JsonLine(file, number, node);
        } catch (JacksonException e) {
            throw fault(file, number, quoted(text), "a line must hold one JSON object", "repair or delete the line");
        }
    }

    boolean has(String key) {
        return node.has(key) && !node.get(key).isNull();
    }

    String text(String key) {
        JsonNode value = node.get(key);
        if (value == null || !value.isString()) {
            throw fault(found(key, value), "%s must be a text".formatted(key), "repair or delete the line");
        }
        return value.stringValue();
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array(key)) {
            if (!element.isString()) {
                throw fault(
                        found(key, element), "%s must be a list of texts".formatted(key), "repair or delete the line");
            }
            texts.add(element.stringValue());
        }
        return texts;
    }

    JsonNode array(String key) {
        JsonNode value = node.get(key);
        if (value == null || !value.isArray()) {
            throw fault(found(key, value), "%s must be a list".formatted(key), "repair or delete the line");
        }
        return value;
    }

    /** The member as a line of its own. */
    JsonLine object(String key) {
        JsonNode value = node.get(key);
        if (value == null || !value.isObject()) {
            throw fault(found(key, value), "%s must be an object".formatted(key), "repair or delete the line");
        }
        return new JsonLine(file, number, value);
    }

    InputException fault(String found, String rule, String remedy) {
        return fault(file, number, found, rule, remedy);
    }

    private static InputException fault(Path file, int number, String found, String rule, String remedy) {
        return InputException.in(file, "line " + number, found, rule, remedy);
    }

    private static String found(String key, @Nullable JsonNode value) {
        return value == null ? "no " + key : key + " " + quoted(value.toString());
    }

    private static String quoted(String text) {
        return "[" + (text.length() > 60 ? text.substring(0, 60) + "..." : text) + "]";
    }
}
