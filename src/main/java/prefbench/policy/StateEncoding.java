package prefbench.policy;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import prefbench.policy.tokenizer.Tokenizer;

/** Turns states and actions into token ids, as {@link Truncation} says. Thread-safe. */
final class StateEncoding {
    private static final Pattern BUTTON = Pattern.compile("\\[button] .*? \\[button_]");

    // The links of a results page start a line; options are indented.
    private static final Pattern VISITED_CODE =
            Pattern.compile("^(\\[clicked button] )[A-Z0-9]{10}(?= \\[)", Pattern.MULTILINE);

    private final ChoiceConfig config;
    private final Tokenizer tokenizer;
    private final int start;
    private final int separator;

    StateEncoding(ChoiceConfig config, Tokenizer tokenizer) {
        this.config = config;
        this.tokenizer = tokenizer;
        this.start = tokenizer.id(Tokenizer.START);
        this.separator = tokenizer.id(Tokenizer.SEPARATOR);
    }

    /** A state as token ids and token types, with its actions still as text. */
    record Encoded(int[] ids, int[] types, List<String> actions) {}

    Encoded encode(State state) {
        int[] ids = state(state);
        return new Encoded(ids, types(state, ids.length), state.actions());
    }

    ChoiceBatch batch(List<Encoded> states) {
        ChoiceBatch.Builder batch = new ChoiceBatch.Builder();
        states.forEach(state -> batch.add(state.ids(), state.types(), state.actions(), this::action));
        return batch.build();
    }

    int[] state(State state) {
        return switch (config.truncation()) {
            case INSTRUCTION_FIRST -> instructionFirst(state);
            case LEFT_512 -> left(state.observation(), Math.min(512, config.maxPositions()));
        };
    }

    int[] types(State state, int length) {
        int[] types = new int[length];
        if (config.truncation() == Truncation.INSTRUCTION_FIRST) {
            Arrays.fill(types, Math.min(length, instruction(state).length + 2), length, 1);
        }
        return types;
    }

    int[] action(String text) {
        if (config.truncation() == Truncation.LEFT_512) {
            return left(text, config.actionTokens());
        }
        int[] body = tokenizer.encode(text);
        int kept = Math.min(body.length, config.actionTokens() - 2);
        return sequence(Arrays.copyOf(body, kept));
    }

    private int[] instructionFirst(State state) {
        int[] instruction = instruction(state);
        int[] page = tokenizer.encode(news(state.page()));
        // A long instruction may exceed stateTokens, never the positions that the encoder has.
        int room = Math.max(0, config.stateTokens() - instruction.length - 3);
        int kept = Math.min(room, page.length);
        int[] ids = new int[instruction.length + kept + 3];
        ids[0] = start;
        System.arraycopy(instruction, 0, ids, 1, instruction.length);
        ids[instruction.length + 1] = separator;
        System.arraycopy(page, 0, ids, instruction.length + 2, kept);
        ids[ids.length - 1] = separator;
        return ids;
    }

    /** The page without what the actions say anyway. */
    private static String news(String page) {
        String unclicked = BUTTON.matcher(page).replaceAll("");
        return VISITED_CODE.matcher(unclicked).replaceAll("$1");
    }

    private int[] instruction(State state) {
        int[] ids = tokenizer.encode(state.instruction());
        return ids.length <= config.maxPositions() - 3 ? ids : Arrays.copyOf(ids, config.maxPositions() - 3);
    }

    private int[] left(String text, int limit) {
        int[] body = tokenizer.encode(OriginalText.of(text));
        return sequence(Arrays.copyOfRange(body, Math.max(0, body.length - (limit - 2)), body.length));
    }

    private int[] sequence(int[] body) {
        int[] ids = new int[body.length + 2];
        ids[0] = start;
        System.arraycopy(body, 0, ids, 1, body.length);
        ids[ids.length - 1] = separator;
        return ids;
    }
}
