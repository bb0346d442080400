package prefbench.shop.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import prefbench.shop.Golden;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The goldens of the made-up catalogue, written in the formats that the command reads. */
public final class Recordings {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Recordings() {}

    /** The episodes without special settings, as replays, in both modes. */
    public static Path replays(Path directory) {
        List<String> lines = new ArrayList<>();
        for (String mode : List.of("text", "text_rich")) {
            for (JsonNode episode :
                    Golden.read("episodes_%s.json".formatted(mode)).get("episodes")) {
                if (episode.get("kw").isEmpty()) {
                    lines.add(replay(episode).put("observation_mode", mode).toString());
                }
            }
        }
        return write(directory.resolve("replays.jsonl"), String.join("\n", lines) + "\n");
    }

    private static ObjectNode replay(JsonNode episode) {
        ObjectNode replay = MAPPER.createObjectNode();
        JsonNode goal = episode.get("goal");
        replay.set("goal_index", episode.get("goal_index"));
        replay.set("goal", goal);
        replay.set("instruction", goal.get("instruction_text"));
        ArrayNode actions = replay.putArray("actions");
        ArrayNode observations = replay.putArray("observations");
        observations.add(episode.get("reset").get("obs"));
        double reward = 0;
        for (JsonNode step : episode.get("steps")) {
            actions.add(step.get("action"));
            observations.add(step.get("obs"));
            reward = step.get("done").booleanValue() ? step.get("reward").doubleValue() : reward;
        }
        replay.put("final_reward", reward);
        return replay;
    }

    /** Rewards with the nouns that they were computed with. */
    public static Path rewards(Path directory, int rows) {
        JsonNode goals = Golden.read("goals_human_seed0.json").get("before_shuffle");
        JsonNode tags = Golden.read("name_tags.json");
        ObjectNode file = MAPPER.createObjectNode();
        ArrayNode written = file.putArray("rows");
        Golden.read("rewards_human.json").get("rows").valueStream().limit(rows).forEach(recorded -> {
            ObjectNode row = ((ObjectNode) recorded).deepCopy();
            JsonNode goal = goals.get(recorded.get("goal").intValue());
            row.set("goal", goal);
            row.set("goal_nouns", tags.get(goal.get("name").stringValue()).get("nouns"));
            written.add(row);
        });
        return write(directory.resolve("rewards.json"), file.toString());
    }

    static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
