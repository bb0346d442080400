package prefbench.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import prefbench.policy.State;
import prefbench.shop.Goal;
import prefbench.shop.Shop;
import prefbench.text.InputException;

class ReservedTest {
    private static final Path FILE = Path.of("walks.jsonl");
    private static final String REMEDY =
            "remove it, or hand the file over as demonstrations, of which such trajectories are left out";

    private static Shop shop;
    private static Reserved reserved;
    private static Goal test;
    private static Goal dev;
    private static Goal training;
    private static Goal other;

    @BeforeAll
    static void open() {
        shop = MadeUp.shop();
        reserved = Reserved.in(shop);
        test = shop.splits().test().get(0);
        dev = shop.splits().dev().get(0);
        training = shop.splits().train().get(0);
        other = shop.splits().train().stream()
                .filter(goal -> !goal.asin().equals(training.asin()))
                .findFirst()
                .orElseThrow();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static String click(Goal goal) {
        return "click[item - %s]".formatted(goal.name().toLowerCase(Locale.ROOT));
    }

    /** Takes the first of the results, or the others in order; then what is last. */
    private static Trajectory walk(int goal, List<String> clicks, String last) {
        State results = State.of("a page", clicks);
        List<Trajectory.Step> steps = new java.util.ArrayList<>();
        for (int i = 0; i < clicks.size() - 1; i++) {
            steps.add(new Trajectory.Step(results, i));
        }
        steps.add(new Trajectory.Step(State.of("a product", List.of("click[< prev]", last)), 1));
        return new Trajectory(goal, Trajectory.Provenance.HUMAN, steps, 1);
    }

    private static Trajectory buys(Goal product) {
        return walk(training.index(), List.of(click(product), "click[next >]"), "click[buy now]");
    }

    @Test
    void aWalkTowardsATestOrDevelopmentGoalIsRefusedByName() {
        for (Goal goal : List.of(test, dev)) {
            Trajectory leak = walk(goal.index(), List.of(click(training), "click[next >]"), "click[buy now]");
            assertThatThrownBy(() -> reserved.require(FILE, List.of(buys(training), leak)))
                    .isInstanceOf(InputException.class)
                    .hasMessage(
                            "walks.jsonl, trajectory 2: found goal %d, after product %s; a test or development goal must not"
                                    + " be trained on; %s",
                            goal.index(), goal.asin(), REMEDY);
            assertThat(reserved.objection(leak)).contains("the wanted product is that of a test or dev goal");
        }
    }

    @Test
    void aWalkThatBuysATestProductIsRefusedByNameWhateverItIsAfter() {
        for (String click :
                List.of(click(test), "click[%s]".formatted(test.asin().toLowerCase(Locale.ROOT)))) {
            Trajectory leak = walk(training.index(), List.of(click(other), click, "click[next >]"), "click[buy now]");
            String bought =
                    click.replace("click[item - ", "").replace("click[", "").replace("]", "");
            assertThatThrownBy(() -> reserved.require(FILE, List.of(leak)))
                    .isInstanceOf(InputException.class)
                    .hasMessage(
                            "walks.jsonl, trajectory 1: found a purchase of [%s]; the product of a test or development goal"
                                    + " must not be trained on; %s",
                            bought, REMEDY);
        }
    }

    @Test
    void lookingAtATestProductIsAllowedAndCounted() {
        Trajectory looks =
                walk(training.index(), List.of(click(test), click(other), "click[next >]"), "click[buy now]");
        Trajectory leaves = walk(-1, List.of(click(other), click(dev)), "click[back to search]");
        reserved.require(FILE, List.of(looks, leaves, buys(other)));
        assertThat(reserved.bought(looks)).contains(other.name().toLowerCase(Locale.ROOT));
        assertThat(reserved.bought(leaves)).isEmpty();
        assertThat(reserved.product(leaves)).isEmpty();
        assertThat(reserved.withTrajectories(List.of(looks, leaves, buys(other))))
                .isEqualTo(new Reserved.Overlap(3, 0, 0, 0, 0, 1, 2));
    }

    @Test
    void whatMayNotBeLearnedFromIsLeftOutAndCountedByReason() {
        Trajectory wants = walk(test.index(), List.of(click(other), "click[next >]"), "click[buy now]");
        Reading before = new Reading(List.of(buys(test), buys(other), wants, buys(dev)), Map.of("no click", 2));
        assertThat(reserved.without(before))
                .isEqualTo(new Reading(
                        List.of(buys(other)),
                        Map.of(
                                "no click", 2,
                                "the bought product is that of a test or dev goal", 2,
                                "the wanted product is that of a test or dev goal", 1)));
        assertThat(reserved.withTrajectories(before.trajectories()))
                .isEqualTo(new Reserved.Overlap(4, 1, 1, 1, 2, 2, 2));
    }

    @Test
    void trainingGoalsShareNeitherGoalNorProductWithTheReservedOnes() {
        Reserved.Overlap overlap = reserved.with(shop.splits().train());
        assertThat(overlap.of()).isEqualTo(shop.splits().train().size());
        assertThat(overlap.goals() + overlap.products()).isZero();
        assertThat(reserved.with(List.of(test, training, dev)))
                .extracting(Reserved.Overlap::goals, Reserved.Overlap::products, Reserved.Overlap::instructions)
                .containsExactly(2, 2, 2);
        assertThat(reserved.size())
                .isEqualTo(shop.splits().test().size() + shop.splits().dev().size());
    }

    @Test
    void aGoalThatTheShopDoesNotHaveIsNamed() {
        Trajectory foreign = walk(2488, List.of(click(other), "click[next >]"), "click[buy now]");
        assertThatThrownBy(() -> reserved.require(FILE, List.of(foreign)))
                .isInstanceOf(InputException.class)
                .hasMessage("a trajectory is after goal 2488: the shop's goals are 0 to 2487; take goals out of"
                        + " trajectories of another shop");
    }
}
