package prefbench.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import prefbench.tensor.AdamW;
import prefbench.tensor.Parameters;
import prefbench.tensor.Scope;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;
import prefbench.tensor.Trainer;

/** Values and gradients of scalar functions of one vector, through the trainer that the learners use. */
final class Autograd {
    private static final double STEP = 1e-6;

    private Autograd() {}

    record Result(double value, double[] gradient) {}

    static Result of(UnaryOperator<Tensor> function, double[] at, TensorType type) {
        float[] zeros = new float[at.length];
        try (Parameters parameters = new Parameters(Map.of("x", new Parameters.Array(zeros, at.length)), type);
                Trainer trainer = new Trainer(parameters, AdamW.withLearningRate(1))) {
            List<double[]> gradients = new ArrayList<>();
            trainer.observe((name, gradient) -> gradients.add(gradient));
            // Parameters start as floats; the shift makes them exact in FLOAT64 and has gradient 1.
            double value = trainer.step(
                            metrics -> function.apply(parameters.get("x").add(Tensor.of(at, type, at.length))))
                    .loss();
            return new Result(value, gradients.get(0));
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
