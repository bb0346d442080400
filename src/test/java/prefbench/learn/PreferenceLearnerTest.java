package prefbench.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static prefbench.trajectory.TrajectorySource.humanTrajectories;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import prefbench.trajectory.Trajectory;

/** Every recipe of the family on a tiny policy in the made-up shop. */
class PreferenceLearnerTest {
    private static final Dpo PLAIN = Dpo.on(humanTrajectories()).learningRate(1e-3);

    private static Practice practice;

    @BeforeAll
    static void open() {
        practice = new Practice();
    }

    @AfterAll
    static void close() {
        practice.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyLossMovesTheParametersAtItsFirstStepAndRepeatsItself(PreferenceLoss loss) {
        movesAndRepeats(PLAIN.loss(loss, loss.smoothed() ? 0.1 : 0));
    }

    static Stream<Dpo> otherPairs() {
        return Stream.of(
                PLAIN.trajectoryLevel(),
                PLAIN.trajectoryLevel().loss(PreferenceLoss.IPO_AVERAGE).rejected(RejectedAction.ARGMAX),
                PLAIN.discountedTrajectoryLevel(0.9).trajectoriesPerStep(2),
                PLAIN.firstDivergence().rejected(RejectedAction.UNIFORM),
                PLAIN.rejected(RejectedAction.ARGMAX).referenceFree(),
                PLAIN.rejected(RejectedAction.UNIFORM).searchActions(false),
                PLAIN.keepDegenerate(true).weightDecay(0.1).adam(0.8, 0.99, 1e-6));
    }

    @ParameterizedTest
    @MethodSource("otherPairs")
    void everyPairingMovesTheParametersAtItsFirstStepAndRepeatsItself(Dpo recipe) {
        movesAndRepeats(recipe);
    }

    private static void movesAndRepeats(Dpo recipe) {
        List<String> first = hashes(recipe);
        assertThat(first).doesNotHaveDuplicates();
        assertThat(hashes(recipe)).isEqualTo(first);
    }

    /** Of the parameters before the first step and after each of two. */
    private static List<String> hashes(Dpo recipe) {
        List<String> hashes = new ArrayList<>();
        try (Learner learner = recipe.learner(practice.start())) {
            hashes.add(practice.started().parameters().sha256());
            for (int i = 0; i < 2; i++) {
                assertThat(learner.step())
                        .allSatisfy((name, value) -> assertThat(value).isFinite());
                hashes.add(practice.started().parameters().sha256());
            }
        }
        return hashes;
    }

    @Test
    void aStepsMetricsHaveTrlsNames() {
        for (Dpo recipe : List.of(PLAIN, PLAIN.trajectoryLevel(), PLAIN.loss(PreferenceLoss.IPO_SUM))) {
            try (Learner learner = recipe.learner(practice.start())) {
                assertThat(learner.step().keySet())
                        .containsExactly(
                                "loss",
                                "tokens",
                                "rewards/chosen",
                                "rewards/rejected",
                                "rewards/margins",
                                "rewards/accuracies",
                                "logps/chosen",
                                "logps/rejected",
                                "grad_norm",
                                "pairs");
                assertThat(learner.heldOut().keySet())
                        .containsExactly("rewards/margins/held_out", "rewards/accuracies/held_out");
            }
        }
    }

    @Test
    void thePolicyBeginsAtTheReference() {
        for (Dpo recipe : List.of(PLAIN, PLAIN.trajectoryLevel(), PLAIN.discountedTrajectoryLevel(0.7))) {
            try (Learner learner = recipe.learner(practice.start())) {
                assertThat(learner.heldOut().get("rewards/margins/held_out")).isCloseTo(0, within(1e-5));
                assertThat(learner.step().get("loss")).isCloseTo(Math.log(2), within(1e-5));
            }
        }
    }

    @Test
    void withoutReferenceTheMarginIsThePolicysOwn() {
        try (Learner learner = PLAIN.referenceFree().learner(practice.start())) {
            Map<String, Double> row = learner.step();
            double margin = 0.1 * (row.get("logps/chosen") - row.get("logps/rejected"));
            assertThat(row.get("rewards/margins"))
                    .isCloseTo(margin, within(1e-6))
                    .isNotZero();
            assertThat(row.get("rewards/chosen")).isCloseTo(0.1 * row.get("logps/chosen"), within(1e-6));
        }
    }

    @Test
    void theChosenSideIsLearned() {
        for (Dpo recipe : List.of(PLAIN, PLAIN.trajectoryLevel())) {
            try (Learner learner =
                    recipe.learningRate(3e-3).trajectoriesPerStep(8).learner(practice.start())) {
                for (int i = 0; i < 12; i++) {
                    learner.step();
                }
                assertThat(learner.step().get("rewards/accuracies")).isGreaterThan(0.75);
            }
        }
    }

    @Test
    void severalTrajectoriesMakeOneBatch() {
        double one = 0;
        try (Learner learner = PLAIN.learner(practice.start())) {
            for (int i = 0; i < 3; i++) {
                one += learner.step().get("pairs");
            }
            assertThat(learner.dataUse().pairs()).isEqualTo((long) one);
        }
        try (Learner learner = PLAIN.trajectoriesPerStep(3).learner(practice.start())) {
            assertThat(learner.step()).containsEntry("pairs", one);
            assertThat(learner.dataUse().distinctUsed()).isEqualTo(3);
        }
    }

    @Test
    void degeneratePairsAreCountedWhetherKeptOrNot() {
        Start start = practice.start();
        try (Learner skipping = PLAIN.trajectoriesPerStep(8).learner(start);
                Learner keeping =
                        PLAIN.trajectoriesPerStep(8).keepDegenerate(true).learner(start)) {
            double skipped = skipping.step().get("pairs");
            double kept = keeping.step().get("pairs");
            long degenerate = skipping.dataUse().degeneratePairs();
            assertThat(degenerate).isPositive().isEqualTo(keeping.dataUse().degeneratePairs());
            assertThat(kept).isEqualTo(skipped + degenerate).isEqualTo(steps());
            assertThat(keeping.dataUse().pairs()).isEqualTo((long) kept);
        }
    }

    private static double steps() {
        return practice.demonstrations.subList(0, 8).stream()
                .mapToInt(trajectory -> trajectory.steps().size())
                .sum();
    }

    @Test
    void walksOfTheReferenceAreEpisodes() {
        try (Learner learner = PLAIN.trajectoryLevel().trajectoriesPerStep(3).learner(practice.start())) {
            assertThat(learner.episodes()).isZero();
            learner.step();
            Learner.DataUse use = learner.dataUse();
            assertThat(use.pairs()).isEqualTo(3);
            assertThat(learner.episodes()).isEqualTo(use.distinctUsed()).isEqualTo(use.pairs() + use.degeneratePairs());
        }
        try (Learner learner = PLAIN.learner(practice.start())) {
            learner.step();
            assertThat(learner.episodes()).isZero();
        }
    }

    @Test
    void dataWithoutAnyPairSaysWhy() {
        Trajectory first = practice.demonstrations.get(0);
        Trajectory worthless = new Trajectory(first.goal(), first.provenance(), first.steps(), 0);
        try (Learner learner = PLAIN.trajectoryLevel().learner(practice.start(List.of(worthless), List.of()))) {
            assertThatThrownBy(learner::step)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "no preference in ten passes over 1 trajectories: no walk of the reference earns less than"
                                    + " the demonstration and can be told from it");
            assertThat(learner.episodes()).isEqualTo(1);
            assertThat(learner.heldOut()).isEmpty();
        }
        Trajectory queries =
                new Trajectory(first.goal(), first.provenance(), first.steps().subList(0, 1), 1);
        Dpo clicks = PLAIN.searchActions(false);
        try (Learner learner = clicks.learner(practice.start(List.of(queries), List.of()))) {
            assertThatThrownBy(learner::step)
                    .hasMessage("no preference in ten passes over 1 trajectories: the rejected action always equals the"
                            + " demonstrated one");
        }
    }
}
