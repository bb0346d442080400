package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static prefbench.trajectory.TrajectorySource.humanTrajectories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.learn.Dpo;
import prefbench.learn.Recipe;
import prefbench.learn.Untrained;
import prefbench.policy.QueryWriter;
import prefbench.shop.Goal;
import prefbench.shop.GoalKind;
import prefbench.shop.Perturbation;
import prefbench.shop.Shop;
import prefbench.shop.fixture.MadeUpShop;
import prefbench.trajectory.Demonstrations;

/** Whole trials whose final policies are perturbed, on the made-up shops and a checkpoint of a few steps. */
class AdversityTest {
    private static final TrialSpec.Amounts PERTURBED =
            new TrialSpec.Amounts(12, 2, 30, 48, 12, Split.TEST, 3, 1, 1, List.of(Decoding.GREEDY), 6, 2);

    @TempDir
    static Path folder;

    private static TrialSpec.Data data;
    private static TrialSpec.Places places;

    @BeforeAll
    static void makeCheckpoint() {
        SmallGround ground = SmallGround.in(folder);
        data = ground.data();
        places = ground.places();
    }

    @Test
    void aFinalPolicyMeetsEveryPerturbationOnTheFinalGoalsAndTheSameAtEveryTime() {
        for (Recipe recipe : List.of(Untrained.rule(), Dpo.on(humanTrajectories()))) {
            TrialSpec spec = new TrialSpec(recipe, 0, Budget.ofSteps(1), data, PERTURBED, places);
            TrialResult result = run(spec);
            assertThat(result.perturbed())
                    .extracting(TrialResult.Perturbed::perturbation)
                    .containsExactly(Perturbation.values());
            for (TrialResult.Perturbed perturbed : result.perturbed()) {
                boolean elsewhere = perturbed.perturbation() == Perturbation.UNSEEN_CATEGORIES;
                assertThat(perturbed.evaluation().decoding()).isEqualTo(Decoding.GREEDY);
                assertThat(perturbed.evaluation().outcomes()).hasSize(2);
                assertThat(perturbed.shop().equals(data.shop())).isNotEqualTo(elsewhere);
                if (!elsewhere) {
                    assertThat(indices(perturbed.evaluation()))
                            .isEqualTo(goals(result).subList(0, 2));
                }
            }
            if (recipe.trains()) {
                assertThat(ResultFile.text(run(spec))).isEqualTo(ResultFile.text(result));
            }
            assertThat(ResultFile.parse(folder, ResultFile.text(result), spec)).isEqualTo(result);
        }
    }

    private static List<Integer> indices(TrialResult.Evaluation evaluation) {
        return evaluation.outcomes().stream().map(TrialResult.Outcome::goal).toList();
    }

    @Test
    void aShopOfAUsersHasAsManyGoalsOfUnseenKindsAsItHas() {
        Path small = folder.resolve("small");
        TrialSpec.Data smallData;
        try {
            new MadeUpShop(5, 60, 150).write(small);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Set<String> trained;
        List<Goal> unseen;
        try (Shop shop = Shop.open(small, GoalKind.HUMAN)) {
            smallData = new TrialSpec.Data(shop.hash(), 0, "human", "any", "simulated-human", "any");
            trained = shop.splits().train().stream().map(Goal::query).collect(Collectors.toSet());
            unseen = shop.splits().test().stream()
                    .filter(goal -> !trained.contains(goal.query()))
                    .toList();
        }
        assertThat(unseen).isNotEmpty();
        TrialSpec.Amounts many =
                new TrialSpec.Amounts(12, 2, 30, 48, 12, Split.TEST, 20, 2, 2, List.of(Decoding.GREEDY), 6, 20);
        TrialSpec.Places there =
                new TrialSpec.Places(small.toString(), demonstrationsOf(small).toString(), places.checkpoint());
        List<TrialResult.Perturbed> perturbed = run(new TrialSpec(
                        Untrained.rule(), 0, Budget.ofSteps(1), smallData, many, there))
                .perturbed();
        TrialResult.Perturbed other = perturbed.get(Perturbation.UNSEEN_CATEGORIES.ordinal());
        assertThat(other.shop()).isEqualTo(smallData.shop());
        assertThat(indices(other.evaluation()))
                .isEqualTo(unseen.stream().limit(20).map(Goal::index).toList());
    }

    private static Path demonstrationsOf(Path shopFolder) {
        Path file = folder.resolve("few.jsonl");
        try (Shop shop = Shop.open(shopFolder, GoalKind.HUMAN)) {
            Demonstrations.materialise(
                    Demonstrations.simulated(shop, QueryWriter.byRule(), 4).trajectories(), file);
        }
        return file;
    }

    private static List<Integer> goals(TrialResult result) {
        return indices(result.evaluations().get(0));
    }

    private static TrialResult run(TrialSpec spec) {
        return new TrialRun(spec, Optional.empty(), System::nanoTime, (phase, step, of) -> {})
                .run()
                .result();
    }
}
