package prefbench.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static prefbench.trajectory.TrajectorySource.generatedTrajectories;
import static prefbench.trajectory.TrajectorySource.humanTrajectories;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DpoTest {
    private final Dpo plain = Dpo.on(humanTrajectories());

    @Test
    void theTextOfARecipeIsItsWholeParameterList() {
        assertThat(plain)
                .hasToString(
                        "Dpo.on(humanTrajectories()).loss(SIGMOID, 0.0).beta(0.1).referenceFree(false).actionLevel()"
                                + ".rejected(SAMPLED).keepDegenerate(false).searchActions(true).trajectoriesPerStep(1)"
                                + ".learningRate(3.0E-5).adam(0.9, 0.999, 1.0E-8).weightDecay(0.0).maxGradientNorm(1.0)");
        assertThat(everythingElse())
                .hasToString("Dpo.on(generatedTrajectories().few()).loss(CDPO, 0.1).beta(0.3).referenceFree(true)"
                        + ".discountedTrajectoryLevel(0.9).rejected(UNIFORM).keepDegenerate(true).searchActions(false)"
                        + ".trajectoriesPerStep(4).learningRate(1.0E-4).adam(0.8, 0.99, 1.0E-6).weightDecay(0.02)"
                        + ".maxGradientNorm(0.5)");
        assertThat(plain.trajectoryLevel().toString()).contains(").trajectoryLevel().");
        assertThat(plain.firstDivergence().toString()).contains(").firstDivergence().");
    }

    @Test
    void theTextEnteredAgainIsAnEqualRecipe() {
        assertThat(Dpo.on(humanTrajectories())
                        .loss(PreferenceLoss.SIGMOID, 0.0)
                        .beta(0.1)
                        .referenceFree(false)
                        .actionLevel()
                        .rejected(RejectedAction.SAMPLED)
                        .keepDegenerate(false)
                        .searchActions(true)
                        .trajectoriesPerStep(1)
                        .learningRate(3.0E-5)
                        .adam(0.9, 0.999, 1.0E-8)
                        .weightDecay(0.0)
                        .maxGradientNorm(1.0))
                .isEqualTo(plain)
                .hasSameHashCodeAs(plain);
        assertThat(everythingElse()).isEqualTo(everythingElse()).isNotEqualTo(plain);
    }

    private static Dpo everythingElse() {
        return Dpo.on(generatedTrajectories().few())
                .loss(PreferenceLoss.CDPO, 0.1)
                .beta(0.3)
                .referenceFree()
                .discountedTrajectoryLevel(0.9)
                .rejected(RejectedAction.UNIFORM)
                .keepDegenerate(true)
                .searchActions(false)
                .trajectoriesPerStep(4)
                .learningRate(1e-4)
                .adam(0.8, 0.99, 1e-6)
                .weightDecay(0.02)
                .maxGradientNorm(0.5);
    }

    @Test
    void returningToActionsForgetsTheDiscount() {
        assertThat(plain.discountedTrajectoryLevel(0.9).actionLevel()).isEqualTo(plain);
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        refuses(() -> plain.beta(0), "beta must be positive, was 0.0");
        refuses(() -> plain.discountedTrajectoryLevel(0), "gamma must be in (0, 1], was 0.0");
        refuses(() -> plain.discountedTrajectoryLevel(1.5), "gamma must be in (0, 1], was 1.5");
        refuses(
                () -> new Dpo.Pairs(Pairing.TRAJECTORIES, 0.5, RejectedAction.SAMPLED, false, true),
                "gamma of TRAJECTORIES must be 1, was 0.5");
        refuses(() -> plain.trajectoriesPerStep(0), "trajectoriesPerStep must be positive, was 0");
        refuses(() -> plain.learningRate(-1), "learningRate must be positive, was -1.0");
        refuses(() -> plain.adam(1, 0.9, 1e-8), "beta1 must be at least 0 and below 1, was 1.0");
        refuses(() -> plain.weightDecay(-0.1), "weightDecay must not be negative, was -0.1");
        refuses(() -> plain.maxGradientNorm(0), "maxGradientNorm must be positive, was 0.0");
    }

    private static void refuses(Runnable copy, String message) {
        assertThatIllegalArgumentException().isThrownBy(copy::run).withMessage(message);
    }

    @Test
    void aSampledRejectionFollowsTheReference() {
        assertThat(share(RejectedAction.SAMPLED, 2)).isCloseTo(0.6, within(0.02));
        assertThat(share(RejectedAction.SAMPLED, 0)).isCloseTo(0.1, within(0.02));
    }

    @Test
    void theMostProbableRejectionIsTheReferencesFirstChoice() {
        assertThat(share(RejectedAction.ARGMAX, 2)).isEqualTo(1);
        assertThat(RejectedAction.ARGMAX.against(1, new double[] {-1, -1}, new SplittableRandom(1)))
                .isZero();
    }

    @Test
    void aUniformRejectionIsAnyOtherAction() {
        assertThat(share(RejectedAction.UNIFORM, 1)).isZero();
        assertThat(share(RejectedAction.UNIFORM, 0)).isCloseTo(0.5, within(0.02));
        assertThat(share(RejectedAction.UNIFORM, 2)).isCloseTo(0.5, within(0.02));
    }

    @Test
    void aStateWithOneActionHasNoOther() {
        for (RejectedAction rejected : RejectedAction.values()) {
            assertThat(rejected.against(0, new double[] {0}, new SplittableRandom(1)))
                    .isZero();
        }
    }

    /** How often {@code action} is set against action 1 of three. */
    private static double share(RejectedAction rejected, int action) {
        double[] reference = {Math.log(0.1), Math.log(0.3), Math.log(0.6)};
        int count = 0;
        SplittableRandom luck = new SplittableRandom(5);
        for (int i = 0; i < 10_000; i++) {
            count += rejected.against(1, reference, luck) == action ? 1 : 0;
        }
        return count / 10_000.0;
    }
}
