package prefbench.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import prefbench.policy.ChoicePolicy;
import prefbench.random.RandomStreams;

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

    /** Imitation is no recipe, but the start of all. */
    @Test
    void imitationTwiceFromOneSeedLeavesTheSameBytes() {
        List<String> first = imitate(3, 0.1);
        assertThat(imitate(3, 0.1)).isEqualTo(first);
        assertThat(first).as("parameters before, and after each step").doesNotHaveDuplicates();
        assertThat(imitate(4, 0.1).get(1)).isNotEqualTo(first.get(1));
        assertThat(imitate(3, 0).get(1)).as("without dropout").isNotEqualTo(first.get(1));
    }

    /** SHA-256 of the parameters before the first step and after each of three. */
    private static List<String> imitate(long seed, double dropout) {
        try (ChoicePolicy policy = practice.policy();
                Imitation imitation = new Imitation(
                        policy,
                        practice.walks(),
                        new Imitation.Settings(10, 4, 1e-3, 0, 0.01, dropout),
                        new RandomStreams(seed))) {
            List<String> hashes = new ArrayList<>(List.of(policy.parameters().sha256()));
            for (int step = 0; step < 3; step++) {
                assertThat(imitation.step()).satisfies(LearnersTest::isFinite);
                hashes.add(policy.parameters().sha256());
            }
            return hashes;
        }
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
