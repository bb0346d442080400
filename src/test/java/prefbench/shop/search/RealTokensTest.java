package prefbench.shop.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import prefbench.shop.Golden;
import prefbench.shop.RealData;
import tools.jackson.databind.JsonNode;

class RealTokensTest {

    @Test
    void all384QueriesAreCutIntoTheOriginalsStems() {
        JsonNode golden = RealData.given().read("search_tokens_real1k.json");
        assertThat(golden).hasSize(384);
        try (EnglishText english = new EnglishText()) {
            for (Map.Entry<String, JsonNode> query : golden.properties()) {
                assertThat(english.stems(query.getKey())).as(query.getKey()).isEqualTo(Golden.texts(query.getValue()));
            }
        }
    }
}
