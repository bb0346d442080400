package prefbench.learn;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import prefbench.tensor.AdamW;
import prefbench.tensor.Parameters;
import prefbench.tensor.Scope;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;
import prefbench.tensor.Trainer;

/** Values and gradients of scalar functions at a point, through the trainer that the learners use. */
final class Autograd {
    private static final String ONLY = "x";
    private static final double STEP = 1e-6;

    private Autograd() {}

    /** @param gradients by name, with respect to each part of the point */
    record Result(double value, Map<String, double[]> gradients) {
        /** Of a function of one vector. */
        double[] gradient() {
            return gradients.get(ONLY);
        }
    }

    static Result of(UnaryOperator<Tensor> function, double[] at, TensorType type) {
        return of(tensors -> function.apply(tensors.get(ONLY)), Map.of(ONLY, at), type);
    }

    /** Parameters start as floats, so they are zeros that are added to the point, which keeps it exact in FLOAT64. */
    static Result of(Function<Map<String, Tensor>, Tensor> function, Map<String, double[]> at, TensorType type) {
        Map<String, Parameters.Array> zeros = new LinkedHashMap<>();
        at.forEach((name, values) -> zeros.put(name, new Parameters.Array(new float[values.length], values.length)));
        Map<String, double[]> gradients = new HashMap<>();
        try (Parameters parameters = new Parameters(zeros, type);
                Trainer trainer = new Trainer(parameters, AdamW.withLearningRate(1))) {
            trainer.observe(gradients::put);
            double value = trainer.step(metrics -> {
                        Map<String, Tensor> tensors = new HashMap<>();
                        at.forEach((name, values) ->
                                tensors.put(name, parameters.get(name).add(Tensor.of(values, type, values.length))));
                        return function.apply(tensors);
                    })
                    .loss();
            return new Result(value, gradients);
        }
    }

    /** Central differences of a function in FLOAT64: good to about 1e-9. */
    static double[] differences(UnaryOperator<Tensor> function, double[] at) {
        double[] differences = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            differences[i] = (moved(function, at, i, STEP) - moved(function, at, i, -STEP)) / (2 * STEP);
        }
        return differences;
    }

    private static double moved(UnaryOperator<Tensor> function, double[] at, int index, double by) {
        double[] there = at.clone();
        there[index] += by;
        try (Scope scope = Scope.open()) {
            return function.apply(Tensor.of(there, there.length)).item();
        }
    }
}
