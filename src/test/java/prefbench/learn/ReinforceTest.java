package prefbench.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;

class ReinforceTest {

    @Test
    void returnsAreTheDiscountedRewardOfTheLastAction() {
        assertThat(Reinforce.returnAt(2, 3, 0.5, 0.9)).isEqualTo(0.5);
        assertThat(Reinforce.returnAt(1, 3, 0.5, 0.9)).isCloseTo(0.45, within(1e-15));
        assertThat(Reinforce.returnAt(0, 3, 0.5, 0.9)).isCloseTo(0.405, within(1e-15));
        assertThat(Reinforce.returnAt(0, 3, 0.5, 1)).isEqualTo(0.5);
        assertThat(Reinforce.returnAt(2, 3, 0.5, 0)).isEqualTo(0.5);
        assertThat(Reinforce.returnAt(1, 3, 0.5, 0)).isZero();
    }

    @Test
    void theGradientIsTheWeightedAdvantage() {
        double[] advantages = {2, -1, 0.5};
        double[] weights = {0.5, 0.5, 0.25};
        Autograd.Result result = Autograd.of(
                logp -> Reinforce.policyLoss(logp, Tensor.of(advantages, 3), Tensor.of(weights, 3)),
                new double[] {-1, -2, -3},
                TensorType.FLOAT64);
        assertThat(result.value()).isCloseTo(-(-1 * 2 * 0.5 + 2 * 0.5 - 3 * 0.5 * 0.25), within(1e-12));
        assertThat(result.gradient()).containsExactly(new double[] {-1, 0.5, -0.125}, within(1e-12));
    }

    @Test
    void theRunningMeanLeavesTheBatchItselfOut() {
        try (Practice practice = new Practice()) {
            Reinforce recipe = Reinforce.inShop().episodes(8).learningRate(1e-12);
            // Under almost the same policy both see the same episodes.
            Practice.Trained batch = practice.train(recipe.baseline(Baseline.BATCH_MEAN), 3, 3, 8);
            Practice.Trained running = practice.train(recipe.baseline(Baseline.RUNNING_MEAN), 3, 3, 8);
            double first = batch.rows().get(0).get("baseline");
            double second = batch.rows().get(1).get("baseline");
            assertThat(first).isPositive();
            assertThat(running.rows().get(0)).containsEntry("baseline", 0.0);
            assertThat(running.rows().get(1).get("baseline")).isCloseTo(first, within(1e-9));
            assertThat(running.rows().get(2).get("baseline")).isCloseTo(0.9 * first + 0.1 * second, within(1e-9));
            assertThat(batch.episodes()).isEqualTo(24);
        }
    }

    @Test
    void saysAllItsSettingsAndNamesTheBadOnes() {
        assertThat(Reinforce.inShop())
                .hasToString(
                        "Reinforce.inShop().baseline(Baseline.VALUE_HEAD).runningMeanDecay(0.9).gamma(0.9).episodes(16)"
                                + ".entropyWeight(0.01).valueWeight(0.5).learningRate(1.0E-4).adamEpsilon(1.0E-8).maxGradientNorm(1.0)");
        assertThatThrownBy(() -> Reinforce.inShop().episodes(0)).hasMessage("episodes must be positive, was 0");
        assertThatThrownBy(() -> Reinforce.inShop().gamma(1.1)).hasMessage("gamma must be in [0, 1], was 1.1");
        assertThatThrownBy(() -> Reinforce.inShop().runningMeanDecay(-0.1))
                .hasMessage("runningMeanDecay must be in [0, 1], was -0.1");
    }
}
