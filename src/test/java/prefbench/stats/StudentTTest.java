package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StudentTTest {

    @Test
    void quantilesEqualThePrintedTables() {
        assertThat(StudentT.quantile(0.95, 1)).isCloseTo(12.706204736, within(1e-8));
        assertThat(StudentT.quantile(0.95, 2)).isCloseTo(4.302652730, within(1e-8));
        assertThat(StudentT.quantile(0.99, 9)).isCloseTo(3.249835542, within(1e-8));
    }

    @Test
    void meanIntervalOfThreeObservations() {
        Interval interval = StudentT.mean(new double[] {1, 2, 3}, 0.95);
        assertThat(interval.estimate()).isEqualTo(2);
        assertThat(interval.halfWidth()).isCloseTo(4.302652730 / Math.sqrt(3), within(1e-8));
        assertThat(interval.n()).isEqualTo(3);
        assertThat(interval.degenerate()).isFalse();
    }

    @Test
    void pairingRemovesWhatThePairsShare() {
        double[] a = {10, 20, 30};
        double[] b = {9, 18.5, 29.5};
        assertThat(StudentT.paired(a, b, 0.95).halfWidth()).isCloseTo(0.5 * 4.302652730 / Math.sqrt(3), within(1e-8));
        assertThat(StudentT.welch(a, b, 0.95).halfWidth()).isGreaterThan(20);
    }

    @Test
    void welchFollowsItsFormula() {
        Interval interval = StudentT.welch(new double[] {1, 2, 3, 4}, new double[] {2, 4, 6, 8, 10}, 0.95);
        double standardError = Math.sqrt(5.0 / 3 / 4 + 10.0 / 5);
        double freedom = Math.pow(5.0 / 12 + 2, 2) / (Math.pow(5.0 / 12, 2) / 3 + 4.0 / 4);
        assertThat(interval.estimate()).isEqualTo(-3.5);
        assertThat(interval.halfWidth()).isCloseTo(StudentT.quantile(0.95, freedom) * standardError, within(1e-9));
    }

    @Test
    void anIntervalFromOneObservationIsUnknown() {
        Interval interval = StudentT.mean(new double[] {7}, 0.95);
        assertThat(interval.estimate()).isEqualTo(7);
        assertThat(interval.known()).isFalse();
        assertThat(StudentT.mean(new double[0], 0.95).known()).isFalse();
        assertThat(StudentT.welch(new double[] {1}, new double[] {1, 2}, 0.95).known())
                .isFalse();
    }

    @Test
    void equalObservationsGiveADegenerateIntervalWithoutRoundingNoise() {
        Interval interval = StudentT.mean(new double[] {0.1, 0.1, 0.1}, 0.95);
        assertThat(interval).isEqualTo(new Interval(0.1, 0.1, 0.1, 3, 0.95));
        assertThat(interval.degenerate()).isTrue();
        assertThat(StudentT.standardDeviation(0.1, 0.1, 0.1)).isZero();
        assertThat(StudentT.welch(new double[] {2, 2}, new double[] {1, 1}, 0.95)
                        .degenerate())
                .isTrue();
    }

    @Test
    void replicationsToDecideIsTheSmallestThatExcludesZero() {
        int n = StudentT.replicationsToDecide(1, 2, 0.95);
        assertThat(StudentT.quantile(0.95, n - 1) * 2 / Math.sqrt(n)).isLessThan(1);
        assertThat(StudentT.quantile(0.95, n - 2) * 2 / Math.sqrt(n - 1)).isGreaterThanOrEqualTo(1);
        assertThat(StudentT.replicationsToDecide(-1, 2, 0.95)).isEqualTo(n);
        assertThat(StudentT.replicationsToDecide(0, 2, 0.95)).isZero();
        assertThat(StudentT.replicationsToDecide(1e-6, 2, 0.95)).isZero();
        assertThat(StudentT.replicationsToDecide(1, Double.NaN, 0.95)).isZero();
    }

    @Test
    void samplesOfUnequalLengthAreNoPairs() {
        assertThatThrownBy(() -> StudentT.paired(new double[2], new double[3], 0.95))
                .hasMessage("paired samples must be equally long, was 2 and 3");
    }

    @Test
    void limitsAreValidated() {
        assertThatThrownBy(() -> new Interval(1, 0, 2, 3, 95)).hasMessage("confidence must be in (0, 1), was 95.0");
        assertThatThrownBy(() -> new Interval(5, 0, 2, 3, 0.95))
                .hasMessage("estimate must lie in its interval, was 5.0 in [0.0, 2.0]");
    }
}
