package prefbench.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import prefbench.policy.tokenizer.Tokenizer;
import prefbench.tensor.Scope;
import prefbench.tensor.TensorType;
import tools.jackson.databind.JsonNode;

/** The traps that WebShop's own choice model sets to whoever loads its checkpoints; the shop's are beside the shop. */
class TrapTest {
    private final JsonNode golden = Golden.json("choice_policy_golden.json");

    /** The golden's second state has shorter actions than its first: in one batch they are padded. */
    @Test
    void trap20UnmaskedPaddingMakesScoresDependOnTheLongestActionOfTheBatch() {
        assertThat(alone(ActionPadding.MASKED)).containsExactly(beside(ActionPadding.MASKED), within(1e-12));
        double[] alone = alone(ActionPadding.UNMASKED);
        double[] beside = beside(ActionPadding.UNMASKED);
        double largest = 0;
        for (int i = 0; i < alone.length; i++) {
            largest = Math.max(largest, Math.abs(alone[i] - beside[i]));
        }
        assertThat(largest).isGreaterThan(1e-6);
    }

    @Test
    void trap20TheOriginalCutsAPageOnTheLeftAndSoLosesTheInstruction() {
        try (Tokenizer tokenizer = tokenizer()) {
            State state = new State("red dress", "page ".repeat(600) + "buy now", List.of("click[a]"));
            int[] instruction = tokenizer.encode("red dress");
            int[] end = tokenizer.encode("buy now");
            int[] left = encoded(state, Truncation.LEFT_512, tokenizer);
            int[] first = encoded(state, Truncation.INSTRUCTION_FIRST, tokenizer);
            assertThat(left).hasSize(512).containsSequence(end).doesNotContain(instruction[0]);
            assertThat(first).containsSequence(instruction).doesNotContain(end[0]);
        }
    }

    @Test
    void trap20MarkersAreSingleTokensAsInTheImitationTokenizerNotPiecesAsInTheReinforcementOne() {
        try (Tokenizer tokenizer = tokenizer()) {
            for (String marker : List.of("[button]", "[button_]", "[clicked button]", "[clicked button_]")) {
                assertThat(tokenizer.encode(marker)).as(marker).hasSize(1);
            }
        }
    }

    private double[] alone(ActionPadding padding) {
        return scores(
                padding,
                Golden.batch(
                        List.of(golden.path("states").path(1)),
                        List.of(golden.path("actions").path(1))),
                0);
    }

    private double[] beside(ActionPadding padding) {
        return scores(
                padding, Golden.batch(Golden.list(golden.path("states")), Golden.list(golden.path("actions"))), 5);
    }

    private static double[] scores(ActionPadding padding, ChoiceBatch batch, int from) {
        ChoiceNetwork network = Golden.network(padding, TensorType.FLOAT64);
        try (Scope scope = Scope.open()) {
            double[] all =
                    network.forward(batch, Dropout.NONE).logProbabilities().toDoubles();
            return Arrays.copyOfRange(all, from, from + 3);
        } finally {
            network.parameters().close();
        }
    }

    private static int[] encoded(State state, Truncation truncation, Tokenizer tokenizer) {
        return new StateEncoding(ChoiceConfig.tiny().truncation(truncation), tokenizer).state(state);
    }

    private static Tokenizer tokenizer() {
        return Tokenizer.train(List.of("red dress page buy now click [ ] a Instruction:"), 160);
    }
}
