package prefbench.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import prefbench.shop.Golden;
import prefbench.text.TokenSetRatio.Phrase;
import tools.jackson.databind.JsonNode;

class TokenSetRatioTest {

    @Test
    void equalsTheOriginalOnEveryRecordedPair() {
        JsonNode golden = Golden.read("fuzz_token_set_ratio_difflib.json");
        assertThat(Golden.texts(golden.get("columns"))).startsWith("p", "g");
        for (JsonNode row : golden.get("rows")) {
            String first = row.get(0).stringValue();
            String second = row.get(1).stringValue();
            int expected = row.get(2).intValue();
            assertThat(TokenSetRatio.of(first, second))
                    .as("%s / %s", first, second)
                    .isEqualTo(expected);
            assertThat(TokenSetRatio.exceeds(Phrase.of(first), Phrase.of(second), 85))
                    .as("%s / %s", first, second)
                    .isEqualTo(expected > 85);
        }
    }

    @Test
    void comparesNamedOptionsAsPythonTuples() {
        for (JsonNode row : Golden.read("fuzz_tuple_goal.json").get("rows")) {
            String tuple = PythonText.repr(Golden.texts(row.get(0)));
            String purchased = row.get(1).stringValue();
            assertThat(TokenSetRatio.of(purchased, tuple))
                    .as("%s / %s", purchased, tuple)
                    .isEqualTo(row.get(2).intValue());
        }
    }

    @Test
    void ratioIgnoresFrequentCharactersOfLongSecondTexts() {
        String text = "ab".repeat(150);
        assertThat(Difflib.ratio(text, "c" + text)).isZero();
        assertThat(Difflib.ratio(text, text + "c")).isEqualTo(600 / 601.0);
        assertThat(Difflib.ratio("xab".repeat(20) + "zq", "ab".repeat(100) + "zq" + "ba".repeat(3)))
                .isEqualTo(0.02962962962962963);
        assertThat(Difflib.ratio("ab".repeat(50), "c" + "ab".repeat(50))).isEqualTo(200 / 201.0);
    }

    @Test
    void textsWithoutWordsMatchNothing() {
        assertThat(TokenSetRatio.of("", "red")).isZero();
        assertThat(TokenSetRatio.of("-- é --", "-- é --")).isZero();
    }
}
