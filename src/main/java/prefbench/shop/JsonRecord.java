package prefbench.shop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prefbench.text.InputException;
import tools.jackson.databind.JsonNode;

/** One record of a data file, with messages that name file, record, what was found and the rule. */
public record JsonRecord(Path file, String label, JsonNode node) {

    public JsonRecord {
        if (!node.isObject()) {
            throw InputException.in(
                    file, label, shown(node), "a record must be an object", "correct or remove the record");
        }
    }

    /** The text under a key that must be there. */
    public String text(String key) {
        return optionalText(key).orElseThrow(() -> fault(key, "[%s] must be text".formatted(key)));
    }

    /** The text under a key; empty where there is none, or null. */
    public Optional<String> optionalText(String key) {
        JsonNode value = node.get(key);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw fault(key, "[%s] must be text".formatted(key));
        }
        return Optional.of(value.stringValue());
    }

    /** The text under a key that must be there; empty for null. */
    public Optional<String> nullableText(String key) {
        if (!node.has(key)) {
            throw fault(key, "[%s] must be text or null".formatted(key));
        }
        return optionalText(key);
    }

    /** Whether there is nothing under the key, or what Python takes for nothing. */
    public boolean falsy(String key) {
        JsonNode value = node.get(key);
        return value == null || falsy(value);
    }

    /** Null, false, zero, and text, list or object without content. */
    static boolean falsy(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL -> true;
            case BOOLEAN -> !value.booleanValue();
            case NUMBER -> value.doubleValue() == 0;
            case STRING -> value.stringValue().isEmpty();
            case ARRAY, OBJECT -> value.isEmpty();
            default -> false;
        };
    }

    /** The list of texts under a key that must be there. */
    public List<String> texts(String key) {
        JsonNode values = node.get(key);
        if (values == null || !values.isArray()) {
            throw fault(key, "[%s] must be a list of texts".formatted(key));
        }
        List<String> texts = new ArrayList<>(values.size());
        for (JsonNode value : values) {
            if (!value.isString()) {
                throw fault(key, "[%s] must be a list of texts".formatted(key));
            }
            texts.add(value.stringValue());
        }
        return texts;
    }

    /** The texts by name in the object under a key that must be there, in the file's order. */
    public Map<String, String> textsByName(String key) {
        String rule = "[%s] must be an object of texts".formatted(key);
        JsonNode values = node.get(key);
        if (values == null || !values.isObject()) {
            throw fault(key, rule);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        values.properties().forEach(value -> {
            if (!value.getValue().isString()) {
                throw fault(key, rule);
            }
            texts.put(value.getKey(), value.getValue().stringValue());
        });
        return texts;
    }

    /** The number under a key that must be there. */
    public double number(String key) {
        JsonNode value = node.get(key);
        if (value == null || !value.isNumber()) {
            throw fault(key, "[%s] must be a number".formatted(key));
        }
        return value.doubleValue();
    }

    /** The object under a key that must be there, as a record of its own. */
    public JsonRecord record(String key) {
        JsonNode value = node.get(key);
        if (value == null || !value.isObject()) {
            throw fault(key, "[%s] must be an object".formatted(key));
        }
        return new JsonRecord(file, label + ", " + key, value);
    }

    /** File and record in short, for lists of records. */
    public String place() {
        return file.getFileName() + ", " + label;
    }

    /** A fault of this record: what is found under the key breaks the rule. */
    public InputException fault(String key, String rule) {
        JsonNode value = node.get(key);
        String found = value == null ? "no [%s]".formatted(key) : "%s in [%s]".formatted(shown(value), key);
        return InputException.in(file, label, found, rule, "correct or remove the record");
    }

    /** A value in at most 60 characters. */
    public static String shown(JsonNode value) {
        // Jackson would put quotes around NaN, as if it were text.
        String text = value.isNumber() ? value.asString() : value.toString();
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
