package prefbench.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import prefbench.tensor.Scope;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;
import tools.jackson.databind.JsonNode;

class KlPenaltyTest {
    private final JsonNode trl = Vectors.read("ppo_gae.json").get("trl_kl_penalty_tests");

    @Test
    void divergencesAreTrlsKlPenalties() {
        for (int row = 0; row < 2; row++) {
            double[] logProbabilities = Vectors.doubles(trl.get("logprobs").get(row));
            double[] reference = Vectors.doubles(trl.get("ref_logprobs").get(row));
            for (int i = 0; i < logProbabilities.length; i++) {
                double difference = logProbabilities[i] - reference[i];
                assertThat(Divergence.K1.of(difference)).isCloseTo(expected("kl", row, i), within(1e-12));
                assertThat(Divergence.ABSOLUTE.of(difference)).isCloseTo(expected("abs", row, i), within(1e-12));
                assertThat(Divergence.K2.of(difference)).isCloseTo(expected("mse", row, i), within(1e-12));
            }
        }
    }

    private double expected(String name, int row, int column) {
        return trl.get(name).get(row).get(column).asDouble();
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void k1IsTrlsFullKlInExpectation(TensorType type) {
        for (JsonNode full : trl.get("full")) {
            try (Scope scope = Scope.open()) {
                Tensor p = Tensor.of(rows(full.get("p")), type, 2, 3);
                Tensor q = Tensor.of(rows(full.get("q")), type, 2, 3);
                assertThat(p.mul(Divergence.K1.of(p.log().sub(q.log()))).sum(-1).toDoubles())
                        .containsExactly(
                                Vectors.doubles(full.get("expected")),
                                within(type == TensorType.FLOAT64 ? 1e-12 : 2e-6));
                // Unbiased, so the same expectation.
                assertThat(p.mul(Divergence.K3.of(p.log().sub(q.log()))).sum(-1).toDoubles())
                        .containsExactly(
                                Vectors.doubles(full.get("expected")),
                                within(type == TensorType.FLOAT64 ? 1e-12 : 1e-5));
            }
        }
    }

    private static double[] rows(JsonNode rows) {
        double[] flat = new double[6];
        for (int row = 0; row < 2; row++) {
            System.arraycopy(Vectors.doubles(rows.get(row)), 0, flat, 3 * row, 3);
        }
        return flat;
    }

    @ParameterizedTest
    @EnumSource
    void numbersAndTensorsAgreeAndTheGradientIsThatOfDifferences(Divergence divergence) {
        double[] at = {-1.2, -0.1, 0.3, 2};
        double sum = 0;
        for (double difference : at) {
            sum += divergence.of(difference);
        }
        Autograd.Result result = Autograd.of(x -> divergence.of(x).sum(), at, TensorType.FLOAT64);
        assertThat(result.value()).isCloseTo(sum, within(1e-12));
        assertThat(result.gradient())
                .containsExactly(Autograd.differences(x -> divergence.of(x).sum(), at), within(1e-8));
    }

    @Test
    void aTrackPaysForItsDistanceFromTheReference() {
        Track track = new Track(2);
        System.arraycopy(new double[] {0, 1}, 0, track.rewards, 0, 2);
        System.arraycopy(new double[] {-1, -2}, 0, track.logProbabilities, 0, 2);
        track.reference = new double[] {-1.5, -1.8};
        assertThat(track.charge(Divergence.K1, 0.1)).isCloseTo(0.5 - 0.2, within(1e-12));
        assertThat(track.rewards).containsExactly(new double[] {-0.05, 1.02}, within(1e-12));
    }

    /** beta (1 + clip(kl / target - 1, -0.2, 0.2) n / horizon), by hand. */
    @Test
    void theCoefficientFollowsTheTarget() {
        KlPenalty.Controller controller =
                KlPenalty.inReward(0.2).adaptive(6, 10_000).controller();
        controller.saw(6.6, 256);
        assertThat(controller.coefficient()).isCloseTo(0.2 * (1 + 0.1 * 0.0256), within(1e-15));
        controller.saw(60, 256);
        assertThat(controller.coefficient()).isCloseTo(0.2 * (1 + 0.1 * 0.0256) * (1 + 0.2 * 0.0256), within(1e-15));
        controller.saw(0, 5000);
        assertThat(controller.coefficient())
                .isCloseTo(0.2 * (1 + 0.1 * 0.0256) * (1 + 0.2 * 0.0256) * 0.9, within(1e-15));
    }

    @Test
    void aFixedCoefficientStays() {
        KlPenalty.Controller controller = KlPenalty.inLoss(0.04).controller();
        controller.saw(100, 1000);
        assertThat(controller.coefficient()).isEqualTo(0.04);
    }

    @Test
    void itSaysWhatItIs() {
        assertThat(KlPenalty.none()).hasToString("KlPenalty.none()");
        assertThat(KlPenalty.inReward(0.2).adaptive(0.05, 2000))
                .hasToString("KlPenalty.inReward(0.2).divergence(Divergence.K1).adaptive(0.05, 2000.0)");
        assertThat(KlPenalty.inLoss(0.04)).hasToString("KlPenalty.inLoss(0.04).divergence(Divergence.K3)");
    }

    @Test
    void namesTheBadSetting() {
        assertThatThrownBy(() -> KlPenalty.inReward(0)).hasMessage("klCoefficient must be positive, was 0.0");
        assertThatThrownBy(() -> KlPenalty.inLoss(1).adaptive(0, 9)).hasMessage("klTarget must be positive, was 0.0");
        assertThatThrownBy(() -> KlPenalty.inLoss(1).adaptive(1, 0)).hasMessage("klHorizon must be positive, was 0.0");
        assertThatThrownBy(() -> KlPenalty.none().adaptive(1, 9))
                .hasMessage("klTarget must be 0 without a penalty, was 1.0");
        assertThatThrownBy(() -> Ppo.modern().kl(KlPenalty.inReward(1).adaptive(1, 127)))
                .hasMessage("klHorizon must be at least the rollout's 128 states, was 127.0");
    }
}
