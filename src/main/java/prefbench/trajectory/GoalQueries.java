package prefbench.trajectory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import prefbench.text.InputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * WebShop's {@code goal_query_map.json}, an object from goal to its list of queries; and {@code human_goals.json}, the list
 * of goals that says which of them are for training.
 */
public final class GoalQueries {
    /** WebShop's split by place in the list: test up to 500, development up to here, then training. */
    private static final int FIRST_TRAINING_PLACE = 1_500;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();
    private static final String REMEDY = "repair the file or copy it again";

    private GoalQueries() {}

    /**
     * All pairs, in the order of the file.
     *
     * @throws InputException naming the file and the record that breaks a rule
     */
    public static List<SearchPair> read(Path file) {
        JsonNode root = parse(file);
        if (!root.isObject()) {
            throw InputException.in(file, "line 1", start(root), "an object from goal to queries is expected", REMEDY);
        }
        List<SearchPair> pairs = new ArrayList<>();
        int record = 0;
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            String name = "record %d [%s]".formatted(++record, entry.getKey());
            if (!entry.getValue().isArray() || entry.getValue().isEmpty()) {
                throw InputException.in(
                        file, name, start(entry.getValue()), "a goal must have a list of queries", REMEDY);
            }
            for (JsonNode query : entry.getValue()) {
                if (!query.isString() || query.stringValue().isBlank()) {
                    throw InputException.in(file, name, start(query), "a query must be a text and not blank", REMEDY);
                }
                pairs.add(new SearchPair(entry.getKey(), query.stringValue()));
            }
        }
        return pairs;
    }

    /** Those of the training goals by WebShop's own split: first named at place 1,500 of {@code humanGoals}, or later. */
    public static List<SearchPair> training(List<SearchPair> pairs, Path humanGoals) {
        Map<String, Integer> places = new LinkedHashMap<>();
        JsonNode root = parse(humanGoals);
        for (int place = 0; place < root.size(); place++) {
            if (!root.isArray() || !root.get(place).isString()) {
                throw InputException.in(
                        humanGoals,
                        "record " + (place + 1),
                        root.isArray() ? start(root.get(place)) : "an object",
                        "a list of goals is expected",
                        REMEDY);
            }
            places.putIfAbsent(root.get(place).stringValue(), place);
        }
        return pairs.stream()
                .filter(pair -> places.getOrDefault(pair.goal(), -1) >= FIRST_TRAINING_PLACE)
                .toList();
    }

    /** Writes a goal a line; pairs of one goal stand together. */
    public static void write(Path file, List<SearchPair> pairs) throws IOException {
        Map<String, List<String>> queries = new LinkedHashMap<>();
        pairs.forEach(pair ->
                queries.computeIfAbsent(pair.goal(), goal -> new ArrayList<>()).add(pair.query()));
        String text = queries.entrySet().stream()
                .map(entry ->
                        JSON.writeValueAsString(entry.getKey()) + ": " + JSON.writeValueAsString(entry.getValue()))
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private static JsonNode parse(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw InputException.in(
                    file,
                    "line " + line,
                    "text that is not JSON (" + e.getOriginalMessage() + ")",
                    "one JSON value is expected",
                    REMEDY);
        } catch (IOException e) {
            throw new InputException("%s: cannot be read: %s; %s".formatted(file, e.getMessage(), REMEDY), e);
        }
    }

    private static String start(JsonNode node) {
        String text = node.toString();
        return "[" + (text.length() > 60 ? text.substring(0, 60) + "..." : text) + "]";
    }
}
