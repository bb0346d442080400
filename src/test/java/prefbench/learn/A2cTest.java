package prefbench.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import prefbench.policy.Forward;
import prefbench.policy.State;
import prefbench.tensor.Scope;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;

/**
 * WebShop's losses on two states, by hand: the first with actions of probability 1/2, 1/4, 1/4, the second with two of
 * probability 1/2; values 1 and 3, returns 4 and 2.
 */
class A2cTest {
    private static final double[] PROBABILITIES = {0.5, 0.25, 0.25, 0.5, 0.5, 0};
    private static final double[] VALUES = {1, 3};
    private static final double[] RETURNS = {4, 2};

    @Test
    void theLossIsWebShopsWithEveryTermsWeight() {
        double policyLoss = -(3 * Math.log(0.25) - 1 * Math.log(0.5)) / 2;
        double valueLoss = (9 + 1) / 2.0;
        double entropyLoss = (0.5 * Math.log(0.5) * 3 + 2 * 0.25 * Math.log(0.25)) / 5;
        double imitationLoss = -(3 * Math.log(0.5) + 2 * Math.log(0.25)) / 5;
        assertThat(loss(new LossWeights(0, 0, 0))).isCloseTo(policyLoss, within(1e-12));
        assertThat(loss(new LossWeights(0, 1, 0))).isCloseTo(policyLoss + valueLoss, within(1e-12));
        assertThat(loss(new LossWeights(1, 0, 0))).isCloseTo(policyLoss + entropyLoss, within(1e-12));
        assertThat(loss(new LossWeights(0, 0, 1))).isCloseTo(policyLoss + imitationLoss, within(1e-12));
        assertThat(loss(new LossWeights(2, 3, 4)))
                .isCloseTo(policyLoss + 3 * valueLoss + 2 * entropyLoss + 4 * imitationLoss, within(1e-12));
    }

    private static double loss(LossWeights weights) {
        try (Scope scope = Scope.open()) {
            return loss(logits(), Tensor.of(VALUES, 2), weights).item();
        }
    }

    /** The advantage is a constant in the policy loss, and the value loss is not halved. */
    @Test
    void valuesAreMovedByTheValueLossAlone() {
        Autograd.Result result =
                Autograd.of(values -> loss(logits(), values, new LossWeights(1, 0.5, 0)), VALUES, TensorType.FLOAT64);
        assertThat(result.gradient()).containsExactly(new double[] {0.5 * (1 - 4), 0.5 * (3 - 2)}, within(1e-12));
    }

    @Test
    void logProbabilitiesAreMovedByDifferences() {
        double[] at = new double[6];
        for (int i = 0; i < 6; i++) {
            at[i] = Math.log(Math.max(PROBABILITIES[i], 1e-3));
        }
        Autograd.Result result = Autograd.of(A2cTest::ofLogits, at, TensorType.FLOAT64);
        assertThat(result.gradient()).containsExactly(Autograd.differences(A2cTest::ofLogits, at), within(1e-8));
        // Padding learns nothing.
        assertThat(result.gradient()[5]).isZero();
    }

    private static Tensor ofLogits(Tensor logits) {
        return loss(logits.reshape(2, 3), Tensor.of(VALUES, 2), new LossWeights(1, 1, 0.5));
    }

    private static Tensor logits() {
        double[] logits = new double[6];
        for (int i = 0; i < 6; i++) {
            logits[i] = PROBABILITIES[i] == 0 ? 0 : Math.log(PROBABILITIES[i]);
        }
        return Tensor.of(logits, 2, 3);
    }

    /** Action 1 was taken in the first state, action 0 in the second. */
    private static Tensor loss(Tensor logits, Tensor values, LossWeights weights) {
        Tensor mask = Tensor.of(new double[] {1, 1, 1, 1, 1, 0}, 2, 3);
        Tensor masked = Tensor.where(
                Tensor.of(new boolean[] {true, true, true, true, true, false}, 2, 3),
                logits,
                Tensor.full(-1e30, TensorType.FLOAT64));
        Forward forward = new Forward(masked.logSoftmax(-1), values, mask, 9, 99);
        A2c.Losses losses = A2c.Losses.of(forward, new int[] {1, 0}, Tensor.of(RETURNS, 2));
        return losses.total(forward, weights);
    }

    @Test
    void aMomentIsOneStepOfEachSession() {
        List<Track> tracks = List.of(new Track(3), new Track(3));
        for (int session = 0; session < 2; session++) {
            for (int t = 0; t < 3; t++) {
                tracks.get(session).states.add(new State("", "", List.of("click[a]")));
                tracks.get(session).actions[t] = 10 * session + t;
            }
        }
        Rollout rollout = Rollout.of(tracks, 0.9, 1);
        assertThat(rollout.at(A2c.moment(0, 2, 3), Scaling.NONE).actions()).containsExactly(0, 10);
        assertThat(rollout.at(A2c.moment(2, 2, 3), Scaling.NONE).actions()).containsExactly(2, 12);
    }

    @Test
    void saysAllItsSettings() {
        assertThat(A2c.inShop())
                .hasToString(
                        "A2c.inShop().gamma(0.9).rollout(4, 8).rewardScale(10.0).entropyWeight(1.0).valueWeight(1.0)"
                                + ".imitationWeight(0.0).learningRate(1.0E-5).adamEpsilon(1.0E-8).maxGradientNorm(10.0)");
    }
}
