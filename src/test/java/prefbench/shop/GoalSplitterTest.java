package prefbench.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GoalSplitterTest {

    @Test
    void noProductIsInTwoParts() {
        Splits splits = GoalSplitter.split(goals(400, 6));
        Set<String> test = asins(splits.test());
        Set<String> dev = asins(splits.dev());
        Set<String> train = asins(splits.train());
        assertThat(test).doesNotContainAnyElementsOf(dev).doesNotContainAnyElementsOf(train);
        assertThat(dev).doesNotContainAnyElementsOf(train);
    }

    @Test
    void testHasAFifthOfTheGoalsAndAtMostFiveHundred() {
        assertThat(GoalSplitter.split(goals(100, 1)).test()).hasSize(20);
        assertThat(GoalSplitter.split(goals(100, 1)).dev()).hasSize(10);
        assertThat(GoalSplitter.split(goals(100, 1)).train()).hasSize(70);
        assertThat(GoalSplitter.split(goals(5000, 2)).test()).hasSize(500);
    }

    @Test
    void aFewProductsWithManyGoalsDoNotMakeTheTest() {
        Splits splits = GoalSplitter.split(goals(400, 50));
        assertThat(asins(splits.test())).hasSize(80);
        assertThat(splits.test()).hasSize(500);
    }

    @Test
    void theFirstSyntheticGoalsAreOfDifferentProducts() {
        List<Goal> test = GoalSplitter.split(goals(400, 50, new GoalOption("color", "red")))
                .test();
        assertThat(asins(test.subList(0, 80))).hasSize(80);
        assertThat(asins(test.subList(80, 160))).hasSize(80);
    }

    @Test
    void theFirstHumanGoalsAreASampleOfAll() {
        List<Goal> test =
                GoalSplitter.split(goals(400, 50, new GoalOption("", "red"))).test();
        assertThat(asins(test.subList(0, 80)).size()).isBetween(40, 60);
    }

    @Test
    void theSameGoalsSplitTheSameWay() {
        assertThat(GoalSplitter.split(goals(50, 3))).isEqualTo(GoalSplitter.split(goals(50, 3)));
    }

    @Test
    void oneProductIsAllTest() {
        Splits splits = GoalSplitter.split(goals(1, 3));
        assertThat(splits.test()).hasSize(3);
        assertThat(splits.dev()).isEmpty();
        assertThat(splits.train()).isEmpty();
    }

    private static Set<String> asins(List<Goal> goals) {
        return goals.stream().map(Goal::asin).collect(Collectors.toCollection(HashSet::new));
    }

    private static List<Goal> goals(int products, int each, GoalOption... options) {
        List<Goal> goals = new ArrayList<>();
        for (int i = 0; i < products * each; i++) {
            String asin = "B%05d".formatted(i % products);
            goals.add(new Goal(i, asin, "c", "q", "n", "p", "i", List.of("a"), List.of(options), 10, 1));
        }
        return goals;
    }
}
