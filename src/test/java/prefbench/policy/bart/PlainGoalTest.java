package prefbench.policy.bart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlainGoalTest {

    @Test
    void isWhatTheOriginalMakesOfEveryRecordedText() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/webshop/baseline_strings.json")) {
            JsonNode strings = JsonMapper.builder().build().readTree(in).path("strings");
            assertThat(strings).hasSize(65);
            for (JsonNode string : strings) {
                assertThat(PlainGoal.of(string.path("in").asString()))
                        .isEqualTo(string.path("process_goal").asString());
            }
        }
    }
}
