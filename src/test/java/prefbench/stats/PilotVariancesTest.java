package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PilotVariancesTest {

    /** The lower 20 % quantile of chi-square is -2 ln 0.8 = 0.446287 with 2 degrees of freedom: MSs may be 4.4814 times as large. */
    @Test
    void theUpperLimitIsThatOfTheSeedsMeanSquare() {
        PilotVariances pilot = new PilotVariances(new Variances(9, 400, 900), 3, 100, 1);
        double upperSquare = 1800 * 2 / (-2 * Math.log(0.8));
        assertThat(pilot.upper(0.8).seed()).isCloseTo((upperSquare - 900) / 100, within(1e-9));
        assertThat(pilot.upper(0.8).goal()).isEqualTo(400);
        assertThat(pilot.upper(0.8).residual()).isEqualTo(900);
    }

    @Test
    void aVarianceEstimatedAsNoneIsNotTakenForNone() {
        assertThat(new PilotVariances(new Variances(0, 0, 900), 3, 100, 1)
                        .upper(0.8)
                        .seed())
                .isCloseTo(9 * (1 / -Math.log(0.8) - 1), within(1e-9));
    }

    @Test
    void moreSeedsNarrowTheLimit() {
        assertThat(new PilotVariances(new Variances(9, 0, 0), 50, 100, 1)
                        .upper(0.8)
                        .seed())
                .isLessThan(11);
    }

    /** In pilots of 3 normal seeds, the limit lies above the true variance as often as it says: 80 %, SE 0.9 % of 2,000 pilots. */
    @Test
    void theLimitLiesAboveTheTruthAsOftenAsItSays() {
        SplittableRandom random = new SplittableRandom(5);
        int above = 0;
        for (int pilot = 0; pilot < 2_000; pilot++) {
            double[][] values = new double[3][20];
            for (double[] row : values) {
                double seed = 3 * random.nextGaussian();
                for (int goal = 0; goal < row.length; goal++) {
                    row[goal] = seed + 5 * random.nextGaussian();
                }
            }
            if (PilotVariances.of(Singles.crossed(values)).upper(0.8).seed() > 9) {
                above++;
            }
        }
        assertThat(above / 2_000.0).isCloseTo(0.8, within(0.03));
    }

    @Test
    void aPilotHasTwoSeedsAndTwoGoals() {
        assertThatThrownBy(() -> new PilotVariances(new Variances(1, 1, 1), 1, 10, 1))
                .hasMessage("seeds must be at least 2, was 1");
        assertThatThrownBy(() -> new PilotVariances(new Variances(1, 1, 1), 2, 1, 1))
                .hasMessage("goals must be at least 2, was 1");
    }
}
