package prefbench.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import prefbench.policy.State;
import prefbench.tensor.Scope;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;
import tools.jackson.databind.JsonNode;

/** Policy and value losses against CleanRL, Stable-Baselines3 and TRL, each under its own convention. */
class PpoVectorsTest {
    private static final double CLIP = 0.2;

    private final JsonNode vectors = Vectors.read("ppo_gae.json");
    private final JsonNode inputs = vectors.get("loss_inputs");

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void policyLossIsCleanRlsAndStableBaselines(TensorType type) {
        double[] advantages = Scaling.STANDARDISED.of(Vectors.doubles(inputs.get("advantages")));
        assertThat(advantages)
                .containsExactly(Vectors.doubles(vectors.get("cleanrl").get("advantages_normalised")), within(1e-12));
        UnaryOperator<Tensor> loss =
                logp -> Ppo.policyLoss(logp.sub(tensor("old_logp", type)), tensor(advantages, type), CLIP);
        Autograd.Result result = Autograd.of(loss, Vectors.doubles(inputs.get("new_logp")), type);
        assertThat(result.value()).isCloseTo(number("cleanrl", "pg_loss"), close(type));
        assertThat(result.value()).isCloseTo(number("sb3", "policy_loss"), close(type));
        assertThat(result.gradient())
                .containsExactly(Vectors.doubles(vectors.get("grad_cleanrl_pg_mean_wrt_new_logp")), close(type));
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void policyLossOfRawAdvantagesIsTrls(TensorType type) {
        try (Scope scope = Scope.open()) {
            Tensor logRatio = logRatio(type);
            Tensor advantage = tensor("advantages", type);
            assertThat(Ppo.policyLoss(logRatio, advantage, CLIP).item())
                    .isCloseTo(number("trl", "pg_loss_raw_adv"), close(type));
            double[] clipped = Ppo.surrogate(logRatio, advantage, CLIP).toDoubles();
            double[] free = logRatio.exp().mul(advantage).toDoubles();
            int cut = 0;
            for (int i = 0; i < free.length; i++) {
                cut += clipped[i] < free[i] ? 1 : 0;
            }
            // TRL counts where the clip changed the loss, CleanRL and Stable-Baselines3 where the ratio lies outside.
            assertThat(cut / 8.0).isEqualTo(number("trl", "pg_clipfrac"));
            assertThat(Drift.of(logRatio.toDoubles(), CLIP).clipped())
                    .isEqualTo(vectors.get("clipfrac_cleanrl_sb3").asDouble());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void ratioAndItsDivergencesAgree(TensorType type) {
        try (Scope scope = Scope.open()) {
            Tensor ones = Tensor.full(1, type, 8);
            assertThat(Ppo.surrogate(logRatio(type), ones, 0.99).toDoubles())
                    .containsExactly(Vectors.doubles(vectors.get("ratio")), close(type));
            // The actions are the old policy's: d = log pi_old - log pi.
            Tensor difference = logRatio(type).neg();
            assertThat(Divergence.K1.of(difference).mean().item())
                    .isCloseTo(number("kl", "k1_mean_neg_logratio"), close(type));
            assertThat(Divergence.K2.of(difference).mean().item())
                    .isCloseTo(number("kl", "k2_half_sq"), close(type))
                    .isCloseTo(number("trl", "approxkl_k2"), close(type));
            assertThat(Divergence.K3.of(difference).mean().item()).isCloseTo(number("kl", "k3"), close(type));
            Drift drift = Drift.of(logRatio(type).toDoubles(), CLIP);
            assertThat(drift.k1()).isCloseTo(number("kl", "k1_mean_neg_logratio"), close(type));
            assertThat(drift.k3()).isCloseTo(number("kl", "k3"), close(type));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void valueLossesAgreeEachUnderItsConvention(TensorType type) {
        assertThat(value(ValueLoss.HALVED, type)).isCloseTo(number("cleanrl", "v_loss_unclipped"), close(type));
        assertThat(value(ValueLoss.HALVED_LARGER_OF_CLIPPED, type))
                .isCloseTo(number("cleanrl", "v_loss"), close(type))
                .isCloseTo(number("trl", "vf_loss"), close(type));
        assertThat(value(ValueLoss.SQUARED, type)).isCloseTo(number("sb3", "value_loss_no_clip"), close(type));
        assertThat(value(ValueLoss.SQUARED_CLIPPED, type))
                .isCloseTo(number("sb3", "value_loss_clip_range_vf_0_2"), close(type));
    }

    @Test
    void valueLossIsClippedWhereTrlCountsIt() {
        double[] now = Vectors.doubles(inputs.get("new_values"));
        double[] old = Vectors.doubles(inputs.get("old_values"));
        double[] returns = Vectors.doubles(inputs.get("returns"));
        int clipped = 0;
        for (int i = 0; i < now.length; i++) {
            try (Scope scope = Scope.open()) {
                Tensor v = Tensor.of(new double[] {now[i]}, 1);
                Tensor o = Tensor.of(new double[] {old[i]}, 1);
                Tensor r = Tensor.of(new double[] {returns[i]}, 1);
                double larger =
                        ValueLoss.HALVED_LARGER_OF_CLIPPED.of(v, o, r, CLIP).item();
                clipped += larger > ValueLoss.HALVED.of(v, o, r, CLIP).item() ? 1 : 0;
            }
        }
        assertThat(clipped / 8.0).isEqualTo(number("trl", "vf_clipfrac"));
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void totalsAgreeUnderEachLibrarysWeights(TensorType type) {
        try (Scope scope = Scope.open()) {
            Tensor entropy = tensor("entropy", type).mean();
            assertThat(entropy.item())
                    .isCloseTo(number("cleanrl", "entropy"), close(type))
                    .isCloseTo(-number("sb3", "entropy_loss"), close(type));
            double[] advantages = Scaling.STANDARDISED.of(Vectors.doubles(inputs.get("advantages")));
            Tensor standardised = Ppo.policyLoss(logRatio(type), tensor(advantages, type), CLIP);
            Tensor raw = Ppo.policyLoss(logRatio(type), tensor("advantages", type), CLIP);
            Tensor clipped = loss(ValueLoss.HALVED_LARGER_OF_CLIPPED, type);
            assertThat(new LossWeights(0.01, 0.5, 0)
                            .total(standardised, entropy, clipped)
                            .item())
                    .isCloseTo(number("cleanrl", "loss"), close(type));
            assertThat(new LossWeights(0, 0.5, 0)
                            .total(standardised, entropy, loss(ValueLoss.SQUARED, type))
                            .item())
                    .isCloseTo(number("sb3", "loss"), close(type));
            assertThat(new LossWeights(0, 0.1, 0).total(raw, entropy, clipped).item())
                    .isCloseTo(number("trl", "loss"), close(type));
        }
    }

    @Test
    void advantagesAreNotScaledByThePopulationsDeviation() {
        double[] raw = Vectors.doubles(inputs.get("advantages"));
        double population = Math.sqrt(Scaling.variance(raw));
        double mean = Scaling.mean(raw);
        double[] scaled = java.util.Arrays.stream(raw)
                .map(each -> (each - mean) / (population + 1e-8))
                .toArray();
        double trap =
                vectors.get("traps").get("pg_with_population_std_normalisation").asDouble();
        try (Scope scope = Scope.open()) {
            assertThat(Ppo.policyLoss(logRatio(TensorType.FLOAT64), Tensor.of(scaled, 8), CLIP)
                            .item())
                    .isCloseTo(trap, within(1e-12));
            assertThat(Ppo.policyLoss(logRatio(TensorType.FLOAT64), Tensor.of(Scaling.STANDARDISED.of(raw), 8), CLIP)
                            .item())
                    .isNotCloseTo(trap, within(1e-4));
        }
    }

    @Test
    void explainedVarianceIsStableBaselines() {
        assertThat(rollout(Vectors.doubles(inputs.get("old_values")), Vectors.doubles(inputs.get("returns")))
                        .explainedVariance())
                .isCloseTo(vectors.get("explained_variance").asDouble(), within(1e-12));
        double[] returns = {1, 2, 3};
        assertThat(rollout(returns, returns).explainedVariance()).isEqualTo(1);
        assertThat(rollout(new double[] {2, 2, 2}, returns).explainedVariance()).isEqualTo(0);
        assertThat(rollout(new double[] {1, 2}, new double[] {5, 5}).explainedVariance())
                .isNaN();
    }

    @Test
    void aMinibatchTakesEveryColumnOfItsSteps() {
        double[] column = {1, 2, 4};
        State any = new State("", "", List.of("click[a]"));
        Rollout rollout =
                new Rollout(Collections.nCopies(3, any), new int[] {5, 6, 7}, column, column, column, column, column);
        Rollout batch = rollout.at(new int[] {2, 0}, Scaling.NONE);
        assertThat(batch.actions()).containsExactly(7, 5);
        assertThat(List.of(
                        batch.logProbabilities(),
                        batch.reference(),
                        batch.values(),
                        batch.advantages(),
                        batch.returns()))
                .allSatisfy(found -> assertThat(found).containsExactly(4, 1));
    }

    private static Rollout rollout(double[] values, double[] returns) {
        return new Rollout(List.of(), new int[values.length], values, new double[0], values, values, returns);
    }

    /** The value, after its gradient was held against differences. */
    private double value(ValueLoss loss, TensorType type) {
        double[] at = Vectors.doubles(inputs.get("new_values"));
        Autograd.Result result = Autograd.of(values -> loss(loss, values, type), at, type);
        double[] differences = Autograd.differences(values -> loss(loss, values, TensorType.FLOAT64), at);
        assertThat(result.gradient()).containsExactly(differences, within(type == TensorType.FLOAT64 ? 1e-9 : 2e-6));
        return result.value();
    }

    private Tensor loss(ValueLoss loss, Tensor values, TensorType type) {
        return loss.of(values, tensor("old_values", type), tensor("returns", type), CLIP);
    }

    private Tensor loss(ValueLoss loss, TensorType type) {
        return loss(loss, tensor("new_values", type), type);
    }

    private Tensor logRatio(TensorType type) {
        return tensor("new_logp", type).sub(tensor("old_logp", type));
    }

    private Tensor tensor(String name, TensorType type) {
        return tensor(Vectors.doubles(inputs.get(name)), type);
    }

    private static Tensor tensor(double[] values, TensorType type) {
        return Tensor.of(values, type, values.length);
    }

    private double number(String section, String name) {
        return vectors.get(section).get(name).asDouble();
    }

    private static Offset<Double> close(TensorType type) {
        return within(type == TensorType.FLOAT64 ? 1e-12 : 2e-6);
    }
}
