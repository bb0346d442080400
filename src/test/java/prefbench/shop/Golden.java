package prefbench.shop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import prefbench.text.NounTagger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers of the original program on a made-up catalogue, under {@code src/test/resources/webshop}. */
public final class Golden {
    public static final Path DIRECTORY = Path.of("src/test/resources/webshop");
    public static final Path CATALOGUE = DIRECTORY.resolve("input");

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Golden() {}

    public static JsonNode read(String name) {
        return MAPPER.readTree(DIRECTORY.resolve(name).toFile());
    }

    public static JsonNode parse(Path file) {
        return MAPPER.readTree(file.toFile());
    }

    public static JsonNode parse(String json) {
        return MAPPER.readTree(json);
    }

    public static Shop shop(GoalKind kind, long seed) {
        return Shop.open(CATALOGUE, new ShopOptions(kind, PriceDraws.original(seed), recordedTags(), false));
    }

    /** The nouns that the goldens' rewards were computed with. */
    public static NounTagger recordedTags() {
        Map<String, List<String>> nouns = new HashMap<>();
        read("name_tags.json")
                .properties()
                .forEach(title ->
                        nouns.put(title.getKey(), texts(title.getValue().get("nouns"))));
        return tagger(nouns);
    }

    static NounTagger tagger(Map<String, List<String>> nouns) {
        return new NounTagger() {
            @Override
            public String name() {
                return "recorded";
            }

            @Override
            public List<String> nouns(String title) {
                return nouns.get(title);
            }
        };
    }

    public static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.isNull() ? "None" : node.stringValue()));
        return texts;
    }

    static Map<String, String> dict(JsonNode object) {
        Map<String, String> dict = new LinkedHashMap<>();
        object.properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                dict.put(entry.getKey(), entry.getValue().stringValue());
            }
        });
        return dict;
    }

    /** Numbers and truth values by name; none where nothing is recorded. */
    public static Map<String, Object> values(JsonNode object) {
        Map<String, Object> values = new LinkedHashMap<>();
        object.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            values.put(
                    entry.getKey(),
                    value.isBoolean()
                            ? (Object) value.booleanValue()
                            : value.isInt() ? (Object) value.intValue() : (Object) value.doubleValue());
        });
        return values;
    }

    /** A goal that is nothing but its wishes, and a title whose nouns are recorded. */
    static Goal wish(List<String> attributes, List<GoalOption> options) {
        String title = read("name_tags.json").propertyNames().iterator().next();
        return new Goal(0, "", "", "", title, "", "", attributes, options, 1, 1);
    }

    /** A goal as recorded; human goals hold option values, synthetic ones an object. */
    static Goal goal(int index, JsonNode json) {
        List<GoalOption> options = new ArrayList<>();
        JsonNode recorded = json.get("goal_options");
        if (recorded.isObject()) {
            dict(recorded).forEach((name, value) -> options.add(new GoalOption(name, value)));
        } else {
            texts(recorded).forEach(value -> options.add(new GoalOption("", value)));
        }
        return new Goal(
                index,
                json.get("asin").stringValue(),
                json.get("category").stringValue(),
                json.get("query").stringValue(),
                json.get("name").stringValue(),
                json.get("product_category").stringValue(),
                json.get("instruction_text").stringValue(),
                texts(json.get("attributes")),
                options,
                json.get("price_upper").doubleValue(),
                json.get("weight").doubleValue());
    }
}
