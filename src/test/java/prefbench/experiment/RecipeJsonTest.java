package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static prefbench.trajectory.TrajectorySource.humanTrajectories;

import java.util.List;
import org.junit.jupiter.api.Test;
import prefbench.learn.Dpo;
import prefbench.learn.PreferenceLoss;
import prefbench.learn.Recipe;
import prefbench.learn.RejectedAction;
import tools.jackson.databind.JsonNode;

/** Recipes travel to workers and into keys as JSON. */
class RecipeJsonTest {
    private final Dpo plain = Dpo.on(humanTrajectories());

    @Test
    void everyRecipeOfTheFamilyComesBackEqual() {
        for (Dpo recipe : List.of(
                plain,
                plain.loss(PreferenceLoss.EXO_PAIR, 0.001).referenceFree().adam(0.8, 0.99, 1e-6),
                plain.trajectoryLevel().rejected(RejectedAction.ARGMAX).keepDegenerate(true),
                plain.discountedTrajectoryLevel(0.9).searchActions(false).trajectoriesPerStep(3),
                Dpo.on(humanTrajectories().size(75)),
                Dpo.on(humanTrajectories().ofEachSize()),
                plain.firstDivergence().maxGradientNorm(Double.POSITIVE_INFINITY))) {
            String json = Json.line(recipe);
            Recipe back = Json.MAPPER.readValue(json, Recipe.class);
            assertThat(back).isEqualTo(recipe).hasToString(recipe.toString());
            assertThat(Json.line(back)).isEqualTo(json);
        }
    }

    @Test
    void equalRecipesHaveEqualBytesHoweverTheyWereMade() {
        assertThat(Json.line(plain.discountedTrajectoryLevel(0.5)
                        .actionLevel()
                        .beta(0.2)
                        .beta(0.1)))
                .isEqualTo(Json.line(plain));
    }

    @Test
    void everySettingIsInTheJson() {
        JsonNode json = Json.MAPPER.readTree(Json.line(plain));
        assertThat(json.propertyNames())
                .containsExactlyInAnyOrder("learner", "data", "objective", "pairs", "trajectoriesPerStep", "optimiser");
        assertThat(json.get("learner").asString()).isEqualTo("dpo");
        assertThat(json.get("objective").propertyNames())
                .containsExactly("beta", "labelSmoothing", "loss", "referenceFree");
        assertThat(json.get("pairs").propertyNames())
                .containsExactly("gamma", "keepDegenerate", "pairing", "rejected", "searchActions");
        assertThat(json.get("optimiser").propertyNames())
                .containsExactly("beta1", "beta2", "epsilon", "learningRate", "maxGradientNorm", "weightDecay");
    }

    @Test
    void aRecipeThatCouldNotBeMadeIsNotRead() {
        String json = Json.line(plain).replace("\"beta\":0.1", "\"beta\":-1.0");
        assertThatThrownBy(() -> Json.MAPPER.readValue(json, Recipe.class))
                .hasMessageContaining("beta must be positive, was -1.0");
    }
}
