package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SequentialTest {

    @Test
    void evidenceOnceFoundIsKept() {
        EValue strong = AnytimeMcNemar.eValue(20, 5);
        EValue weaker = AnytimeMcNemar.eValue(20, 15);
        assertThat(weaker.rejects(0.05)).isFalse();
        assertThat(weaker.orEarlier(strong).rejects(0.05)).isTrue();
        assertThat(strong.orEarlier(weaker)).isEqualTo(strong);
        assertThat(strong.pValue()).isCloseTo(1 / strong.value(), within(1e-15));
        assertThat(weaker.pValue()).isLessThanOrEqualTo(1);
    }

    @Test
    void withoutTrialsNothingIsRuledOut() {
        BetaMixture mixture = BetaMixture.uniform();
        assertThat(mixture.eValue(0, 0, 0.3)).isEqualTo(new EValue(0));
        assertThat(mixture.confidenceSequence(0, 0, 0.95).low()).isZero();
        assertThat(mixture.confidenceSequence(0, 0, 0.95).high()).isEqualTo(1);
        assertThat(AnytimeMcNemar.eValue(0, 0).pValue()).isEqualTo(1);
    }

    @Test
    void theSequenceReachesAnEndThatTheCountsDoNotRuleOut() {
        Interval none = BetaMixture.uniform().confidenceSequence(0, 20, 0.95);
        Interval all = BetaMixture.uniform().confidenceSequence(20, 20, 0.95);
        assertThat(none.low()).isZero();
        assertThat(all.high()).isEqualTo(1);
        // (1 - p)^20 = 1 / (21 * 20)
        assertThat(none.high()).isCloseTo(1 - Math.pow(1.0 / 420, 0.05), within(1e-13));
        assertThat(all.low()).isCloseTo(1 - none.high(), within(1e-13));
    }

    @Test
    void theSequenceHoldsWhatTheEValueDoesNotReject() {
        BetaMixture mixture = new BetaMixture(2, 9);
        Interval sequence = mixture.confidenceSequence(7, 60, 0.9);
        assertThat(mixture.eValue(7, 60, sequence.low() - 1e-9).rejects(0.1)).isTrue();
        assertThat(mixture.eValue(7, 60, sequence.low() + 1e-9).rejects(0.1)).isFalse();
        assertThat(mixture.eValue(7, 60, sequence.high() - 1e-9).rejects(0.1)).isFalse();
        assertThat(mixture.eValue(7, 60, sequence.high() + 1e-9).rejects(0.1)).isTrue();
    }

    @Test
    void mcNemarsShareLeavesOneHalfOutWhereTheTestRejects() {
        assertThat(AnytimeMcNemar.share(20, 5, 0.95).low()).isGreaterThan(0.5);
        assertThat(AnytimeMcNemar.share(40, 20, 0.95).low()).isLessThan(0.5);
    }

    @Test
    void theAsymptoticSequenceIsNarrowestWhereItIsTuned() {
        double atItsOwn = new AsymptoticSequence(0.95, 500).of(0, 1, 500).halfWidth();
        assertThat(new AsymptoticSequence(0.95, 100).of(0, 1, 500).halfWidth()).isGreaterThan(atItsOwn);
        assertThat(new AsymptoticSequence(0.95, 2500).of(0, 1, 500).halfWidth()).isGreaterThan(atItsOwn);
        assertThat(new AsymptoticSequence(0.95, 500).of(new double[] {3}).known())
                .isFalse();
    }

    @Test
    void levelsOfAllLooksSumToAlphaAtMost() {
        LookSpending spending = new LookSpending(0.05);
        double sum = 0;
        for (int look = 1; look <= 1000; look++) {
            sum += spending.level(look);
            assertThat(spending.spentBy(look)).isCloseTo(sum, within(1e-15)).isLessThan(0.05);
        }
        assertThat(spending.level(1)).isEqualTo(0.025);
        assertThat(spending.confidence(4)).isEqualTo(0.9975);
        assertThat(spending.level(Integer.MAX_VALUE)).isPositive();
    }

    @Test
    void waldsTestDecidesOutsideItsBand() {
        Sprt test = new Sprt(0.15, 0.19, 0.05, 0.2);
        assertThat(test.decide(0, 0)).isEqualTo(Sprt.Decision.CONTINUE);
        assertThat(test.decide(12, 12)).isEqualTo(Sprt.Decision.ALTERNATIVE);
        assertThat(test.decide(0, 32)).isEqualTo(Sprt.Decision.CONTINUE);
        assertThat(test.decide(0, 33)).isEqualTo(Sprt.Decision.NULL);
    }

    @Test
    void hoeffdingsLimitsStayWithinTheRange() {
        assertThat(Hoeffding.of(0.02, 100, 0.95).low()).isZero();
        assertThat(Hoeffding.of(0.98, 100, 0.95).high()).isEqualTo(1);
    }

    @Test
    void argumentsAreValidated() {
        refused(() -> BetaMixture.uniform().eValue(3, 2, 0.5), "successes must be from 0 to n, were 3 of 2");
        refused(() -> BetaMixture.uniform().eValue(1, 2, 1), "p0 must be in (0, 1), was 1.0");
        refused(() -> new BetaMixture(0, 1), "alpha must be positive, was 0.0");
        refused(() -> BetaMixture.uniform().confidenceSequence(1, 2, 95), "confidence must be in (0, 1), was 95.0");
        refused(() -> AnytimeMcNemar.eValue(-1, 2), "onlyFirst must not be negative, was -1");
        refused(() -> new EValue(0).rejects(5), "alpha must be in (0, 1), was 5.0");
        refused(() -> new EValue(Double.NaN), "log must be a number, was NaN");
        refused(() -> new AsymptoticSequence(1, 500), "confidence must be in (0, 1), was 1.0");
        refused(() -> new AsymptoticSequence(0.9, 0), "tunedFor must be positive, was 0");
        refused(() -> new AsymptoticSequence(0.9, 9).of(0, -1, 5), "standardDeviation must not be negative, was -1.0");
        refused(() -> new LookSpending(1), "alpha must be in (0, 1), was 1.0");
        refused(() -> new LookSpending(0.1).level(0), "look must be positive, was 0");
        refused(() -> Hoeffding.halfWidth(0, 0.9), "n must be positive, was 0");
        refused(() -> Hoeffding.of(1.5, 9, 0.9), "mean must be in [0, 1], was 1.5");
        refused(() -> new Sprt(0.1, 0.1, 0.1, 0.1), "p1 must differ from p0, was 0.1");
        refused(() -> new Sprt(0.1, 0.2, 0.5, 0.5), "alpha + beta must be below 1, was 1.0");
        refused(() -> new Sprt(0.1, 2, 0.5, 0.5), "p1 must be in (0, 1), was 2.0");
    }

    private static void refused(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }
}
