package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import prefbench.learn.Recipe;
import prefbench.learn.Recipes;

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
}
