package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import prefbench.learn.Dpo;
import prefbench.learn.Recipe;
import prefbench.learn.Recipes;
import prefbench.learn.Untrained;
import prefbench.trajectory.TrajectorySource;
import tools.jackson.databind.JsonNode;

class RecipesTest {

    static List<Recipe> recipes() {
        return Recipes.training();
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void aRecipeIsReadBackAsItWasWritten(Recipe recipe) {
        String json = Json.MAPPER.writerFor(Recipe.class).writeValueAsString(recipe);
        assertThat(Json.MAPPER.readValue(json, Recipe.class)).isEqualTo(recipe);
        assertThat(json).startsWith("{").contains("\"learner\":");
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void everyRecipeThatTrainsHasALearningRateToSweep(Recipe recipe) {
        Recipe other = recipe.with(Recipe.LEARNING_RATE, 0.125).orElseThrow();
        assertThat(other).isNotEqualTo(recipe).hasSameClassAs(recipe);
        assertThat(other.toString()).contains("learningRate(0.125)");
        assertThat(other.with(Recipe.LEARNING_RATE, learningRate(recipe))).contains(recipe);
    }

    private static double learningRate(Recipe recipe) {
        JsonNode json = Json.MAPPER.valueToTree(recipe);
        return json.findValue("learningRate").doubleValue();
    }

    @Test
    void onlyDpoHasBeta() {
        Dpo dpo = Dpo.on(TrajectorySource.humanTrajectories());
        assertThat(dpo.with(Recipe.BETA, 0.3)).contains(dpo.beta(0.3));
        assertThat(recipes())
                .filteredOn(recipe -> recipe.with(Recipe.BETA, 0.3).isPresent())
                .allMatch(recipe -> recipe instanceof Dpo)
                .isNotEmpty();
    }

    @Test
    void whatDoesNotTrainOrHasPartsHasNothingToSweep() {
        Recipe dpo = Dpo.on(TrajectorySource.humanTrajectories());
        for (Recipe recipe : List.of(Untrained.imitation(), dpo.then(dpo))) {
            assertThat(recipe.with(Recipe.BETA, 0.3)).isEmpty();
            assertThat(recipe.with(Recipe.LEARNING_RATE, 0.3)).isEmpty();
        }
        assertThat(dpo.with("gamma", 0.3)).isEmpty();
    }
}
