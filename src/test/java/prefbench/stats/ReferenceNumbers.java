package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Numbers of scipy, rliable and arch in {@code src/test/resources/vectors}, to be met to 1e-12, absolute or relative. */
final class ReferenceNumbers {
    private static final double TOLERANCE = 1e-12;

    private ReferenceNumbers() {}

    static JsonNode read(String name) {
        try (InputStream in = ReferenceNumbers.class.getResourceAsStream("/vectors/" + name)) {
            return JsonMapper.builder().build().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An array of numbers; one that is missing is an error of the test. */
    static double[] doubles(JsonNode array) {
        assertThat(array.isArray()).isTrue();
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).doubleValue();
        }
        return values;
    }

    static double[][] rows(JsonNode array) {
        double[][] rows = new double[array.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = doubles(array.get(i));
        }
        return rows;
    }

    static Proportion proportion(JsonNode successes, JsonNode n) {
        return new Proportion(successes.intValue(), n.intValue());
    }

    static void assertEqual(double actual, JsonNode expected) {
        assertEqual(actual, expected.doubleValue());
    }

    static void assertEqual(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(TOLERANCE * Math.max(1, Math.abs(expected))));
    }

    static void assertEqual(double[] actual, JsonNode expected) {
        double[] values = doubles(expected);
        assertThat(actual).hasSameSizeAs(values);
        for (int i = 0; i < values.length; i++) {
            assertEqual(actual[i], values[i]);
        }
    }

    /** The limits. */
    static void assertEqual(Interval actual, JsonNode expected) {
        assertEqual(new double[] {actual.low(), actual.high()}, expected);
    }
}
