package prefbench.shop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import prefbench.text.InputException;
import tools.jackson.databind.JsonNode;

/** One record of a data file, with messages that name file, record, what was found and the rule. */
record JsonRecord(Path file, String label, JsonNode node) {

    JsonRecord {
        if (!node.isObject()) {
            throw InputException.in(
                    file, label, shown(node), "a record must be an object", "correct or remove the record");
        }
    }

    /** The text under a key that must be there. */
    String text(String key) {
        return optionalText(key).orElseThrow(() -> fault(key, "[%s] must be text".formatted(key)));
    }

    /** The text under a key; empty where there is none, or null. */
    Optional<String> optionalText(String key) {
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
    Optional<String> nullableText(String key) {
        if (!node.has(key)) {
            throw fault(key, "[%s] must be text or null".formatted(key));
        }
        return optionalText(key);
    }

    /** Whether there is nothing under the key, or what Python takes for nothing. */
    boolean falsy(String key) {
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
    List<String> texts(String key) {
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

    InputException fault(String key, String rule) {
        JsonNode value = node.get(key);
        String found = value == null ? "no [%s]".formatted(key) : "%s in [%s]".formatted(shown(value), key);
        return InputException.in(file, label, found, rule, "correct or remove the record");
    }

    static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
