package prefbench.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import prefbench.policy.tokenizer.Tokenizer;

class StateEncodingTest {
    private static final String INSTRUCTION = "i need a long red dress for summer, and price lower than 50.00 dollars";
    private static final List<String> ACTIONS =
            List.of("click[buy now]", "click[item - a red dress]", "click[buy now]");

    private static Tokenizer tokenizer;

    @BeforeAll
    static void train() {
        tokenizer = Tokenizer.train(
                List.of(INSTRUCTION, "click buy now item a red dress [ ] - back to search page total results 1 2 3 $"),
                200);
    }

    @AfterAll
    static void close() {
        tokenizer.close();
    }

    @Test
    void theInstructionSurvivesOnTheLongestPage() {
        int[] instruction = tokenizer.encode(INSTRUCTION);
        State state = new State(INSTRUCTION, "a red dress ".repeat(5000), ACTIONS);
        StateEncoding encoding = encoding(ChoiceConfig.tiny().stateTokens(64));
        int[] ids = encoding.state(state);
        assertThat(ids).hasSize(64).startsWith(2).endsWith(3);
        assertThat(java.util.Arrays.copyOfRange(ids, 1, 1 + instruction.length)).isEqualTo(instruction);
        assertThat(ids[instruction.length + 1]).isEqualTo(3);
        int[] types = encoding.types(state, ids.length);
        assertThat(types[instruction.length + 1]).isZero();
        assertThat(types[instruction.length + 2]).isOne();
        assertThat(types).endsWith(1);
    }

    @Test
    void anInstructionLongerThanTheLimitIsKeptWhole() {
        StateEncoding encoding = encoding(ChoiceConfig.tiny().stateTokens(8));
        int[] ids = encoding.state(new State(INSTRUCTION, "a page", ACTIONS));
        assertThat(ids).hasSize(tokenizer.encode(INSTRUCTION).length + 3);
        State huge = new State("red ".repeat(3000), "a page", ACTIONS);
        assertThat(encoding.state(huge)).hasSize(512);
    }

    @Test
    void theEndOfTheObservationSurvivesUnderLeft512() {
        StateEncoding encoding = encoding(ChoiceConfig.tiny().truncation(Truncation.LEFT_512));
        State state = new State(INSTRUCTION, "a red dress ".repeat(5000) + "back to search", ACTIONS);
        int[] ids = encoding.state(state);
        int[] end = tokenizer.encode("back to search");
        assertThat(ids).hasSize(512).startsWith(2).endsWith(3);
        assertThat(java.util.Arrays.copyOfRange(ids, 511 - end.length, 511)).isEqualTo(end);
        assertThat(encoding.types(state, ids.length)).containsOnly(0);
        State brief = new State("red dress", "page", ACTIONS);
        assertThat(encoding.state(brief)).hasSize(tokenizer.encode("Instruction: red dress page").length + 2);
    }

    @Test
    void whatTheActionsSayAnywayIsLeftOutOfThePage() {
        StateEncoding encoding = encoding(ChoiceConfig.tiny());
        String page = """
                [button] Back to Search [button_]
                [button] B09KP78G37 [button_]
                a red dress
                [clicked button] MU00ABCDEF [clicked button_]
                red
                """;
        State rest = new State("red", "a red dress [clicked button] [clicked button_] red", ACTIONS);
        assertThat(encoding.state(new State("red", page, ACTIONS))).isEqualTo(encoding.state(rest));
    }

    @Test
    void aChosenOptionStaysInThePageWhateverItsForm() {
        StateEncoding encoding = encoding(ChoiceConfig.tiny());
        State option = new State("red", "size\n  [clicked button] 12X3400000 [clicked button_]", ACTIONS);
        State bare = new State("red", "size\n  [clicked button] [clicked button_]", ACTIONS);
        assertThat(encoding.state(option).length).isGreaterThan(encoding.state(bare).length);
    }

    @Test
    void eachDistinctActionIsEncodedOnce() {
        StateEncoding encoding = encoding(ChoiceConfig.tiny().actionTokens(8));
        ChoiceBatch batch = encoding.batch(List.of(
                encoding.encode(new State(INSTRUCTION, "page", ACTIONS)),
                encoding.encode(new State(
                        INSTRUCTION, "page", List.of("click[" + "red ".repeat(40) + "]", "click[buy now]")))));
        assertThat(batch.actions()).hasSize(3);
        assertThat(batch.choices().get(0)).containsExactly(0, 1, 0);
        assertThat(batch.choices().get(1)).containsExactly(2, 0);
        assertThat(batch.actions().get(2)).hasSize(8).startsWith(2).endsWith(3);
        assertThat(batch.tokens())
                .isEqualTo(2L * batch.states().get(0).length
                        + batch.actions().stream().mapToInt(ids -> ids.length).sum());
    }

    private static StateEncoding encoding(ChoiceConfig config) {
        return new StateEncoding(config, tokenizer);
    }
}
