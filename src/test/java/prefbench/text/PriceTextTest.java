package prefbench.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import prefbench.shop.Golden;
import tools.jackson.databind.JsonNode;

class PriceTextTest {

    @Test
    void readsPricesAsTheOriginalDoes() {
        for (JsonNode golden : Golden.read("price_parse.json")) {
            if (golden.get("in").isNull()) {
                continue;
            }
            String text = golden.get("in").stringValue();
            if (golden.has("error")) {
                assertThatThrownBy(() -> PriceText.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
                continue;
            }
            PriceText price = PriceText.parse(text);
            List<Double> prices = golden.get("pricing")
                    .valueStream()
                    .map(JsonNode::doubleValue)
                    .toList();
            assertThat(price.prices()).as(text).isEqualTo(prices);
            assertThat(price.tag()).as(text).isEqualTo(golden.get("Price").stringValue());
        }
    }

    @Test
    void saysWhatIsWrongWithAPrice() {
        assertThatThrownBy(() -> PriceText.parse("19.99")).hasMessage("a price needs a dollar sign, was [19.99]");
        assertThatThrownBy(() -> PriceText.parse("$10 - $"))
                .hasMessage("a dollar sign needs one figure behind it, was [$10 - $]");
    }
}
