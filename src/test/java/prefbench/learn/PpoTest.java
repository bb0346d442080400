package prefbench.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PpoTest {

    @Test
    void saysAllItsSettings() {
        assertThat(Ppo.inShop())
                .hasToString("Ppo.inShop().clip(0.2).valueLoss(ValueLoss.HALVED).entropyWeight(0.01).valueWeight(0.5)"
                        + ".imitationWeight(0.0).gamma(0.9).gaeLambda(1.0).scaleAdvantage(Scaling.NONE)"
                        + ".targetKl(0.0).rollout(8, 16, 2, 32).kl(KlPenalty.none()).learningRate(1.0E-4)"
                        + ".adamEpsilon(1.0E-8).maxGradientNorm(1.0)");
        assertThat(Ppo.modern().targetKl(0.01).rollout(16, 8, 4, 32).kl(KlPenalty.inReward(0.2)))
                .hasToString("Ppo.inShop().clip(0.2).valueLoss(ValueLoss.HALVED_LARGER_OF_CLIPPED).entropyWeight(0.01)"
                        + ".valueWeight(0.5).imitationWeight(0.0).gamma(0.99).gaeLambda(0.95)"
                        + ".scaleAdvantage(Scaling.STANDARDISED).targetKl(0.01).rollout(16, 8, 4, 32)"
                        + ".kl(KlPenalty.inReward(0.2).divergence(Divergence.K1)).learningRate(1.0E-4)"
                        + ".adamEpsilon(1.0E-8).maxGradientNorm(1.0)");
    }

    @Test
    void shorthandsNameConventions() {
        assertThat(Ppo.inShop().clipValue(true)).isEqualTo(Ppo.inShop().valueLoss(ValueLoss.HALVED_LARGER_OF_CLIPPED));
        assertThat(Ppo.modern().clipValue(false)).isEqualTo(Ppo.modern().valueLoss(ValueLoss.HALVED));
        assertThat(Ppo.inShop().normalizeAdvantage(true)).isEqualTo(Ppo.inShop().scaleAdvantage(Scaling.STANDARDISED));
        assertThat(Ppo.modern().normalizeAdvantage(false))
                .isEqualTo(Ppo.modern().scaleAdvantage(Scaling.NONE));
    }

    @Test
    void namesTheBadSetting() {
        Ppo ppo = Ppo.inShop();
        assertThatThrownBy(() -> ppo.clip(1)).hasMessage("clip must be in (0, 1), was 1.0");
        assertThatThrownBy(() -> ppo.gamma(-1)).hasMessage("gamma must be in [0, 1], was -1.0");
        assertThatThrownBy(() -> ppo.gaeLambda(2)).hasMessage("gaeLambda must be in [0, 1], was 2.0");
        assertThatThrownBy(() -> ppo.entropyWeight(-1)).hasMessage("entropyWeight must be at least 0, was -1.0");
        assertThatThrownBy(() -> ppo.valueWeight(-1)).hasMessage("valueWeight must be at least 0, was -1.0");
        assertThatThrownBy(() -> ppo.imitationWeight(-1)).hasMessage("imitationWeight must be at least 0, was -1.0");
        assertThatThrownBy(() -> ppo.targetKl(-1)).hasMessage("targetKl must be at least 0, was -1.0");
        assertThatThrownBy(() -> ppo.rollout(0, 1, 1, 1)).hasMessage("sessions must be positive, was 0");
        assertThatThrownBy(() -> ppo.rollout(1, 0, 1, 1)).hasMessage("rolloutSteps must be positive, was 0");
        assertThatThrownBy(() -> ppo.rollout(1, 1, 0, 1)).hasMessage("epochs must be positive, was 0");
        assertThatThrownBy(() -> ppo.rollout(1, 1, 1, 0)).hasMessage("minibatch must be positive, was 0");
        assertThatThrownBy(() -> ppo.learningRate(0)).hasMessage("learningRate must be positive, was 0.0");
        assertThatThrownBy(() -> ppo.adamEpsilon(0)).hasMessage("adamEpsilon must be positive, was 0.0");
        assertThatThrownBy(() -> ppo.maxGradientNorm(-1)).hasMessage("maxGradientNorm must be positive, was -1.0");
    }

    /** The policy starts as the reference: the first rollout is at no distance, later ones are. */
    @Test
    void theRolloutsKlIsMeasuredAndTheCoefficientFollowsIt() {
        try (Practice practice = new Practice()) {
            Ppo recipe = Ppo.modern()
                    .rollout(2, 6, 1, 12)
                    .learningRate(0.02)
                    .targetKl(0)
                    .kl(KlPenalty.inReward(0.2).divergence(Divergence.K3).adaptive(1e-3, 24));
            List<Map<String, Double>> rows = practice.train(recipe, 3, 4).rows();
            assertThat(rows.get(0).get("objective/kl")).isCloseTo(0, within(1e-6));
            assertThat(rows.get(0).get("objective/kl_coef")).isEqualTo(0.2);
            // Nothing of the target was used: down by the largest error, 0.2 times 12 states of a horizon of 24.
            assertThat(rows.get(1).get("objective/kl_coef")).isEqualTo(0.2 * 0.9);
            assertThat(rows.get(3).get("objective/kl")).isGreaterThan(1e-3);
        }
    }
}
