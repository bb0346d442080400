package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LearningCurveTest {
    private static final LearningCurve CURVE =
            LearningCurve.of(new double[] {10, 20, 40}, new double[] {0.2, 0.1, 0.5});

    @Test
    void theAreaWeighsEachPieceByItsLength() {
        assertThat(CURVE.area()).isCloseTo((10 * 0.15 + 20 * 0.3) / 30, within(1e-15));
        assertThat(LearningCurve.of(new double[] {7}, new double[] {0.3}).area())
                .isEqualTo(0.3);
    }

    @Test
    void aScoreIsTheLastOneEvaluatedByThen() {
        assertThat(CURVE.scoreAt(9.9)).isEmpty();
        assertThat(CURVE.scoreAt(10)).hasValue(0.2);
        assertThat(CURVE.scoreAt(39)).hasValue(0.1);
        assertThat(CURVE.scoreAt(1000)).hasValue(0.5);
    }

    @Test
    void theFirstEvaluationMayReachTheThreshold() {
        assertThat(CURVE.reach(0.2)).isEqualTo(new Reach(10, true));
        assertThat(CURVE.interpolatedReach(0.2)).isEqualTo(new Reach(10, true));
        assertThat(CURVE.interpolatedReach(0.3)).isEqualTo(new Reach(30, true));
        assertThat(CURVE.interpolatedReach(0.6)).isEqualTo(new Reach(40, false));
    }

    @Test
    void argumentsAreValidated() {
        refused(() -> new LearningCurve(List.of()), "a curve must have a point, had none");
        refused(() -> LearningCurve.of(new double[] {1, 1}, new double[2]), "places must increase, was 1.0 after 1.0");
        refused(
                () -> LearningCurve.of(new double[1], new double[2]),
                "there must be a score for each place, was 2 for 1");
        refused(
                () -> LearningCurve.of(new double[] {-1}, new double[1]),
                "at must be finite and not negative, was -1.0");
        refused(() -> LearningCurve.of(new double[1], new double[] {Double.NaN}), "score must be finite, was NaN");
        refused(() -> CURVE.trailingMean(0), "window must be positive, was 0");
        refused(() -> LearningCurve.pointwise(List.of(), StudentT::mean), "there must be a run, were none");
        refused(
                () -> LearningCurve.pointwise(
                        List.of(CURVE, LearningCurve.of(new double[1], new double[1])), StudentT::mean),
                "runs must be evaluated at the same places, was [10.0, 20.0, 40.0] and [0.0]");
    }

    private static void refused(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }
}
