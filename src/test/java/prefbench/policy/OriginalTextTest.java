package prefbench.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import prefbench.policy.tokenizer.Tokenizer;
import tools.jackson.databind.JsonNode;

/** Against what WebShop's own functions made of the same texts. */
class OriginalTextTest {

    @Test
    void agreesWithTheOriginalOnEveryRecordedString() {
        JsonNode strings = Golden.webShop("baseline_strings.json").path("strings");
        assertThat(strings.size()).isEqualTo(65);
        for (JsonNode string : strings) {
            assertThat(OriginalText.of(string.path("in").asString()))
                    .isEqualTo(string.path("process").asString());
        }
    }

    /** A state holds instruction and page apart; the original's text is made of them again. */
    @Test
    void everyRecordedPageComesOutOfAStateAsTheOriginalReadIt() {
        int pages = 0;
        for (JsonNode episode : Golden.webShop("episodes_text_rich.json").path("episodes")) {
            List<JsonNode> recorded = new ArrayList<>(List.of(episode.path("reset")));
            episode.path("steps").forEach(recorded::add);
            for (JsonNode page : recorded) {
                String observation = page.path("obs").asString("");
                String again = State.of(observation, List.of("click[a]")).observation();
                assertThat(words(OriginalText.of(again))).isEqualTo(words(OriginalText.of(observation)));
                pages++;
            }
        }
        assertThat(pages).isEqualTo(30 + 218);
    }

    @Test
    void left512CutsProcessedTextFromTheLeft() {
        ChoiceConfig config =
                ChoiceConfig.tiny().truncation(Truncation.LEFT_512).actionTokens(8);
        try (Tokenizer tokenizer =
                Tokenizer.train(List.of("click item - womens red dress [ ] webshop ".repeat(3)), 200)) {
            StateEncoding encoding = new StateEncoding(config, tokenizer);
            int[] end = tokenizer.encode("click[item - red red red red womens dress]");
            int[] action = encoding.action("click[item - red red red red WOMEN'S \"dress\"]");
            assertThat(action).hasSize(8).startsWith(2).endsWith(3);
            assertThat(Arrays.copyOfRange(action, 1, 7)).isEqualTo(Arrays.copyOfRange(end, end.length - 6, end.length));
            State search = State.of("WebShop\nInstruction: \nred dress\n[button] Search [button_]\n", List.of("a"));
            assertThat(encoding.state(search))
                    .containsSubsequence(tokenizer.encode("webshop"))
                    .isEqualTo(encoding.state(new State(
                            "", "webshop instruction: red \"dress' [button] search [button_]", List.of("a"))));
            assertThat(encoding.state(new State("", "red [sep] dress", List.of("a"))))
                    .containsExactly(2, tokenizer.id("red"), tokenizer.id("[SEP]"), tokenizer.id("dress"), 3);
        }
    }

    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
