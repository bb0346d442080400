package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reference numbers from {@code src/test/resources/vectors}, and their tolerance. */
final class Recorded {
    private Recorded() {}

    static JsonNode read(String name) {
        try (InputStream in = Recorded.class.getResourceAsStream("/vectors/" + name)) {
            return JsonMapper.builder().build().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double[] doubles(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asDouble();
        }
        return values;
    }

    /** Within 1e-12, absolutely or relatively. */
    static void assertEqual(double actual, JsonNode expected) {
        assertThat(expected.isNumber()).isTrue();
        double value = expected.asDouble();
        assertThat(actual).isCloseTo(value, within(1e-12 * Math.max(1, Math.abs(value))));
    }
}
