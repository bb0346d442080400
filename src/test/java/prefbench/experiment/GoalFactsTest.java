package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.shop.Goal;
import prefbench.shop.GoalKind;
import prefbench.shop.GoalOption;
import prefbench.shop.Product;
import prefbench.shop.Shop;
import prefbench.shop.fixture.MadeUpShop;
import prefbench.text.InputException;

class GoalFactsTest {
    @TempDir
    Path folder;

    @Test
    void aFrameIsTheInstructionWithoutWhatItIsAbout() {
        Goal goal =
                goal("I am looking for a water proof speaker in gold, it's loud, and price lower than 50.00 dollars");

        assertThat(Frames.frame(goal))
                .containsExactly("^", "i", "am", "looking", "for", "a", "_", "in", "_", "it's", "loud", "$");
    }

    @Test
    void aWordingIsSeenIfTrainingHasEveryPairOfItsNeighbours() {
        Frames frames = Frames.of(List.of(
                goal("i want a speaker in gold"), goal("a gold speaker please, and price lower than 9.50 dollars")));

        assertThat(frames.hold(goal("i want a gold one"))).isFalse();
        assertThat(frames.hold(goal("i want a water proof speaker in gold"))).isTrue();
        assertThat(frames.hold(goal("i want a speaker please"))).isTrue();
        assertThat(frames.hold(goal("want a speaker please"))).isFalse();
    }

    @Test
    void factsAreThoseOfTheShopsGoals() throws IOException {
        new MadeUpShop(7, 60, 150).write(folder.resolve("shop"));
        try (Shop shop = Shop.open(folder.resolve("shop"), GoalKind.HUMAN)) {
            List<Goal> played = shop.splits().test();
            List<GoalFacts> facts = GoalFacts.of(shop, played);

            assertThat(facts)
                    .extracting(GoalFacts::goal)
                    .isEqualTo(played.stream().map(Goal::index).toList());
            assertThat(facts).extracting(GoalFacts::wordingSeen).contains(true, false);
            for (int i = 0; i < played.size(); i++) {
                Goal goal = played.get(i);
                Product product = shop.catalog().product(goal.asin()).orElseThrow();
                GoalFacts fact = facts.get(i);
                assertThat(fact.options()).isEqualTo(goal.options().size());
                if (!Double.isNaN(fact.slack())) {
                    assertThat(goal.priceUpper() * (1 - fact.slack())).isCloseTo(shop.price(product), within(1e-9));
                }
            }
        }
    }

    @Test
    void factsAreReadAsTheyWereWritten() {
        List<GoalFacts> facts = List.of(
                new GoalFacts(17, "B01", "garden", "lamps", 2, 1, 0.25, true),
                new GoalFacts(3, "B02", "beauty", "lipstick", 1, 0, Double.NaN, false));
        GoalFacts.write(folder, "SomeExperiment", facts);

        assertThat(GoalFacts.read(folder, "SomeExperiment")).isEqualTo(facts);
        assertThat(GoalFacts.read(folder, "OtherExperiment")).isEmpty();
    }

    @Test
    void factsThatDoNotReadAreNamed() throws IOException {
        GoalFacts.write(folder, "SomeExperiment", List.of());
        Path file = folder.resolve("findings/goals/SomeExperiment.json");
        Files.writeString(file, "[{\"goal\": 1}]");

        assertThatThrownBy(() -> GoalFacts.read(folder, "SomeExperiment"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + ": cannot be read: ")
                .hasMessageEndingWith("; delete it and run again: finished trials are kept");
    }

    @Test
    void aPriceAboveTheCeilingIsNamed() {
        assertThatThrownBy(() -> new GoalFacts(0, "B01", "garden", "lamps", 1, 0, -0.5, true))
                .hasMessage("slack must be in [0, 1), was -0.5");
    }

    @Test
    void factsChangeNoTrial() {
        Ground with = new Ground(
                Samples.GROUND.data(),
                Samples.GROUND.places(),
                Samples.GROUND.goals(),
                Samples.GROUND.model(),
                List.of(new GoalFacts(0, "B01", "garden", "lamps", 1, 0, 0.5, true)));
        List<Arm> arms = List.of(Samples.DPO, Samples.IMITATION);
        Suite suite = Samples.suite(2, true);

        assertThat(Plan.of(arms, suite, with).specs())
                .isEqualTo(Plan.of(arms, suite, Samples.GROUND).specs());
    }

    private static Goal goal(String instruction) {
        return new Goal(
                0,
                "B01",
                "electronics",
                "portable bluetooth speakers",
                "Stereo Speaker, 2 Pack",
                "Electronics › Audio",
                instruction,
                List.of("water proof"),
                List.of(new GoalOption("", "gold")),
                50,
                1);
    }
}
