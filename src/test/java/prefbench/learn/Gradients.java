package prefbench.learn;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import prefbench.tensor.AdamW;
import prefbench.tensor.Parameters;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;
import prefbench.tensor.Trainer;

/** Gradients of a scalar function at a point, by autograd: a training step that moves nothing but zeros. */
final class Gradients {
    private Gradients() {}

    /**
     * By name, with respect to each part of {@code point}. Parameters are read as FLOAT32, so they are zeros that are added
     * to the point.
     */
    static Map<String, double[]> of(
            Map<String, double[]> point, TensorType type, Function<Map<String, Tensor>, Tensor> function) {
        Map<String, Parameters.Array> zeros = new LinkedHashMap<>();
        point.forEach((name, values) -> zeros.put(name, new Parameters.Array(new float[values.length], values.length)));
        Map<String, double[]> gradients = new HashMap<>();
        try (Parameters parameters = new Parameters(zeros, type);
                Trainer trainer = new Trainer(parameters, AdamW.withLearningRate(1))) {
            trainer.observe(gradients::put);
            trainer.step(metrics -> {
                Map<String, Tensor> tensors = new HashMap<>();
                point.forEach((name, values) ->
                        tensors.put(name, Tensor.of(values, type, values.length).add(parameters.get(name))));
                return function.apply(tensors);
            });
        }
        return gradients;
    }
}
