package prefbench.shop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import prefbench.text.PythonText;
import tools.jackson.databind.JsonNode;

/**
 * The options in a record of the catalogue, normalised.
 *
 * @param values by lower-case name, in the file's order
 * @param groups how many the record lists, those without a list (null) and those of an equal name included
 * @param images addresses by value, across groups; the last one of a value counts
 */
record ProductOptions(Map<String, List<String>> values, int groups, Map<String, String> images) {
    private static final String KEY = "customization_options";

    static ProductOptions of(JsonRecord record) {
        JsonNode groups = record.node().get(KEY);
        if (groups != null && JsonRecord.falsy(groups)) {
            return new ProductOptions(Map.of(), 0, Map.of());
        }
        if (groups == null || !groups.isObject()) {
            throw record.fault(KEY, "[%s] must be an object of option lists, or empty".formatted(KEY));
        }
        ProductOptions options = new ProductOptions(new LinkedHashMap<>(), groups.size(), new LinkedHashMap<>());
        for (Map.Entry<String, JsonNode> group : groups.properties()) {
            if (!group.getValue().isNull()) {
                options.values.put(
                        group.getKey().toLowerCase(Locale.ROOT),
                        options.group(record, group.getKey(), group.getValue()));
            }
        }
        return options;
    }

    private List<String> group(JsonRecord record, String name, JsonNode options) {
        if (!options.isArray()) {
            throw record.fault(KEY, "group [%s] must be a list of options or null".formatted(name));
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode option : options) {
            JsonNode value = option.get("value");
            if (value == null || !value.isString()) {
                throw record.fault(KEY, "each option in group [%s] must have a [value] that is text".formatted(name));
            }
            String text = normalize(value.stringValue());
            texts.add(text);
            JsonNode image = option.get("image");
            if (image != null && image.isString()) {
                images.put(text, image.stringValue());
            } else {
                images.remove(text);
            }
        }
        return texts;
    }

    private static String normalize(String value) {
        return PythonText.strip(value).replace("/", " | ").toLowerCase(Locale.ROOT);
    }
}
