package prefbench.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import prefbench.policy.Policy;
import prefbench.policy.QueryWriter;
import prefbench.policy.RandomPolicy;
import prefbench.policy.RulePolicy;
import prefbench.policy.State;
import prefbench.random.RandomStreams;
import prefbench.shop.Goal;
import prefbench.shop.Shop;
import prefbench.shop.fixture.Fixtures;

class EpisodesTest {
    private static Shop shop;

    private final QueryWriter queries = QueryWriter.byRule();
    private final RandomStreams streams = new RandomStreams(3);

    @BeforeAll
    static void open() {
        shop = Shop.open(Fixtures.shop(Path.of("target", "fixtures")));
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void theRuleSearchesOpensTheFirstItemAndBuysIt() {
        for (Walk walk : play(new RulePolicy(), 20, Choice.greedy(), 100)) {
            assertThat(walk.pages()).isEqualTo(3);
            assertThat(walk.bought()).isTrue();
        }
    }

    @Test
    void anEpisodeIsCutOffAtTheStepLimit() {
        List<Walk> walks = new Episodes(shop, queries, 8, 2).play(new RulePolicy(), goals(5), Choice.greedy());
        assertThat(walks).allSatisfy(walk -> {
            assertThat(walk.pages()).isEqualTo(2);
            assertThat(walk.bought()).isFalse();
            assertThat(walk.reward().total()).isZero();
        });
    }

    @Test
    void howManyRunTogetherChangesNoWalkOfAPolicyWithoutRounding() {
        List<Trajectory> one = trajectories(new Episodes(shop, queries, 1, 30));
        List<Trajectory> many = trajectories(new Episodes(shop, queries, 7, 30));
        assertThat(many).isEqualTo(one);
    }

    @Test
    void aStateThatIsMetAgainIsNotAskedAboutAgain() {
        List<State> asked = new ArrayList<>();
        Policy circling = states -> {
            asked.addAll(states);
            return new RandomPolicy().logProbabilities(states);
        };
        // The first action of a results page leads back to the search page, whose first query leads to it again.
        new Episodes(shop, queries, 1, 40).play(circling, goals(1), Choice.greedy());
        assertThat(asked).doesNotHaveDuplicates().hasSizeLessThan(10);
    }

    @Test
    void generatedTrajectoriesAreThePerfectOnesOfTheirAttempts() {
        Episodes episodes = new Episodes(shop, queries, 16, 30);
        Generated generated = Generated.sample(episodes, new RandomPolicy(), goals(200), streams, 3, 400);
        assertThat(generated.trajectories()).hasSize(3).allSatisfy(trajectory -> {
            assertThat(trajectory.reward()).isEqualTo(1);
            assertThat(trajectory.provenance()).isEqualTo(Trajectory.Provenance.GENERATED);
        });
        assertThat(generated.attempts()).isBetween(3, 399);
        assertThat(Generated.sample(episodes, new RandomPolicy(), goals(200), streams, 3, 400))
                .isEqualTo(generated);
    }

    @Test
    void aSmallerGeneratedSetOfOneSeedIsTheBeginningOfALargerOne() {
        Episodes episodes = new Episodes(shop, queries, 16, 30);
        Generated five = Generated.sample(episodes, new RandomPolicy(), goals(200), streams, 5, 400);
        assertThat(five.trajectories()).hasSize(5).doesNotHaveDuplicates();
        for (int size = 1; size < 5; size++) {
            Generated smaller = Generated.sample(episodes, new RandomPolicy(), goals(200), streams, size, 400);
            assertThat(smaller.trajectories()).isEqualTo(five.trajectories().subList(0, size));
            assertThat(smaller.attempts()).isLessThan(five.attempts());
        }
    }

    @Test
    void generationStopsAtItsLimitOfAttempts() {
        Episodes hopeless = new Episodes(shop, queries, 16, 1);
        Generated generated = Generated.sample(hopeless, new RandomPolicy(), goals(10), streams, 3, 40);
        assertThat(generated.trajectories()).isEmpty();
        assertThat(generated.attempts()).isEqualTo(40);
    }

    @Test
    void noProductIsATargetInTwoPartsOfTheSplit() {
        Set<String> test = asins(shop.splits().test());
        Set<String> dev = asins(shop.splits().dev());
        Set<String> train = asins(shop.splits().train());
        assertThat(test).doesNotContainAnyElementsOf(train).doesNotContainAnyElementsOf(dev);
        assertThat(dev).doesNotContainAnyElementsOf(train);
    }

    @Test
    void widthAndLimitMustBePositive() {
        assertThatThrownBy(() -> new Episodes(shop, queries, 0, 5))
                .hasMessage("width and stepLimit must be positive, were 0 and 5");
    }

    @Test
    void samplingFollowsTheDistributionAndNeverTakesTheImpossible() {
        double[] logProbabilities = {Math.log(0.25), Double.NEGATIVE_INFINITY, Math.log(0.75)};
        int[] counts = new int[3];
        for (int i = 0; i < 10_000; i++) {
            counts[Choice.sample(logProbabilities, streams.stream("sample", i))]++;
        }
        assertThat(counts[1]).isZero();
        assertThat(counts[2] / 10_000.0).isBetween(0.73, 0.77);
    }

    private List<Trajectory> trajectories(Episodes episodes) {
        return episodes.play(new RandomPolicy(), goals(12), Choice.sampled(streams)).stream()
                .map(walk -> walk.trajectory(Trajectory.Provenance.POLICY))
                .toList();
    }

    private List<Walk> play(Policy policy, int goals, Choice choice, int stepLimit) {
        return new Episodes(shop, queries, 8, stepLimit).play(policy, goals(goals), choice);
    }

    private static List<Goal> goals(int count) {
        return shop.splits().train().subList(0, count);
    }

    private static Set<String> asins(List<Goal> goals) {
        Set<String> asins = new HashSet<>();
        goals.forEach(goal -> asins.add(goal.asin()));
        return asins;
    }
}
