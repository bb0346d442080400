package prefbench.learn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reference numbers from {@code src/test/resources}. */
final class Vectors {
    private Vectors() {}

    static JsonNode read(String name) {
        return resource("/vectors/" + name);
    }

    /** What the original shop's code answered. */
    static JsonNode ofWebShop(String name) {
        return resource("/webshop/" + name);
    }

    private static JsonNode resource(String path) {
        try (InputStream in = Vectors.class.getResourceAsStream(path)) {
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

    /** Column {@code j} of a [time][environment] array. */
    static double[] column(JsonNode rows, int j) {
        double[] values = new double[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.get(i).get(j).asDouble();
        }
        return values;
    }
}
