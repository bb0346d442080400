package prefbench.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import prefbench.shop.RealData;
import tools.jackson.databind.JsonNode;

class RealPhrasesTest {

    /** The only ones of 195,851 real pairs in which python-Levenshtein, if it is installed, changes the original's mind. */
    @Test
    void theRealPairsOnWhichDifflibAndLevenshteinDisagreeScoreAsEachDoes() {
        JsonNode golden = RealData.given().read("real1k/fuzz_flips_difflib_vs_levenshtein.json");
        assertThat(golden).hasSize(6);
        for (JsonNode row : golden) {
            String[] pair = row.get(0).stringValue().replaceFirst("^O:", "").split("\\|\\|\\|");
            assertThat(TokenSetRatio.of(pair[0], pair[1]))
                    .as(row::toString)
                    .isEqualTo(row.get(1).intValue());
            assertThat(TokenSetRatio.of(pair[0], pair[1], FuzzyRatio.LEVENSHTEIN))
                    .as(row::toString)
                    .isEqualTo(row.get(2).intValue());
        }
    }
}
