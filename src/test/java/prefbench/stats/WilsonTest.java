package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WilsonTest {

    @Test
    void agreesWithTheReferenceForEveryCount() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/vectors/binomial_intervals.json")) {
            JsonNode single = JsonMapper.builder().build().readTree(in).path("single");
            assertThat(single).isNotEmpty();
            for (JsonNode row : single) {
                Interval interval =
                        Wilson.of95(row.path("k").asInt(), row.path("n").asInt());
                assertThat(interval.low()).isCloseTo(row.path("wilson95").get(0).asDouble(), within(1e-12));
                assertThat(interval.high())
                        .isCloseTo(row.path("wilson95").get(1).asDouble(), within(1e-12));
                assertThat(interval.estimate()).isCloseTo(row.path("p").asDouble(), within(1e-12));
            }
        }
    }

    @Test
    void nothingObservedHasNoLimits() {
        assertThat(Wilson.of95(0, 0).known()).isFalse();
    }

    @Test
    void refusesMoreSuccessesThanTrials() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wilson.of95(3, 2))
                .withMessage("successes must be from 0 to n, were 3 of 2");
    }
}
