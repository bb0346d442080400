package prefbench.policy.bart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prefbench.tensor.TensorType;
import tools.jackson.databind.JsonNode;

/** The sequences and scores that PyTorch found, with the keys and values of earlier tokens kept. */
class BeamSearchTest {
    private static final String BY_MAX_LENGTH = "hypotheses_if_unfinished_are_divided_by_max_length";

    private final JsonNode expected = BartGolden.json().path("float64");

    @ParameterizedTest
    @CsvSource({"FLOAT64, 1e-9", "FLOAT32, 1e-5"})
    void greedySequencesAreExact(TensorType type, double tolerance) {
        BartNetwork network = BartGolden.network(type);
        for (JsonNode search : expected.path("greedy_max_length_12")) {
            var found = network.write(
                    BartGolden.ints(search.path("source")),
                    new BeamSearch(1, 12, BeamSearch.Unfinished.GENERATED_TOKENS));
            assertThat(found).hasSize(1);
            assertThat(found.get(0).tokens()).containsExactly(BartGolden.ints(search.path("sequence")));
            assertThat(found.get(0).sum())
                    .isCloseTo(search.path("sum_log_probs").asDouble(), within(12 * tolerance));
        }
        network.parameters().close();
    }

    @ParameterizedTest
    @CsvSource({"FLOAT64, 1e-9", "FLOAT32, 1e-5"})
    void beamSearchesAreExact(TensorType type, double tolerance) {
        BartNetwork network = BartGolden.network(type);
        for (JsonNode search : expected.path("beam_search")) {
            assertHypotheses(
                    run(network, search, BeamSearch.Unfinished.GENERATED_TOKENS, new ArrayList<>()),
                    search.path("hypotheses"),
                    tolerance);
            // Without that member the search ended early, and the rule for unfinished ones changes nothing.
            assertHypotheses(
                    run(network, search, BeamSearch.Unfinished.MAX_LENGTH, new ArrayList<>()),
                    search.path(search.has(BY_MAX_LENGTH) ? BY_MAX_LENGTH : "hypotheses"),
                    tolerance);
        }
        network.parameters().close();
    }

    @Test
    void everyStepHasTheSameBeams() {
        BartNetwork network = BartGolden.network(TensorType.FLOAT64);
        for (JsonNode search : expected.path("beam_search")) {
            List<BeamSearch.Step> steps = new ArrayList<>();
            run(network, search, BeamSearch.Unfinished.GENERATED_TOKENS, steps);
            assertThat(steps).hasSize(search.path("trace").size());
            for (int i = 0; i < steps.size(); i++) {
                JsonNode step = search.path("trace").get(i);
                assertThat(steps.get(i).sums())
                        .containsExactly(BartGolden.doubles(step.path("sum_log_probs")), within(1e-9));
                assertThat(steps.get(i).finished())
                        .isEqualTo(step.path("finished_so_far").asInt());
                for (int beam = 0; beam < 5; beam++) {
                    assertThat(steps.get(i).beams().get(beam))
                            .containsExactly(BartGolden.ints(
                                    step.path("beams_after_step").get(beam)));
                }
            }
        }
        network.parameters().close();
    }

    @Test
    void equalTotalsGoToTheEarlierBeamThenToTheSmallerToken() {
        double[] flat = {-1, -1, -9, -1, -1};
        var found = new BeamSearch(2, 3, BeamSearch.Unfinished.GENERATED_TOKENS)
                .run((parents, tokens) -> new double[][] {flat, flat});
        assertThat(found.get(0).tokens()).containsExactly(2, 0, 0);
        assertThat(found.get(1).tokens()).containsExactly(2, 0, 1);
        assertThat(found).noneMatch(BeamSearch.Hypothesis::finished);
    }

    @Test
    void needsABeamAndATokenToGenerate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BeamSearch(0, 1, BeamSearch.Unfinished.MAX_LENGTH))
                .withMessage("beams must be positive and maxLength at least 2, were 0 and 1");
    }

    private static List<BeamSearch.Hypothesis> run(
            BartNetwork network, JsonNode search, BeamSearch.Unfinished unfinished, List<BeamSearch.Step> steps) {
        BeamSearch beams = new BeamSearch(5, search.path("max_length").asInt(), unfinished, steps::add);
        return network.write(BartGolden.ints(search.path("source")), beams);
    }

    private static void assertHypotheses(List<BeamSearch.Hypothesis> found, JsonNode expected, double tolerance) {
        assertThat(found).hasSize(expected.size());
        for (int i = 0; i < found.size(); i++) {
            JsonNode hypothesis = expected.get(i);
            assertThat(found.get(i).tokens()).containsExactly(BartGolden.ints(hypothesis.path("sequence")));
            assertThat(found.get(i).score()).isCloseTo(hypothesis.path("score").asDouble(), within(tolerance));
            assertThat(found.get(i).finished())
                    .isEqualTo(hypothesis.path("finished").asBoolean());
        }
    }
}
