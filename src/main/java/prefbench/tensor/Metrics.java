package prefbench.tensor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Named numbers that a loss reads out of its forward pass, in the order of recording. Not thread-safe. */
public final class Metrics {
    private final Map<String, Double> values = new LinkedHashMap<>();

    Metrics() {}

    /** Reads a tensor of one element. */
    public void record(String name, Tensor scalar) {
        values.put(name, scalar.item());
    }

    public void record(String name, double value) {
        values.put(name, value);
    }

    /** Adds to what the step's earlier parts recorded under {@code name}. */
    public void add(String name, double value) {
        values.merge(name, value, Double::sum);
    }

    /** Adds a tensor of one element. */
    public void add(String name, Tensor scalar) {
        add(name, scalar.item());
    }

    Map<String, Double> values() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
