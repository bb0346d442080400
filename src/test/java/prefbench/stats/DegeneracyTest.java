package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import prefbench.stats.Bootstrap.Method;

/** Samples that are too poor for an interval. */
class DegeneracyTest {

    @Test
    void aSingleRunShowsNoSpread() {
        Bootstrap bootstrap = Bootstrap.of(Scores.of(new double[][] {{0.1, 0.7}}), Aggregate.mean(), 1, 100);
        assertUnknown(bootstrap, Method.PERCENTILE, Degeneracy.ONE_RUN, "a single run shows no spread");
        Bootstrap ofTwo =
                Bootstrap.of(Scores.ofOneTask(0.1), Scores.ofOneTask(0.2, 0.3), ProbabilityOfImprovement::of, 1, 100);
        assertThat(ofTwo.degeneracy(Method.BASIC, 0.95)).contains(Degeneracy.ONE_RUN);
    }

    @Test
    void equalRunsGiveAnIntervalThatSaysSo() {
        Bootstrap bootstrap = Bootstrap.of(Scores.ofOneTask(0.1, 0.1, 0.1), Aggregate.mean(), 1, 100);
        for (Method method : Method.values()) {
            assertThat(bootstrap.degeneracy(method, 0.95)).contains(Degeneracy.NO_SPREAD);
            assertThat(bootstrap.interval(method, 0.95).degenerate()).isTrue();
        }
    }

    /** Among wholly separate arms no resample is less than certain. */
    @Test
    void certaintyOfImprovementHasNoSpread() {
        Bootstrap bootstrap = Bootstrap.of(
                Scores.ofOneTask(0.5, 0.6), Scores.ofOneTask(0.1, 0.2), ProbabilityOfImprovement::of, 1, 100);
        assertThat(bootstrap.interval(Method.ACCELERATED, 0.95)).isEqualTo(new Interval(1, 1, 1, 4, 0.95));
    }

    /** The smallest score: no resample's is less. */
    @Test
    void aBiasWithoutSizeIsNotCorrected() {
        Aggregate smallest = scores -> scores.all().min().orElseThrow();
        Bootstrap bootstrap = Bootstrap.exhaustive(Scores.ofOneTask(1, 2, 3, 4), smallest);
        String reason = "no resample lies on one side of the estimate, so that its bias has no size";
        assertUnknown(bootstrap, Method.BIAS_CORRECTED, Degeneracy.ONE_SIDED, reason);
        assertUnknown(bootstrap, Method.ACCELERATED, Degeneracy.ONE_SIDED, reason);
        assertThat(bootstrap.interval(Method.PERCENTILE, 0.95).known()).isTrue();
    }

    /** The second smallest score: 0 with any one left out, yet -1 in many a resample. */
    @Test
    void scoresWithoutInfluenceGiveNoAcceleration() {
        Aggregate second = scores -> scores.all().sorted().skip(1).findFirst().orElseThrow();
        Bootstrap bootstrap = Bootstrap.exhaustive(Scores.ofOneTask(-1, 0, 0, 0, 1), second);
        assertThat(bootstrap.correction().acceleration()).isNaN();
        assertUnknown(
                bootstrap,
                Method.ACCELERATED,
                Degeneracy.NO_INFLUENCE,
                "the estimate is the same without any one score, so that its acceleration is unknown");
        assertThat(bootstrap.interval(Method.BIAS_CORRECTED, 0.95).known()).isTrue();
    }

    @Test
    void influenceByRoundingOnlyIsNone() {
        double[][] jackknife = {{0.3, 0.1 + 0.2, 0.3}, {0.3, 0.3}};
        assertThat(BiasCorrection.of(0.3, new double[] {0.2, 0.4}, jackknife).acceleration())
                .isNaN();
    }

    @Test
    void anAccelerationBeyondAllResamplesIsRefused() {
        BiasCorrection skewed = new BiasCorrection(0.5, 0.45);
        assertThat(skewed.degeneracy(1.6)).isEmpty();
        assertThat(skewed.degeneracy(1.8)).contains(Degeneracy.TOO_SKEWED);
        assertThat(new BiasCorrection(-0.5, -0.45).degeneracy(1.8)).contains(Degeneracy.TOO_SKEWED);
        assertThat(Degeneracy.TOO_SKEWED.reason()).isEqualTo("the acceleration carries a limit beyond all resamples");
    }

    /** Resamples repeat some scores, so that they hold fewer distinct ones than the sample does. */
    @Test
    void anEstimateOutsideOfItsLimitsIsNamed() {
        Aggregate distinct = scores -> scores.all().distinct().count();
        Bootstrap bootstrap = Bootstrap.exhaustive(Scores.ofOneTask(1, 2, 3, 4, 5, 6), distinct);
        assertUnknown(
                bootstrap,
                Method.PERCENTILE,
                Degeneracy.ESTIMATE_OUTSIDE,
                "the estimate lies outside of its own limits");
    }

    private static void assertUnknown(Bootstrap bootstrap, Method method, Degeneracy degeneracy, String reason) {
        assertThat(bootstrap.degeneracy(method, 0.95)).contains(degeneracy);
        assertThat(bootstrap.interval(method, 0.95).known()).isFalse();
        assertThat(degeneracy.reason()).isEqualTo(reason);
    }
}
