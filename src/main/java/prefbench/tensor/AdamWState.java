package prefbench.tensor;

import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The moments of {@link AdamW}, kept per parameter and updated in place. */
final class AdamWState implements AutoCloseable {
    private static final int[] ALL_AXES = {};

    private final AdamW settings;
    private final PtNDManager manager = Device.current().newManager();
    private final Map<String, Moments> moments = new LinkedHashMap<>();

    AdamWState(AdamW settings) {
        this.settings = settings;
    }

    /**
     * Moves every parameter that has a gradient and returns the gradients' global norm; nothing moves if that or the loss is
     * not finite.
     */
    double step(Parameters.Training training, double learningRate, double loss) {
        List<Parameters.Trained> moved = training.withGradients();
        double norm = globalNorm(moved);
        if (!Double.isFinite(norm) || !Double.isFinite(loss)) {
            return norm;
        }
        training.changed();
        double clip = coefficient(norm);
        for (Parameters.Trained parameter : moved) {
            Moments state = moments.computeIfAbsent(parameter.name(), name -> new Moments(parameter.value(), manager));
            try (Scope temporaries = Scope.openWithoutGraph()) {
                move(parameter, state, learningRate, clip);
            }
        }
        return norm;
    }

    /** Scales the gradients that have come together so far down to the maximal norm, in place; a NaN spreads to all. */
    void clip(Parameters.Training training) {
        try (Scope temporaries = Scope.openWithoutGraph()) {
            List<Parameters.Trained> moved = training.withGradients();
            double clip = coefficient(globalNorm(moved));
            for (Parameters.Trained parameter : moved) {
                JniUtils.muli(
                        parameter.gradient(),
                        constant(clip, parameter.gradient().getDataType()));
            }
        }
    }

    // As torch's clip_grad_norm_.
    private double coefficient(double norm) {
        return Math.min(1, settings.maxGradientNorm() / (norm + 1e-6));
    }

    @Override
    public void close() {
        manager.close();
    }

    private static double globalNorm(List<Parameters.Trained> parameters) {
        List<Tensor> norms = new ArrayList<>();
        for (Parameters.Trained parameter : parameters) {
            norms.add(Scope.own(JniUtils.norm(parameter.gradient(), 2, ALL_AXES, false))
                    .reshape(1));
        }
        return norms.isEmpty()
                ? 0
                : Tensor.concat(norms, 0).square().sum().sqrt().item();
    }

    // Algorithm 2, lines 6 to 12; the order of operations is torch's, so that results agree to rounding.
    private void move(Parameters.Trained parameter, Moments state, double learningRate, double clip) {
        state.steps++;
        PtNDArray value = parameter.value();
        DataType type = value.getDataType();
        // A factor of 1 changes no bit, and would be one more pass over all weights.
        PtNDArray gradient = clip == 1 ? parameter.gradient() : product(parameter.gradient(), clip);
        if (settings.weightDecay() > 0 && AdamW.decays(parameter.name())) {
            JniUtils.muli(value, constant(1 - learningRate * settings.weightDecay(), type));
        }
        JniUtils.muli(state.mean, constant(settings.beta1(), type));
        JniUtils.addi(state.mean, product(gradient, 1 - settings.beta1()));
        JniUtils.muli(state.square, constant(settings.beta2(), type));
        PtNDArray squared = Scope.own(JniUtils.square(gradient)).array();
        JniUtils.muli(squared, constant(1 - settings.beta2(), type));
        JniUtils.addi(state.square, squared);
        PtNDArray divisor = Scope.own(JniUtils.sqrt(state.square)).array();
        JniUtils.divi(divisor, constant(Math.sqrt(1 - Math.pow(settings.beta2(), state.steps)), type));
        JniUtils.addi(divisor, constant(settings.epsilon(), type));
        PtNDArray change = product(state.mean, learningRate / (1 - Math.pow(settings.beta1(), state.steps)));
        JniUtils.divi(change, divisor);
        JniUtils.subi(value, change);
    }

    private static PtNDArray product(PtNDArray array, double factor) {
        return Scope.own(JniUtils.mul(array, constant(factor, array.getDataType())))
                .array();
    }

    private static PtNDArray constant(double value, DataType type) {
        return Tensor.full(value, TensorType.of(type)).array();
    }

    private static final class Moments {
        private final PtNDArray mean;
        private final PtNDArray square;
        private long steps;

        Moments(PtNDArray value, PtNDManager manager) {
            this.mean = (PtNDArray) manager.zeros(value.getShape(), value.getDataType());
            this.square = (PtNDArray) manager.zeros(value.getShape(), value.getDataType());
        }
    }
}
