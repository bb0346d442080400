package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static prefbench.stats.ReferenceNumbers.assertEqual;
import static prefbench.stats.ReferenceNumbers.doubles;
import static prefbench.stats.ReferenceNumbers.rows;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AggregatesTest {
    private static final JsonNode VECTORS = ReferenceNumbers.read("rl_stats.json");
    private static final Scores X = Scores.of(rows(VECTORS.path("scores_x")));
    private static final Scores Y = Scores.of(rows(VECTORS.path("scores_y")));

    @Test
    void everyAggregateOfTheReferencesArms() {
        assertAggregates(X, VECTORS.path("x"));
        assertAggregates(Y, VECTORS.path("y"));
    }

    private static void assertAggregates(Scores scores, JsonNode expected) {
        assertEqual(Aggregate.mean().of(scores), expected.path("mean"));
        assertEqual(Aggregate.median().of(scores), expected.path("median"));
        assertEqual(Aggregate.interquartileMean().of(scores), expected.path("iqm"));
        assertEqual(Aggregate.optimalityGap(1).of(scores), expected.path("optimality_gap_gamma1"));
        assertEqual(Aggregate.optimalityGap(0.3).of(scores), expected.path("optimality_gap_gamma_0_3"));
    }

    @Test
    void theReferencesProbabilityOfImprovement() {
        JsonNode expected = VECTORS.path("probability_of_improvement");
        assertEqual(ProbabilityOfImprovement.of(X, Y), expected.path("value"));
        assertEqual(ProbabilityOfImprovement.onTasks(X, Y), expected.path("per_task"));
        assertEqual(ProbabilityOfImprovement.of(Y, X), expected.path("reverse"));
    }

    @Test
    void whatRliableTestsItselfBy() {
        JsonNode own = VECTORS.path("rliable_own_tests");
        Scores x = Scores.of(rows(own.path("x")));
        Scores y = Scores.of(rows(own.path("y")));
        assertEqual(Aggregate.median().of(x), own.path("median_x"));
        assertEqual(Aggregate.mean().of(x), own.path("mean_x"));
        assertEqual(Aggregate.interquartileMean().of(x), own.path("iqm_x"));
        assertEqual(Aggregate.median().of(y), own.path("median_y"));
        assertEqual(Aggregate.mean().of(y), own.path("mean_y"));
        assertEqual(Aggregate.interquartileMean().of(y), own.path("iqm_y"));
        assertEqual(ProbabilityOfImprovement.of(x, y), own.path("poi"));
    }

    @Test
    void everySizeThatTheReferenceTrims() {
        JsonNode cases = VECTORS.path("iqm_trim_rule").path("cases");
        assertThat(cases).hasSize(12);
        for (JsonNode each : cases) {
            double[] input = doubles(each.path("input"));
            assertEqual(input.length, each.path("n"));
            assertEqual(input.length / 4, each.path("cut_each_side"));
            assertEqual(Order.interquartileMean(input), each.path("iqm"));
            assertEqual(Aggregate.interquartileMean().of(Scores.of(new double[][] {input})), each.path("iqm"));
        }
    }

    @Test
    void theReferencesPerformanceProfiles() {
        JsonNode expected = VECTORS.path("performance_profile");
        double[] thresholds = doubles(expected.path("taus"));
        assertEqual(PerformanceProfile.ofRuns(X, thresholds), expected.path("run_score_x"));
        assertEqual(PerformanceProfile.ofAverages(X, thresholds), expected.path("average_score_x"));
    }

    @Test
    void episodesHaveNoInterquartileMean() {
        JsonNode trap = VECTORS.path("binary_trap");
        Scores episodes = Scores.ofOneTask(doubles(trap.path("scores")));
        assertEqual(Aggregate.interquartileMean().of(episodes), trap.path("iqm"));
        assertEqual(Aggregate.mean().of(episodes), trap.path("mean"));
    }

    @Test
    void armsMustHaveTheSameTasks() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProbabilityOfImprovement.of(X, Scores.ofOneTask(0.1, 0.2)))
                .withMessage("arms must have the same tasks, had 3 and 1");
    }

    @Test
    void scoresAreATableOfNumbers() {
        String rule = "scores must have at least one run and one task, and rows equally long";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scores.of(new double[0][]))
                .withMessage(rule);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scores.of(new double[][] {{}}))
                .withMessage(rule);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scores.of(new double[][] {{1, 2}, {3}}))
                .withMessage(rule);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scores.of(new double[][] {{1, 2}, {3, Double.NaN}}))
                .withMessage("scores must be finite, was NaN of run 1 on task 1");
    }
}
