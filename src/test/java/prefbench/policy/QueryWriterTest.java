package prefbench.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryWriterTest {
    private final QueryWriter writer = QueryWriter.byRule();

    @Test
    void writesEverShorterQueries() {
        assertThat(writer.candidates("I am looking for a pair of women's red high heel sandals with rubber sole,"
                        + " size 7 wide, and price lower than 60.00 dollars"))
                .containsExactly(
                        "i am looking for a pair of women's red high heel sandals with rubber sole size 7 wide",
                        "pair women's red high heel sandals rubber sole size 7 wide",
                        "pair women's red high heel sandals",
                        "pair women's red high heel");
    }

    @Test
    void understandsOtherPriceClauses() {
        assertThat(writer.candidates("find me a usb c cable under $20").get(0)).isEqualTo("find me a usb c cable");
        assertThat(writer.candidates("usb c cable that costs less than 9.5 dollars please")
                        .get(0))
                .isEqualTo("usb c cable please");
        assertThat(writer.candidates("a lamp, my budget is up to 1,000 usd").get(0))
                .isEqualTo("a lamp");
        assertThat(writer.candidates("red mug, priced below $5.99.").get(0)).isEqualTo("red mug");
        assertThat(writer.candidates("a rug with a price of 30 dollars").get(0)).isEqualTo("a rug");
        // A size is not a price.
        assertThat(writer.candidates("a dog crate under 5 pounds").get(0)).isEqualTo("a dog crate under 5 pounds");
        assertThat(writer.candidates("12 ounce coffee, pack of 6").get(0)).isEqualTo("12 ounce coffee pack of 6");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "[]",
                "price lower than 20 dollars",
                "please help me",
                "6ft [2 pack] cable",
                "!!! ...",
                "I'd like 100% cotton T-shirts & socks",
                "tea"
            })
    void isNeverEmptyAndAlwaysSearchable(String instruction) {
        assertThat(writer.candidates(instruction))
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(4)
                .doesNotHaveDuplicates()
                .allSatisfy(query -> assertThat(query)
                        .isNotBlank()
                        .isLowerCase()
                        .doesNotContain("[", "]", "\n")
                        .isEqualTo(query.strip()));
    }
}
