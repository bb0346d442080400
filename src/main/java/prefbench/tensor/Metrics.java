package prefbench.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Named numbers that a loss reads out of its forward pass, in the order of their names' first mention. Tensors are read when the step is done, so that a device does
 * not wait for the host in the middle of it. Not thread-safe.
 */
public final class Metrics {
    private final Scope step;
    private final Map<String, Double> values = new LinkedHashMap<>();
    private final List<Reading> readings = new ArrayList<>();

    private record Reading(Tensor tensor, Consumer<double[]> reader) {}

    /** @param step lives until the step is done */
    Metrics(Scope step) {
        this.step = step;
    }

    /** Records a tensor of one element. */
    public void record(String name, Tensor scalar) {
        values.putIfAbsent(name, Double.NaN);
        read(single(scalar), read -> record(name, read[0]));
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
        add(name, 1, scalar);
    }

    /** Adds {@code share} times a tensor of one element. */
    public void add(String name, double share, Tensor scalar) {
        values.putIfAbsent(name, 0.0);
        read(single(scalar), read -> add(name, share * read[0]));
    }

    /** Hands the elements of {@code tensor} to {@code reader} when the step is done; it may record and add. */
    public void read(Tensor tensor, Consumer<double[]> reader) {
        readings.add(new Reading(step.keep(tensor.detach()), reader));
    }

    private static Tensor single(Tensor tensor) {
        if (tensor.array().size() != 1) {
            throw new IllegalArgumentException(
                    "a metric must be a scalar, found shape " + Arrays.toString(tensor.shape()));
        }
        return tensor;
    }

    /** All that was recorded; reads what was still to be read. */
    Map<String, Double> values() {
        readings.forEach(reading -> reading.reader.accept(reading.tensor.toDoubles()));
        readings.clear();
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
