package prefbench.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every learner, on the made-up shop. */
class LearnersTest {
    private static Practice practice;

    @BeforeAll
    static void open() {
        practice = new Practice();
    }

    @AfterAll
    static void close() {
        practice.close();
    }

    static List<Recipe> training() {
        return Recipes.training();
    }

    static List<Recipe> inShop() {
        return Recipes.inShop();
    }

    @ParameterizedTest
    @MethodSource("training")
    void trainedTwiceFromOneSeedItLeavesTheSameBytes(Recipe recipe) {
        Practice.Trained first = practice.train(recipe, 3, 2);
        assertThat(practice.train(recipe, 3, 2)).isEqualTo(first);
        assertThat(practice.train(recipe, 4, 1).after().get(0))
                .isNotEqualTo(first.after().get(0));
        assertThat(first.after()).as("parameters after each step").doesNotHaveDuplicates();
        assertThat(first.after().get(0)).isNotEqualTo(first.before());
        assertThat(first.rows()).allSatisfy(LearnersTest::isFinite);
        assertThat(first.rows()).allSatisfy(row -> assertThat(row).containsKeys("loss", "grad_norm", "tokens"));
    }

    private static void isFinite(Map<String, Double> row) {
        assertThat(row).allSatisfy((name, value) -> assertThat(value).as(name).isFinite());
    }

    /** Nobody can buy anything within one page: all rewards are equal. */
    @ParameterizedTest
    @MethodSource("inShop")
    void episodesWithoutRewardAreCountedAndLeaveNothingThatIsNotFinite(Recipe recipe) {
        Practice.Trained trained = practice.train(recipe, 3, 2, 1);
        assertThat(trained.rows()).allSatisfy(LearnersTest::isFinite);
        assertThat(trained.episodes()).isPositive();
        assertThat(trained.use()).isEqualTo(Learner.DataUse.NONE);
        assertThat(recipe.trajectories()).isEmpty();
    }
}
