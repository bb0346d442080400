package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static prefbench.stats.ReferenceNumbers.assertEqual;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every number of {@code learning_curves.json}. */
class LearningCurveVectorsTest {
    private final JsonNode vectors = ReferenceNumbers.read("learning_curves.json");
    private final List<LearningCurve> curves = new ArrayList<>();

    LearningCurveVectorsTest() {
        for (JsonNode scores : vectors.path("scores")) {
            curves.add(LearningCurve.of(
                    ReferenceNumbers.doubles(vectors.path("steps")), ReferenceNumbers.doubles(scores)));
        }
        assertThat(curves).hasSize(4);
    }

    @Test
    void normalisedAreas() {
        for (int i = 0; i < curves.size(); i++) {
            assertEqual(curves.get(i).area(), vectors.path("aulc_normalised").get(i));
        }
    }

    @Test
    void timesToTheThreshold() {
        double threshold = vectors.path("threshold").asDouble();
        for (int i = 0; i < curves.size(); i++) {
            LearningCurve curve = curves.get(i);
            assertReach(
                    curve.reach(threshold),
                    vectors.path("time_to_threshold_first_eval").get(i));
            assertReach(
                    curve.interpolatedReach(threshold),
                    vectors.path("time_to_threshold_interpolated").get(i));
        }
    }

    @Test
    void theCurveOfInterquartileMeans() {
        LearningCurve middle = LearningCurve.pointwise(curves, Order::interquartileMean);
        assertThat(vectors.path("iqm_curve")).hasSize(middle.points().size());
        for (int i = 0; i < middle.points().size(); i++) {
            assertEqual(
                    middle.points().get(i).score(), vectors.path("iqm_curve").get(i));
        }
    }

    @Test
    void survivalAndRestrictedMeanOfCensoredRuns() {
        JsonNode censored = vectors.path("censored");
        List<Reach> runs = curves.stream()
                .map(curve -> curve.reach(vectors.path("threshold").asDouble()))
                .toList();
        assertThat(censored.path("events")).hasSize(runs.size());
        for (int i = 0; i < runs.size(); i++) {
            assertEqual(runs.get(i).at(), censored.path("events").get(i).get(0));
            assertThat(runs.get(i).reached())
                    .isEqualTo(censored.path("events").get(i).get(1).asBoolean());
        }
        KaplanMeier survival = KaplanMeier.of(runs);
        JsonNode expected = censored.path("kaplan_meier");
        assertThat(expected).hasSize(survival.steps().size());
        for (int i = 0; i < expected.size(); i++) {
            assertEqual(survival.steps().get(i).at(), expected.get(i).path("t"));
            assertEqual(survival.steps().get(i).survival(), expected.get(i).path("survival"));
        }
        double budget = censored.path("budget").asDouble();
        assertEqual(survival.restrictedMean(budget).mean(), censored.path("restricted_mean_steps"));
    }

    @Test
    void theScoreAtABudgetOfSeconds() {
        JsonNode clock = vectors.path("wall_clock");
        LearningCurve run = LearningCurve.of(
                ReferenceNumbers.doubles(clock.path("wall_seconds")),
                ReferenceNumbers.doubles(vectors.path("scores").get(0)));
        double score = run.scoreAt(clock.path("budget_seconds").asDouble()).orElseThrow();
        assertEqual(score, clock.path("score_at_budget_run0"));
        assertThat(score)
                .isEqualTo(run.points().get(clock.path("index").asInt()).score());
    }

    @Test
    void trailingMeans() {
        JsonNode smoothing = vectors.path("smoothing");
        LearningCurve smooth =
                curves.get(0).trailingMean(smoothing.path("window").asInt());
        assertThat(smoothing.path("trailing_mean_run0")).hasSize(smooth.points().size());
        for (int i = 0; i < smooth.points().size(); i++) {
            assertEqual(
                    smooth.points().get(i).score(),
                    smoothing.path("trailing_mean_run0").get(i));
        }
    }

    @Test
    void mlPerfsOlympicMeans() {
        JsonNode runs = vectors.path("mlperf_time_to_train");
        assertEqual(OlympicMean.of(reaches(runs.path("run_seconds"))).orElseThrow(), runs.path("olympic_mean"));
        List<Reach> one = reaches(runs.path("one_non_converged"));
        assertEqual(OlympicMean.of(one).orElseThrow(), runs.path("olympic_mean_with_one_non_converged"));
        List<Reach> two = new ArrayList<>(one);
        two.set(0, new Reach(5000, false));
        assertThat(runs.path("two_non_converged").asString()).isEqualTo("invalid result");
        assertThat(OlympicMean.of(two)).isEmpty();
    }

    private static List<Reach> reaches(JsonNode seconds) {
        List<Reach> runs = new ArrayList<>();
        for (JsonNode second : seconds) {
            runs.add(second.isNull() ? new Reach(1000, false) : new Reach(second.asDouble(), true));
        }
        return runs;
    }

    private void assertReach(Reach reach, JsonNode expected) {
        assertThat(reach.reached()).isEqualTo(!expected.isNull());
        if (reach.reached()) {
            assertEqual(reach.at(), expected);
        } else {
            assertEqual(reach.at(), vectors.path("censored").path("budget"));
        }
    }
}
