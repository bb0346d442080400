package prefbench.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prefbench.random.PythonRandom;
import tools.jackson.databind.JsonNode;

class WeightedGoalsTest {

    @ParameterizedTest
    @CsvSource({
        "goals_human_seed0.json, HUMAN, 0",
        "goals_human_seed42.json, HUMAN, 42",
        "goals_synthetic_seed0.json, SYNTHETIC, 0"
    })
    void drawsEqualTheOriginals(String file, GoalKind kind, long seed) {
        JsonNode golden = Golden.read(file);
        PythonRandom random = new PythonRandom(golden.get("random_idx_seed").longValue());
        try (Shop shop = Golden.shop(kind, seed)) {
            WeightedGoals goals = WeightedGoals.of(shop.goals());
            for (JsonNode draw : golden.get("random_idx_draws")) {
                assertThat(goals.position(random.random())).isEqualTo(draw.intValue());
            }
        }
    }

    @Test
    void limitedGoalsEqualTheOriginals() {
        try (Shop shop = Golden.shop(GoalKind.HUMAN, 0)) {
            WeightedGoals goals = WeightedGoals.of(shop.goals());
            for (JsonNode golden : Golden.read("limit_goals.json")) {
                PythonRandom random =
                        WeightedGoals.generatorAfterShuffle(shop.goals().size());
                List<Goal> limited = goals.limited(golden.get("limit").intValue(), random::random)
                        .goals();
                assertThat(limited.stream().map(Goal::index))
                        .isEqualTo(golden.get("idxs")
                                .valueStream()
                                .map(JsonNode::intValue)
                                .toList());
                assertThat(limited.stream().map(Goal::instruction)).isEqualTo(Golden.texts(golden.get("instructions")));
            }
            assertThat(goals.limited(26, () -> 0)).isSameAs(goals);
        }
    }

    /** Trap: the sums begin with a 0, so the draw is one too far. */
    @Test
    void theFirstGoalIsNeverDrawnAndTheLastTwiceAsOften() {
        try (Shop shop = Golden.shop(GoalKind.HUMAN, 0)) {
            WeightedGoals goals =
                    WeightedGoals.of(shop.goals()).filtered(goal -> goal.index() >= 10 && goal.index() < 14);
            assertThat(goals.goals().stream().map(Goal::index)).containsExactly(10, 11, 12, 13);
            assertThat(List.of(0.0, 0.24, 0.25, 0.49, 0.5, 0.74, 0.75, 0.99).stream()
                            .map(goals::draw)
                            .map(Goal::index))
                    .containsExactly(11, 11, 12, 12, 13, 13, 13, 13);
            WeightedGoals one = goals.filtered(goal -> goal.index() == 12);
            assertThat(one.draw(0.5).index()).isEqualTo(12);
        }
    }

    @Test
    void refusesNoGoals() {
        assertThatThrownBy(() -> WeightedGoals.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("goals must not be empty; a text environment needs at least one");
        try (Shop shop = Golden.shop(GoalKind.HUMAN, 0)) {
            assertThatThrownBy(() -> WeightedGoals.of(shop.goals()).limited(0, () -> 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("most must be positive, was 0");
        }
    }
}
