package prefbench.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CompletionCodeTest {

    @Test
    void codesEqualTheOriginals() {
        for (JsonNode golden : Golden.read("mturk.json")) {
            assertThat(CompletionCode.of(golden.get(0).stringValue()))
                    .isEqualTo(golden.get(1).stringValue());
        }
    }
}
