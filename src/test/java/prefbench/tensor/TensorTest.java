package prefbench.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TensorTest {
    private static final TensorType F64 = TensorType.FLOAT64;
    private static final float[] POINT = {0.3f, -0.7f, 1.1f, 0.9f, -0.2f, 0.6f};

    static Stream<Arguments> operations() {
        return Stream.of(
                op("add", x -> x.add(other()).square()),
                op("sub", x -> other().sub(x).square()),
                op("mul", x -> x.mul(other())),
                op("div", x -> other().div(x)),
                op("scale", x -> x.scale(0.37).square()),
                op("shift", x -> x.shift(0.37).square()),
                op("neg", x -> x.neg().exp()),
                op("abs", Tensor::abs),
                op("sqrt", x -> x.square().shift(1).sqrt()),
                op("log", x -> x.square().shift(1).log()),
                op("minimum", x -> x.minimum(other()).square()),
                op("maximum", x -> x.maximum(other()).square()),
                op("clip", x -> x.clip(-0.5, 0.8).square()),
                op("mean over an axis", x -> x.mean(0).square()),
                op("sum over an axis", x -> x.sum(-1).square()),
                op("max over an axis", x -> x.max(-1).square()),
                op("relu", x -> x.relu().square()),
                op("leaky relu", x -> x.leakyRelu(0.01).square()),
                op("gelu", Tensor::gelu),
                op("tanh", Tensor::tanh),
                op("sigmoid", Tensor::sigmoid),
                op("softplus", Tensor::softplus),
                op("log sigmoid", Tensor::logSigmoid),
                op("softmax", x -> x.softmax(-1).square()),
                op("log softmax", x -> x.logSoftmax(-1).square()),
                op("matmul", x -> x.matmul(x.transpose(0, 1)).square()),
                op("linear", x -> x.linear(other(), other().sum(-1)).square()),
                op(
                        "layer norm",
                        x -> x.layerNorm(other().mean(0), other().sum(0), 1e-12).mul(other())),
                op("rows", x -> x.rows(Tensor.of(new long[] {1, 1, 0}, 3)).square()),
                op("gather", x -> x.gather(2, 0).square()),
                op("where", x -> Tensor.where(x.greater(other()), x, other()).square()),
                op("slice", x -> x.slice(-1, 1, 3).square()),
                op("reshape", x -> x.reshape(3, -1).matmul(x)),
                op("permute", x -> x.permute(1, 0).matmul(x)),
                op("unsqueeze and squeeze", x -> x.unsqueeze(0).squeeze(0).square()),
                op("concat", x -> Tensor.concat(List.of(x, x.square()), 0).square()));
    }

    private static Arguments op(String name, Function<Tensor, Tensor> operation) {
        return Arguments.of(name, operation);
    }

    private static Tensor other() {
        return Tensor.of(new double[] {0.5, 0.4, -0.3, 1.2, 0.1, -0.8}, 2, 3);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void gradientsAgreeWithFiniteDifferences(String name, Function<Tensor, Tensor> operation) {
        double[] gradient = new double[POINT.length];
        try (Parameters parameters = parameters(POINT);
                Trainer trainer = new Trainer(parameters, AdamW.withLearningRate(1e-9))) {
            trainer.observe((parameter, value) -> System.arraycopy(value, 0, gradient, 0, value.length));
            trainer.step(metrics -> operation.apply(parameters.get("x")).sum());
        }
        try (Scope scope = Scope.open()) {
            double step = 1e-6;
            for (int i = 0; i < POINT.length; i++) {
                double slope = (value(operation, i, step) - value(operation, i, -step)) / (2 * step);
                assertThat(gradient[i]).as("d/dx%d of %s", i, name).isCloseTo(slope, within(1e-7));
            }
        }
    }

    private static double value(Function<Tensor, Tensor> operation, int moved, double by) {
        double[] point = new double[POINT.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = POINT[i] + (i == moved ? by : 0);
        }
        return operation.apply(Tensor.of(point, 2, 3)).sum().item();
    }

    @Test
    void detachCutsTheGraph() {
        double[] gradient = new double[POINT.length];
        try (Parameters parameters = parameters(POINT);
                Trainer trainer = new Trainer(parameters, AdamW.withLearningRate(1e-9))) {
            trainer.observe((parameter, value) -> System.arraycopy(value, 0, gradient, 0, value.length));
            trainer.step(metrics ->
                    parameters.get("x").mul(parameters.get("x").detach()).sum());
        }
        for (int i = 0; i < POINT.length; i++) {
            assertThat(gradient[i]).isEqualTo(POINT[i]);
        }
    }

    @Test
    void logSigmoidNeverOverflows() {
        try (Scope scope = Scope.open()) {
            assertThat(Tensor.of(new double[] {-800, 0, 800}, 3).logSigmoid().toDoubles())
                    .containsExactly(new double[] {-800, -Math.log(2), 0}, within(1e-12));
        }
    }

    @Test
    void resultsLiveInTheInnermostScopeWhoeverOwnsTheOperands() {
        try (Parameters parameters = parameters(POINT);
                Scope outer = Scope.open()) {
            Tensor kept;
            Tensor lost;
            try (Scope inner = Scope.open()) {
                kept = outer.keep(parameters.get("x").sum());
                lost = parameters.get("x").sum();
            }
            assertThat(kept.item()).isCloseTo(2.0, within(1e-6));
            assertThatIllegalStateException().isThrownBy(lost::item);
        }
    }

    @Test
    void withoutAScopeNothingIsMade() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Tensor.full(1, F64))
                .withMessage("no scope is open on this thread: open one in a try-with-resources block, Scope.open()");
    }

    @Test
    void scopesCloseInnermostFirst() {
        try (Scope outer = Scope.open()) {
            Scope inner = Scope.open();
            assertThatIllegalStateException()
                    .isThrownBy(outer::close)
                    .withMessage("a scope must be closed before the scopes around it, by the thread that opened it");
            inner.close();
            inner.close();
        }
    }

    @Test
    void shapesMustFit() {
        try (Scope scope = Scope.open()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Tensor.of(new double[] {1, 2, 3}, 2, 2))
                    .withMessage("shape [2, 2] holds 4 elements, found 3");
            assertThatIllegalStateException()
                    .isThrownBy(() -> Tensor.of(new double[] {1, 2}, 2).item())
                    .withMessage("item() needs exactly one element, found shape [2]");
        }
    }

    static Parameters parameters(float... values) {
        Map<String, Parameters.Array> arrays = new LinkedHashMap<>();
        arrays.put("x", new Parameters.Array(values, 2, values.length / 2));
        return new Parameters(arrays, F64);
    }
}
