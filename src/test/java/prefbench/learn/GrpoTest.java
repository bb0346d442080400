package prefbench.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;

class GrpoTest {
    private static final double[] OLD = {-1.1, -0.9, -1.5, -0.4, -1.2};
    private static final double[] NOW = {-1.0, -0.5, -2.0, -0.1, -1.2};

    @Test
    void advantagesAreRelativeToTheGroup() {
        // Mean 0.4, sum of squares 0.36 + 0.16 + 0.04 + 0 = 0.56, Bessel's variance 0.56 / 3.
        double[] rewards = {1, 0, 0.2, 0.4};
        double divisor = Math.sqrt(0.56 / 3) + 1e-4;
        assertThat(Grpo.advantages(rewards, true))
                .containsExactly(new double[] {0.6 / divisor, -0.4 / divisor, -0.2 / divisor, 0}, within(1e-12));
        assertThat(Grpo.advantages(rewards, false)).containsExactly(new double[] {0.6, -0.4, -0.2, 0}, within(1e-12));
    }

    @Test
    void aGroupOfEqualRewardsHasNoAdvantageToTheLastBit() {
        assertThat(Grpo.advantages(new double[] {0.1, 0.1, 0.1}, true)).containsExactly(0, 0, 0);
        assertThat(Grpo.advantages(new double[] {0.1, 0.1, 0.1}, false)).containsExactly(0, 0, 0);
    }

    /** Equation 3 for two episodes of 3 and 2 actions with advantages 2 and -1, the sums written out. */
    @Test
    void theLossIsEquationThree() {
        double first = (surrogate(0, 2) + surrogate(1, 2) + surrogate(2, 2)) / 3;
        double second = (surrogate(3, -1) + surrogate(4, -1)) / 2;
        Autograd.Result result = Autograd.of(GrpoTest::loss, NOW, TensorType.FLOAT64);
        assertThat(result.value()).isCloseTo(-(first + second) / 2, within(1e-12));
        assertThat(result.gradient()).containsExactly(Autograd.differences(GrpoTest::loss, NOW), within(1e-8));
        // Beyond the clip in the advantage's direction nothing is learned.
        assertThat(result.gradient()[1]).isZero();
    }

    private static double surrogate(int i, double advantage) {
        double ratio = Math.exp(NOW[i] - OLD[i]);
        return Math.min(ratio * advantage, Math.max(0.8, Math.min(1.2, ratio)) * advantage);
    }

    private static Tensor loss(Tensor now) {
        Tensor advantages = Tensor.of(new double[] {2, 2, 2, -1, -1}, 5);
        Tensor weights = Tensor.of(new double[] {1 / 6.0, 1 / 6.0, 1 / 6.0, 0.25, 0.25}, 5);
        return Grpo.policyLoss(now.sub(Tensor.of(OLD, 5)), advantages, weights, 0.2);
    }

    /** Within one page nobody buys: all groups are flat. */
    @Test
    void withoutKlAFlatRolloutIsCountedAndChangesNothing() {
        try (Practice practice = new Practice()) {
            Practice.Trained flat = practice.train(Grpo.drGrpo().rollout(2, 3, 2), 3, 2, 1);
            assertThat(flat.rows())
                    .allSatisfy(row -> assertThat(row)
                            .containsEntry("frac_reward_zero_std", 1.0)
                            .containsEntry("loss", 0.0)
                            .containsEntry("tokens", 0.0));
            assertThat(flat.after()).containsOnly(flat.before());
            assertThat(flat.episodes()).isEqualTo(6);
            Practice.Trained held = practice.train(Grpo.inShop().rollout(2, 3, 2), 3, 1, 1);
            assertThat(held.rows().get(0)).containsEntry("frac_reward_zero_std", 1.0);
            assertThat(held.rows().get(0).get("tokens")).isPositive();
        }
    }

    @Test
    void saysAllItsSettingsAndNamesTheBadOnes() {
        assertThat(Grpo.drGrpo())
                .hasToString("Grpo.inShop().clip(0.2).klCoefficient(0.0).divideBySd(false).divideByLength(false)"
                        + ".rollout(4, 8, 1).learningRate(1.0E-4).adamEpsilon(1.0E-8).maxGradientNorm(1.0)");
        assertThatThrownBy(() -> Grpo.inShop().rollout(4, 1, 1)).hasMessage("group must be at least 2, was 1");
        assertThatThrownBy(() -> Grpo.inShop().rollout(0, 2, 1)).hasMessage("goals must be positive, was 0");
        assertThatThrownBy(() -> Grpo.inShop().clip(1)).hasMessage("clip must be in (0, 1), was 1.0");
        assertThatThrownBy(() -> Grpo.inShop().klCoefficient(-1))
                .hasMessage("klCoefficient must be at least 0, was -1.0");
    }
}
