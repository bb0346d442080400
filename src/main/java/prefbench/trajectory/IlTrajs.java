package prefbench.trajectory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import prefbench.policy.State;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * WebShop's il_trajs format: one trajectory a line, with {@code states}, {@code actions}, {@code available_actions}, {@code
 * actions_translate} and {@code action_idxs} (-1 for a search). Ours adds {@code goal}, {@code reward} and {@code provenance},
 * which the original's readers pass over; images are not read.
 */
final class IlTrajs {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int SEARCH = -1;
    private static final String REMEDY = "repair or delete the line";

    private IlTrajs() {}

    static boolean is(JsonLine line) {
        return line.has("states");
    }

    static Trajectory read(JsonLine line) {
        List<String> states = line.texts("states");
        List<String> actions = line.texts(line.has("actions_translate") ? "actions_translate" : "actions");
        JsonNode available = line.array("available_actions");
        JsonNode chosen = line.array("action_idxs");
        requireLength(line, "actions", actions.size(), states.size());
        requireLength(line, "available_actions", available.size(), states.size());
        requireLength(line, "action_idxs", chosen.size(), states.size());
        List<Trajectory.Step> steps = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            steps.add(step(line, i, states.get(i), actions.get(i), available.get(i), chosen.get(i)));
        }
        return new Trajectory(goal(line), provenance(line), steps, reward(line));
    }

    private static Trajectory.Step step(
            JsonLine line, int i, String state, String action, JsonNode available, JsonNode chosen) {
        if (!available.isArray() || !chosen.isIntegralNumber()) {
            throw line.fault(
                    "step %d with available_actions %s and action_idxs %s".formatted(i, available, chosen),
                    "a step needs a list of texts and a whole number",
                    REMEDY);
        }
        List<String> actions = new ArrayList<>();
        available.forEach(text -> actions.add(text.asString()));
        int index = chosen.asInt();
        if (index == SEARCH) {
            Set<String> searches = new LinkedHashSet<>();
            actions.stream().filter(text -> text.startsWith("search[")).forEach(searches::add);
            searches.add(action);
            List<String> all = List.copyOf(searches);
            return new Trajectory.Step(State.of(state, all), all.indexOf(action));
        }
        if (index < 0 || index >= actions.size()) {
            throw line.fault(
                    "action_idxs[%d] = %d with %d available actions".formatted(i, index, actions.size()),
                    "an index must be -1 for a search, or from 0 to the number of available actions less 1",
                    REMEDY);
        }
        return new Trajectory.Step(State.of(state, actions), index);
    }

    private static void requireLength(JsonLine line, String key, int length, int states) {
        if (length != states) {
            throw line.fault(
                    "%d states and %d %s".formatted(states, length, key), "their numbers must be equal", REMEDY);
        }
    }

    private static int goal(JsonLine line) {
        return line.has("goal") ? line.node().get("goal").asInt(-1) : -1;
    }

    private static double reward(JsonLine line) {
        if (!line.has("reward")) {
            return Double.NaN;
        }
        double reward = line.node().get("reward").asDouble(-1);
        if (!(reward >= 0 && reward <= 1)) {
            throw line.fault("reward " + line.node().get("reward"), "a reward must be in [0, 1]", REMEDY);
        }
        return reward;
    }

    private static Trajectory.Provenance provenance(JsonLine line) {
        if (!line.has("provenance")) {
            return Trajectory.Provenance.HUMAN;
        }
        String label = line.text("provenance");
        return Trajectory.Provenance.labelled(label)
                .orElseThrow(() -> line.fault(
                        "provenance [%s]".formatted(label),
                        "it must be one of " + List.of(Trajectory.Provenance.values()),
                        REMEDY));
    }

    /** One line, without its end. */
    static String write(Trajectory trajectory) {
        ObjectNode line = MAPPER.createObjectNode();
        line.put("goal", trajectory.goal());
        if (!Double.isNaN(trajectory.reward())) {
            line.put("reward", trajectory.reward());
        }
        line.put("provenance", trajectory.provenance().toString());
        ArrayNode states = line.putArray("states");
        ArrayNode actions = line.putArray("actions");
        ArrayNode available = line.putArray("available_actions");
        ArrayNode translated = line.putArray("actions_translate");
        ArrayNode chosen = line.putArray("action_idxs");
        for (Trajectory.Step step : trajectory.steps()) {
            states.add(observation(step.state()));
            actions.add(step.action());
            translated.add(step.action());
            ArrayNode valid = available.addArray();
            step.state().actions().forEach(valid::add);
            chosen.add(step.action().startsWith("search[") ? SEARCH : step.chosen());
        }
        return MAPPER.writeValueAsString(line);
    }

    /** The page as text_rich, put together so that {@link State#of} takes it apart in the same way. */
    private static String observation(State state) {
        String page = state.page();
        int button = page.indexOf("[button]");
        if (button < 0) {
            return state.instruction().isEmpty() ? page : page + "\nInstruction:\n" + state.instruction();
        }
        return page.substring(0, button) + "Instruction:\n" + state.instruction() + "\n" + page.substring(button);
    }
}
