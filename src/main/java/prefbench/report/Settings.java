package prefbench.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Any value as names and texts: {@code budget.steps -> 300}. */
final class Settings {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Settings() {}

    /** The components of a record, those of nested ones under dotted names, in their order; keys of maps sorted. */
    static Map<String, String> of(Object value) {
        Map<String, String> settings = new LinkedHashMap<>();
        flatten("", MAPPER.valueToTree(value), settings);
        return settings;
    }

    private static void flatten(String name, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> flatten(
                            name.isEmpty() ? field.getKey() : name + "." + field.getKey(), field.getValue(), into));
        } else if (node.isArray()) {
            into.put(name, node.valueStream().map(Settings::text).collect(Collectors.joining(", ")));
        } else {
            into.put(name, text(node));
        }
    }

    private static String text(JsonNode node) {
        return node.isFloatingPointNumber() ? Numbers.shortest(node.doubleValue()) : node.asString("");
    }
}
