package prefbench.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import prefbench.tensor.AdamW;
import prefbench.tensor.Parameters;
import prefbench.tensor.Scope;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;
import prefbench.tensor.Trainer;
import prefbench.trajectory.TrajectorySource;
import tools.jackson.databind.JsonNode;

/** Values and gradients of every loss against TRL's formulas, in both precisions. */
class PreferenceLossTest {
    private static final Map<PreferenceLoss, String> NAMES = Map.ofEntries(
            Map.entry(PreferenceLoss.SIGMOID, "sigmoid"),
            Map.entry(PreferenceLoss.CDPO, "cdpo"),
            Map.entry(PreferenceLoss.ROBUST, "robust"),
            Map.entry(PreferenceLoss.HINGE, "hinge"),
            Map.entry(PreferenceLoss.IPO_SUM, "ipo_sum"),
            Map.entry(PreferenceLoss.IPO_AVERAGE, "ipo_avg"),
            Map.entry(PreferenceLoss.SIGMOID_AVERAGE, "sigmoid_norm"),
            Map.entry(PreferenceLoss.NCA_PAIR, "nca_pair"),
            Map.entry(PreferenceLoss.BCO_PAIR, "bco_pair"),
            Map.entry(PreferenceLoss.SPPO_HARD, "sppo_hard"),
            Map.entry(PreferenceLoss.APO_ZERO, "apo_zero"),
            Map.entry(PreferenceLoss.APO_DOWN, "apo_down"),
            Map.entry(PreferenceLoss.EXO_PAIR, "exo_pair"));

    private final JsonNode vectors = Vectors.read("dpo_losses.json");
    private final JsonNode inputs = vectors.get("inputs");

    @Test
    void everyVariantOfTheVectorsIsALossAndEveryLossIsOneOfThem() {
        for (JsonNode example : vectors.get("cases")) {
            Set<String> names = new HashSet<>(example.get("variants").propertyNames());
            assertThat(NAMES.values()).containsExactlyInAnyOrderElementsOf(names);
        }
        assertThat(NAMES.keySet()).containsExactlyInAnyOrder(PreferenceLoss.values());
    }

    @ParameterizedTest
    @EnumSource
    void valuesAndGradientsInDoublePrecision(PreferenceLoss loss) {
        agrees(loss, TensorType.FLOAT64, 1e-12);
    }

    @ParameterizedTest
    @EnumSource
    void valuesAndGradientsInSinglePrecision(PreferenceLoss loss) {
        agrees(loss, TensorType.FLOAT32, 2e-6);
    }

    private void agrees(PreferenceLoss loss, TensorType type, double tolerance) {
        for (JsonNode example : vectors.get("cases")) {
            JsonNode expected = example.get("variants").get(NAMES.get(loss));
            Dpo.Objective objective = objective(loss, example);
            try (Scope scope = Scope.open()) {
                Tensor found = objective.of(
                        ratios(tensor("policy_chosen_logps", type), tensor("policy_rejected_logps", type), type));
                close(found.toDoubles(), expected.get("per_example"), tolerance);
                assertThat(found.mean().item())
                        .isCloseTo(expected.get("mean").asDouble(), relative(expected.get("mean"), tolerance));
            }
            Map<String, double[]> gradients = Autograd.of(
                            at -> objective
                                    .of(ratios(at.get("chosen"), at.get("rejected"), type))
                                    .mean(),
                            Map.of(
                                    "chosen", Vectors.doubles(inputs.get("policy_chosen_logps")),
                                    "rejected", Vectors.doubles(inputs.get("policy_rejected_logps"))),
                            type)
                    .gradients();
            close(gradients.get("chosen"), expected.get("grad_mean_wrt_policy_chosen"), tolerance);
            close(gradients.get("rejected"), expected.get("grad_mean_wrt_policy_rejected"), tolerance);
        }
    }

    /** Absolute below 1, relative above, since a float32 has 7 digits whatever its size. */
    private static void close(double[] found, JsonNode expected, double tolerance) {
        assertThat(found).hasSize(expected.size());
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).isCloseTo(expected.get(i).asDouble(), relative(expected.get(i), tolerance));
        }
    }

    private static Offset<Double> relative(JsonNode expected, double tolerance) {
        return within(tolerance * Math.max(1, Math.abs(expected.asDouble())));
    }

    private static Dpo.Objective objective(PreferenceLoss loss, JsonNode example) {
        double smoothing = loss.smoothed() ? example.get("label_smoothing").asDouble() : 0;
        // The vectors say so of exo_pair: without smoothing it is infinite.
        boolean infinite = loss == PreferenceLoss.EXO_PAIR && smoothing == 0;
        return new Dpo.Objective(
                loss, infinite ? 1e-3 : smoothing, example.get("beta").asDouble(), false);
    }

    private LogRatios ratios(Tensor chosen, Tensor rejected, TensorType type) {
        return new LogRatios(
                chosen.sub(tensor("ref_chosen_logps", type)),
                rejected.sub(tensor("ref_rejected_logps", type)),
                tensor("chosen_len", type),
                tensor("rejected_len", type));
    }

    private Tensor tensor(String name, TensorType type) {
        double[] values = Vectors.doubles(inputs.get(name));
        return Tensor.of(values, type, values.length);
    }

    @Test
    void metricsAreTrls() {
        for (JsonNode example : vectors.get("cases")) {
            Map<String, Double> found = metrics(example.get("beta").asDouble());
            JsonNode expected = example.get("metrics");
            assertThat(found.keySet()).containsExactlyElementsOf(expected.propertyNames());
            found.forEach((name, value) ->
                    assertThat(value).as(name).isCloseTo(expected.get(name).asDouble(), within(1e-12)));
        }
    }

    private Map<String, Double> metrics(double beta) {
        Map<String, Parameters.Array> zero = Map.of("x", new Parameters.Array(new float[6], 6));
        try (Parameters parameters = new Parameters(zero, TensorType.FLOAT64);
                Trainer trainer = new Trainer(parameters, AdamW.withLearningRate(1))) {
            return trainer.step(metrics -> {
                        Tensor chosen = tensor("policy_chosen_logps", TensorType.FLOAT64);
                        Tensor rejected = tensor("policy_rejected_logps", TensorType.FLOAT64);
                        LogRatios ratios = ratios(chosen, rejected, TensorType.FLOAT64);
                        PreferenceLearner.record(metrics, chosen, rejected, ratios, beta);
                        return parameters.get("x").sum();
                    })
                    .metrics();
        }
    }

    @Test
    void rewardsAndMarginsOfEachPairAreTrls() {
        for (JsonNode example : vectors.get("cases")) {
            double beta = example.get("beta").asDouble();
            try (Scope scope = Scope.open()) {
                LogRatios ratios = ratios(
                        tensor("policy_chosen_logps", TensorType.FLOAT64),
                        tensor("policy_rejected_logps", TensorType.FLOAT64),
                        TensorType.FLOAT64);
                close(ratios.difference().toDoubles(), example.get("delta"), 1e-12);
                close(ratios.chosen().scale(beta).toDoubles(), example.get("rewards_chosen"), 1e-12);
                close(ratios.rejected().scale(beta).toDoubles(), example.get("rewards_rejected"), 1e-12);
                close(ratios.margins(beta).toDoubles(), example.get("margins"), 1e-12);
            }
        }
    }

    @Test
    void theSigmoidLossStaysFiniteFarFromTheReference() {
        JsonNode stability = vectors.get("stability");
        for (TensorType type : new TensorType[] {TensorType.FLOAT64, TensorType.FLOAT32}) {
            double[] found = alone(PreferenceLoss.SIGMOID, Vectors.doubles(stability.get("delta")), type);
            close(found, stability.get("sigmoid"), type == TensorType.FLOAT64 ? 1e-12 : 2e-6);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyLossAndItsGradientStayFiniteFarFromTheReference(PreferenceLoss loss) {
        double[] far = {0, 20_000, -20_000};
        assertThat(Arrays.stream(alone(loss, far, TensorType.FLOAT32)).allMatch(Double::isFinite))
                .isTrue();
        double[] gradient = Autograd.of(
                        chosen -> objective(loss).of(oneStep(chosen)).mean(), far, TensorType.FLOAT32)
                .gradient();
        assertThat(Arrays.stream(gradient).allMatch(Double::isFinite)).isTrue();
    }

    private static double[] alone(PreferenceLoss loss, double[] delta, TensorType type) {
        try (Scope scope = Scope.open()) {
            return objective(loss)
                    .of(oneStep(Tensor.of(delta, type, delta.length)))
                    .toDoubles();
        }
    }

    /** The rejected side's ratio is 0, and both sides have one step. */
    private static LogRatios oneStep(Tensor chosen) {
        Tensor ones = Tensor.full(1, chosen.type(), chosen.size(0));
        return new LogRatios(chosen, Tensor.full(0, chosen.type(), chosen.size(0)), ones, ones);
    }

    private static Dpo.Objective objective(PreferenceLoss loss) {
        return new Dpo.Objective(loss, loss.smoothed() ? 0.1 : 0, 0.1, false);
    }

    @Test
    void aPolicyEqualToTheReferenceHasALossOfLogTwo() {
        assertThat(alone(PreferenceLoss.SIGMOID, new double[] {0}, TensorType.FLOAT64)[0])
                .isCloseTo(Math.log(2), within(1e-15));
        assertThat(alone(PreferenceLoss.SIGMOID, new double[] {0}, TensorType.FLOAT32)[0])
                .isEqualTo(0.6931471824645996);
    }

    @Test
    void averagedAndSummedLossesAreTheSameForPairsOfActions() {
        double[] delta = {-3, 0, 0.5, 7};
        assertThat(alone(PreferenceLoss.IPO_AVERAGE, delta, TensorType.FLOAT64))
                .isEqualTo(alone(PreferenceLoss.IPO_SUM, delta, TensorType.FLOAT64));
        assertThat(alone(PreferenceLoss.SIGMOID_AVERAGE, delta, TensorType.FLOAT64))
                .isEqualTo(alone(PreferenceLoss.SIGMOID, delta, TensorType.FLOAT64));
    }

    @Test
    void aSmoothingThatALossHasNotOrThatSaysNothingIsRefused() {
        Dpo dpo = Dpo.on(TrajectorySource.humanTrajectories());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dpo.loss(PreferenceLoss.HINGE, 0.1))
                .withMessage("labelSmoothing of HINGE must be 0, was 0.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dpo.loss(PreferenceLoss.ROBUST, 0.5))
                .withMessage("labelSmoothing of ROBUST must be in [0, 0.5), was 0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dpo.loss(PreferenceLoss.EXO_PAIR))
                .withMessage("labelSmoothing of EXO_PAIR must be in (0, 0.5), was 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dpo.loss(PreferenceLoss.CDPO, Double.NaN))
                .withMessage("labelSmoothing of CDPO must be in [0, 0.5), was NaN");
    }

    @Test
    void threeLossesAreSmoothed() {
        assertThat(Stream.of(PreferenceLoss.values()).filter(PreferenceLoss::smoothed))
                .containsExactly(PreferenceLoss.CDPO, PreferenceLoss.ROBUST, PreferenceLoss.EXO_PAIR);
    }
}
