package prefbench.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import prefbench.text.InputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The fields of a {@code config.json}; each question names file and field if it cannot be answered. */
record ConfigJson(Path file, JsonNode root) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static ConfigJson read(Path file) {
        try {
            JsonNode root = JSON.readTree(Files.readAllBytes(file));
            if (root.isObject()) {
                return new ConfigJson(file, root);
            }
            throw InputException.in(
                    file,
                    "line 1",
                    root.getNodeType().name().toLowerCase(Locale.ROOT),
                    "a JSON object is expected",
                    "copy or make the checkpoint again");
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw InputException.in(
                    file,
                    "line " + line,
                    "text that is not JSON (" + e.getOriginalMessage() + ")",
                    "a JSON object is expected",
                    "copy or make the checkpoint again");
        } catch (IOException e) {
            throw new InputException("%s: cannot be read (%s)".formatted(file, e), e);
        }
    }

    boolean has(String field) {
        return root.has(field);
    }

    int number(String field) {
        JsonNode value = root.path(field);
        if (!value.isInt()) {
            throw InputException.in(
                    file,
                    field,
                    value.isMissingNode() ? "nothing" : value.toString(),
                    "a whole number is expected",
                    "add it, or make the checkpoint again");
        }
        return value.intValue();
    }

    <E extends Enum<E>> E option(String field, Class<E> options) {
        String value = root.path(field).asString("");
        for (E option : options.getEnumConstants()) {
            if (name(option).equals(value)) {
                return option;
            }
        }
        throw InputException.in(
                file,
                field,
                value.isEmpty() ? "nothing" : value,
                "one of "
                        + String.join(
                                ", ",
                                Arrays.stream(options.getEnumConstants())
                                        .map(ConfigJson::name)
                                        .toList())
                        + " is expected",
                "correct it, or make the checkpoint again");
    }

    /** Refuses any value of {@code field} but {@code supported}; HuggingFace's default, so that it may be absent or null. */
    void require(String field, Object supported) {
        JsonNode value = root.path(field);
        boolean equal = supported instanceof Double number
                ? value.isNumber() && value.doubleValue() == number
                : supported instanceof Integer number
                        ? value.isInt() && value.intValue() == number
                        : supported instanceof Boolean truth
                                ? value.isBoolean() && value.booleanValue() == truth
                                : value.isString() && value.stringValue().equals(supported);
        if (!value.isMissingNode() && !value.isNull() && !equal) {
            throw InputException.in(
                    file,
                    field,
                    value.toString(),
                    "only %s can be computed".formatted(supported),
                    "use a model that has it");
        }
    }

    static String name(Enum<?> option) {
        return option.name().toLowerCase(Locale.ROOT);
    }
}
