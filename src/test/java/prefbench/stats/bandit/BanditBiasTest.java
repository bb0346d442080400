package prefbench.stats.bandit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import prefbench.random.RandomStreams;
import prefbench.stats.BetaPosterior;

/** What is known of adaptively collected means (Nie et al., arXiv 1708.01977), at rates in the paper's region. */
class BanditBiasTest {
    private static final double[] RATES = {0.08, 0.15, 0.19};

    private static BanditBias simulate(Allocation allocation, int rollouts, int runs, double... rates) {
        return BanditBias.simulate(
                new Bandit(allocation, BetaPosterior.uniform(), rollouts), rates, runs, new RandomStreams(17));
    }

    @Test
    void underThompsonSamplingInferiorArmsLookWorseThanTheyAre() {
        BanditBias bias = simulate(Allocation.THOMPSON, 300, 1000, RATES);
        for (BanditBias.ArmBias inferior : bias.arms().subList(0, 2)) {
            assertThat(inferior.bias()).isLessThan(-5 * inferior.standardError());
        }
        assertThat(bias.arms().get(0).bias()).isLessThan(bias.arms().get(2).bias());
        assertThat(bias.gap().ratio()).isGreaterThan(1 + 5 * bias.gap().standardError());
        assertThat(bias.arms().get(2).meanPulls())
                .isGreaterThan(bias.arms().get(0).meanPulls());
    }

    @Test
    void underUniformAllocationNoArmIsBiased() {
        BanditBias bias = simulate(Allocation.UNIFORM, 300, 1000, RATES);
        for (BanditBias.ArmBias arm : bias.arms()) {
            assertThat(Math.abs(arm.bias())).isLessThan(3 * arm.standardError());
            assertThat(arm.standardError())
                    .isCloseTo(Math.sqrt(arm.rate() * (1 - arm.rate()) / 100 / 1000), within(1e-4));
            assertThat(arm.meanPulls()).isEqualTo(100);
            assertThat(arm.pulledIn()).isEqualTo(1000);
        }
        assertThat(bias.gap().truth()).isCloseTo(0.075, within(1e-15));
        assertThat(bias.gap().ratio()).isCloseTo(1, within(3 * bias.gap().standardError()));
        assertThat(bias.gap().runs()).isEqualTo(1000);
    }

    @Test
    void armsThatSomeRunNeverPulledAreCountedOut() {
        BanditBias bias = simulate(Allocation.THOMPSON, 3, 200, RATES);
        assertThat(bias.arms().get(0).pulledIn()).isBetween(1, 199);
        assertThat(bias.gap().runs()).isLessThan(bias.arms().get(0).pulledIn());
    }

    @Test
    void equalArmsHaveNoGapToExaggerate() {
        BanditBias bias = simulate(Allocation.THOMPSON, 20, 10, 0.2, 0.2);
        assertThat(bias.gap().truth()).isZero();
        assertThat(bias.gap().ratio()).isNaN();
        assertThat(simulate(Allocation.THOMPSON, 20, 10, 0.2).gap().ratio()).isNaN();
    }
}
