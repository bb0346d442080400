package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GuessedVariancesTest {

    @Test
    void theyAddUpToTheSquareOfADiscordantGoalsDifference() {
        Variances variances = new GuessedVariances(0.25, 3, 2, 0.4).variances();
        assertThat(variances.seed()).isEqualTo(18);
        assertThat(variances.goal()).isCloseTo(0.4 * 2482, within(1e-9));
        assertThat(variances.seed() + variances.goal() + variances.residual()).isCloseTo(2500, within(1e-9));
    }

    @Test
    void againstAPolicyWithoutSeedsOnlyOneArmVaries() {
        assertThat(new GuessedVariances(0.25, 3, 1, 0).variances().seed()).isEqualTo(9);
    }

    @Test
    void independentPoliciesDifferMostOnHalfOfTheGoals() {
        assertThat(GuessedVariances.discordanceOf(0.5)).isEqualTo(0.5);
        assertThat(GuessedVariances.discordanceOf(0.3)).isCloseTo(0.42, within(1e-12));
    }

    /** Seeds that shift a policy's success on every goal, goals that are won by one arm for every seed, and luck besides. */
    @Test
    void theyAreThoseOfSimulatedPolicies() {
        SplittableRandom random = new SplittableRandom(3);
        double[][] differences = new double[200][400];
        double[] lean =
                random.doubles(400).map(u -> u < 0.1 ? 0.3 : u < 0.2 ? -0.3 : 0).toArray();
        for (double[] row : differences) {
            double one = 0.4 + 0.04 * random.nextGaussian();
            double other = 0.4 + 0.04 * random.nextGaussian();
            for (int goal = 0; goal < row.length; goal++) {
                double won = random.nextDouble() < one + lean[goal] ? 100 : 0;
                row[goal] = won - (random.nextDouble() < other ? 100 : 0);
            }
        }
        double discordance = java.util.Arrays.stream(differences)
                .flatMapToDouble(java.util.Arrays::stream)
                .map(difference -> difference == 0 ? 0 : 1)
                .average()
                .orElseThrow();
        Variances found = Singles.crossed(differences).variances();
        double correlation = found.goal() / (found.goal() + found.residual());
        Variances guessed = new GuessedVariances(discordance, 4, 2, correlation).variances();
        assertThat(found.seed()).isCloseTo(guessed.seed(), within(8.0));
        assertThat(found.goal()).isCloseTo(guessed.goal(), within(0.02 * guessed.goal()));
        assertThat(found.residual()).isCloseTo(guessed.residual(), within(0.02 * guessed.residual()));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> new GuessedVariances(0, 3, 2, 0)).hasMessage("discordance must be in (0, 1], was 0.0");
        assertThatThrownBy(() -> new GuessedVariances(0.1, -1, 2, 0))
                .hasMessage("seed SD must not be negative, was -1.0");
        assertThatThrownBy(() -> new GuessedVariances(0.1, 1, 3, 0)).hasMessage("trained arms must be 1 or 2, was 3");
        assertThatThrownBy(() -> new GuessedVariances(0.1, 1, 2, 1.5))
                .hasMessage("goal correlation must be in [0, 1], was 1.5");
        assertThatThrownBy(() -> new GuessedVariances(0.02, 11, 2, 0.5))
                .hasMessage("seed SD must be at most 10.0 points where 0.02 of the goals are discordant, was 11.0");
        assertThatThrownBy(() -> GuessedVariances.discordanceOf(1)).hasMessage("success must be in (0, 1), was 1.0");
    }
}
