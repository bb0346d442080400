package prefbench.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import prefbench.shop.Golden;
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
            assertThat(TokenSetRatio.exceeds(Phrase.of(first), Phrase.of(second), 85, FuzzyRatio.DIFFLIB))
                    .as("%s / %s", first, second)
                    .isEqualTo(expected > 85);
        }
    }

    @Test
    void equalsTheVariantWithPythonLevenshteinOnEveryRecordedPair() {
        Map<List<String>, Integer> other = new HashMap<>();
        for (JsonNode row : Golden.read("fuzz_difflib_vs_levenshtein.json").get("different_rows")) {
            List<String> pair = List.of(row.get(0).stringValue(), row.get(1).stringValue());
            assertThat(TokenSetRatio.of(pair.get(0), pair.get(1)))
                    .as(pair::toString)
                    .isEqualTo(row.get(2).intValue());
            other.put(pair, row.get(3).intValue());
        }
        assertThat(other).hasSize(767);
        for (JsonNode row : Golden.read("fuzz_token_set_ratio_difflib.json").get("rows")) {
            List<String> pair = List.of(row.get(0).stringValue(), row.get(1).stringValue());
            int expected = other.getOrDefault(pair, row.get(2).intValue());
            assertThat(TokenSetRatio.of(pair.get(0), pair.get(1), FuzzyRatio.LEVENSHTEIN))
                    .as(pair::toString)
                    .isEqualTo(expected);
            assertThat(TokenSetRatio.exceeds(
                            Phrase.of(pair.get(0)), Phrase.of(pair.get(1)), 85, FuzzyRatio.LEVENSHTEIN))
                    .as(pair::toString)
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
