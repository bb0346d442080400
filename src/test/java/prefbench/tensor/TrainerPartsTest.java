package prefbench.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Steps on a loss in parts: x starts at (3, 4), and a part w.x has the gradient w. */
class TrainerPartsTest {
    private static final AdamW SETTINGS =
            AdamW.withLearningRate(0.1).weightDecay(0).maxGradientNorm(5);

    @Test
    void gradientsOfPartsAddUpAndAreClippedOnce() {
        Seen seen = after(Trainer::stepInParts, new double[][] {{6, 8}, {3, 4}, {-9, 0}});
        // (0, 12) has norm 12; the observer sees what is not clipped yet.
        assertThat(seen.gradient).containsExactly(0, 12);
        assertThat(seen.update.gradientNorm()).isCloseTo(12, within(1e-12));
        assertThat(seen.update.loss()).isEqualTo(50 + 25 - 27);
        assertThat(seen.update.step()).isEqualTo(1);
    }

    @Test
    void theGradientSoFarIsClippedAfterEachPart() {
        Seen seen = after(Trainer::stepClippingAfterEachPart, new double[][] {{6, 8}, {3, 4}, {-9, 0}});
        // (6, 8) has norm 10 and becomes (3, 4); (3, 4) + (3, 4) again; (3, 4) + (-9, 0) is the last sum, of norm
        // sqrt(52). The 1e-6 is torch's.
        double first = 5 / (10 + 1e-6);
        double second = 5 / (Math.hypot(6 * first + 3, 8 * first + 4) + 1e-6);
        double x = (6 * first + 3) * second - 9;
        double y = (8 * first + 4) * second;
        assertThat(seen.gradient).containsExactly(new double[] {x, y}, within(1e-12));
        assertThat(seen.update.gradientNorm())
                .isCloseTo(Math.sqrt(52), within(1e-5))
                .isCloseTo(Math.hypot(x, y), within(1e-12));
        // Adam's first step is the learning rate in each direction, almost whatever the gradient.
        assertThat(seen.parameters).containsExactly(new double[] {3.1, 3.9}, within(1e-8));
    }

    @Test
    void aStepInOnePartIsAStep() {
        double[][] part = {{6, 8}};
        assertThat(after(Trainer::stepInParts, part).parameters)
                .isEqualTo(after((trainer, parts) -> trainer.step(parts.get(0)), part).parameters);
        assertThat(after(Trainer::stepClippingAfterEachPart, part).parameters)
                .isEqualTo(after(Trainer::stepInParts, part).parameters);
    }

    @Test
    void metricsOfPartsAddUp() {
        Seen seen = after(Trainer::stepInParts, new double[][] {{1, 0}, {0, 1}});
        assertThat(seen.update.metrics()).containsExactly(Map.entry("sum", 7.0), Map.entry("parts", 2.0));
    }

    @Test
    void aPartThatIsNotFiniteStopsTheWholeStep() {
        Seen seen = after(Trainer::stepClippingAfterEachPart, new double[][] {{1, 0}, {Double.NaN, 1}, {1, 1}});
        assertThat(seen.update.finite()).isFalse();
        assertThat(seen.parameters).containsExactly(3, 4);
    }

    @Test
    void noPartIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> after(Trainer::stepInParts, new double[0][]))
                .withMessage("a step needs at least one part of a loss, found none");
    }

    private record Seen(Update update, double[] gradient, double[] parameters) {}

    private static Seen after(BiFunction<Trainer, List<Function<Metrics, Tensor>>, Update> step, double[][] gradients) {
        try (Parameters parameters = TensorTest.parameters(3, 4);
                Trainer trainer = new Trainer(parameters, SETTINGS)) {
            List<Function<Metrics, Tensor>> parts = new ArrayList<>();
            for (double[] gradient : gradients) {
                parts.add(metrics -> {
                    Tensor part = parameters
                            .get("x")
                            .mul(Tensor.of(gradient, parameters.get("x").shape()))
                            .sum();
                    metrics.add("sum", part);
                    metrics.add("parts", 1);
                    return part;
                });
            }
            List<double[]> seen = new ArrayList<>();
            trainer.observe((name, gradient) -> seen.add(gradient));
            Update update = step.apply(trainer, parts);
            return new Seen(update, seen.get(0), parameters.get("x").toDoubles());
        }
    }
}
