package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static prefbench.trajectory.TrajectorySource.generatedTrajectories;
import static prefbench.trajectory.TrajectorySource.humanTrajectories;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.learn.Continued;
import prefbench.learn.Dpo;
import prefbench.learn.FilteredCloning;
import prefbench.learn.Ppo;
import prefbench.learn.Recipe;
import prefbench.learn.Untrained;
import prefbench.policy.bart.BartConfig;
import prefbench.policy.bart.BartQueryWriter;
import prefbench.policy.tokenizer.ByteLevelTokenizer;
import prefbench.shop.Goal;
import prefbench.shop.GoalKind;
import prefbench.shop.Shop;
import prefbench.text.InputException;
import prefbench.trajectory.Demonstrations;
import prefbench.trajectory.Loops;
import prefbench.trajectory.Trajectory;
import prefbench.trajectory.TrajectoryFiles;

/** Whole trials, small, on the made-up shop and a checkpoint of a few steps. */
class TrialRunTest {
    private static final TrialSpec.Amounts AMOUNTS = new TrialSpec.Amounts(
            12, 2, 30, 48, 12, Split.TEST, 3, 2, 2, List.of(Decoding.GREEDY, Decoding.SAMPLED), 6, 0);

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
    void dpoTwiceGivesTheSameBytesAndMovesItsParameters() {
        assertRepeats(Dpo.on(humanTrajectories()));
    }

    @Test
    void dpoOnTrajectoriesTwiceGivesTheSameBytesAndMovesItsParameters() {
        Dpo eto = Dpo.on(humanTrajectories()).trajectoryLevel();
        assertRepeats(eto);
        TrialResult result = run(spec(eto, Budget.ofSteps(2)));
        assertThat(result.data().pairs()).isEqualTo(2);
        assertThat(result.episodes()).isEqualTo(2 + result.data().degeneratePairs());
    }

    @Test
    void dpoOnGeneratedTrajectoriesCountsItsAttempts() {
        TrialResult result = run(spec(Dpo.on(generatedTrajectories().few()), Budget.ofSteps(1)));
        assertThat(result.data().wanted()).isEqualTo(2);
        assertThat(result.data().generationAttempts()).isBetween(1, 30);
        assertThat(result.data().available()).isLessThanOrEqualTo(2);
    }

    @Test
    void withoutOneGeneratedTrajectoryNothingIsLearnedAndThatIsSaid() {
        TrialSpec.Amounts hopeless =
                new TrialSpec.Amounts(12, 2, 1, 48, 12, Split.TEST, 1, 1, 1, List.of(Decoding.GREEDY), 1, 0);
        TrialResult result =
                run(new TrialSpec(Dpo.on(generatedTrajectories().few()), 0, Budget.ofSteps(3), data, hopeless, places));
        assertThat(result.stop()).isEqualTo(Budget.Stop.NO_DATA);
        assertThat(result.data()).isEqualTo(new TrialResult.DataUse(0, 0, 1, 2, 0, 0));
        assertThat(result.parametersAfter()).isEqualTo(result.parametersBefore());
    }

    @Test
    void aContinuedTrialIsTheFirstRecipesForHalfOfItsStepsAndThenTheOthers() {
        Dpo human = Dpo.on(humanTrajectories()).learningRate(1e-3);
        Recipe both = human.then(FilteredCloning.on(humanTrajectories().few()));
        TrialResult result = run(spec(both, Budget.ofSteps(4)));
        TrialResult alone = run(spec(human, Budget.ofSteps(4)));
        assertThat(result.steps()).isEqualTo(4);
        assertThat(result.curve()).extracting(TrialResult.CurvePoint::steps).containsExactly(0L, 2L, 4L);
        List<TrialResult.MetricRow> first =
                alone.metrics().stream().filter(row -> row.step() <= 2).toList();
        assertThat(result.metrics().subList(0, first.size())).isEqualTo(first);
        assertThat(result.metrics().get(first.size()).values()).doesNotContainKey("rewards/margins");
        assertThat(result.data().wanted()).isEqualTo(AMOUNTS.many() + AMOUNTS.few());
        assertThat(result.data().pairs()).isLessThan(alone.data().pairs());
        assertThat(ResultFile.text(run(spec(both, Budget.ofSteps(4))))).isEqualTo(ResultFile.text(result));
    }

    @Test
    void whatAContinuedTrialRefersToIsTheImitationPolicyOrWhatTheFirstRecipeMadeOfIt() {
        Dpo strong = Dpo.on(humanTrajectories()).learningRate(1e-2);
        TrialResult fromFirst = run(spec(strong.then(strong), Budget.ofSteps(4)));
        TrialResult fromImitation =
                run(spec(strong.then(strong).anchor(Continued.Anchor.IMITATION), Budget.ofSteps(4)));
        // Only a policy that is its own reference has margins of exactly 0.
        assertThat(margins(fromFirst, 3)).isZero();
        assertThat(margins(fromImitation, 3)).isNotZero();
    }

    @Test
    void aContinuedTrialWithoutDataForItsSecondRecipeIsReproduced() {
        TrialSpec.Amounts hopeless =
                new TrialSpec.Amounts(12, 2, 1, 48, 12, Split.TEST, 1, 1, 1, List.of(Decoding.GREEDY), 1, 0);
        Recipe both =
                Dpo.on(humanTrajectories()).then(Dpo.on(generatedTrajectories().few()));
        TrialSpec spec = new TrialSpec(both, 0, Budget.ofSteps(4), data, hopeless, places);
        TrialResult first = run(spec);
        assertThat(first.stop()).isEqualTo(Budget.Stop.NO_DATA);
        assertThat(first.steps()).isEqualTo(2);
        assertThat(first.data().wanted()).isEqualTo(14);
        TrialResult again = new TrialRun(spec, Optional.of(first), System::nanoTime, (phase, step, of) -> {})
                .run()
                .result();
        assertThat(ResultFile.text(again)).isEqualTo(ResultFile.text(first));
    }

    @Test
    void nothingIsMeasuredOnWhatAnEarlierRecipeHasLearnedFrom() {
        try (Scene scene = Scene.open(
                spec(Dpo.on(humanTrajectories()).then(Dpo.on(humanTrajectories().few())), Budget.ofSteps(4)))) {
            Ancestry ancestry = new Ancestry(scene.shop(), Map.of());
            TrainingData many = TrainingData.of(scene, scene.part(0), ancestry);
            TrainingData few = TrainingData.of(scene, scene.part(1), ancestry).after(Set.copyOf(many.trajectories()));
            assertThat(few.trajectories()).isNotEmpty();
            assertThat(few.heldOut()).isNotEmpty().doesNotContainAnyElementsOf(many.trajectories());
        }
    }

    @Test
    void aSmallerDataSetOfOneSeedIsTheBeginningOfALargerOneAndAnotherSeedHasAnother() {
        List<Trajectory> four = humans(4, 0);
        assertThat(four).hasSize(4);
        assertThat(humans(2, 0)).isEqualTo(four.subList(0, 2));
        assertThat(humans(7, 0).subList(0, 4)).isEqualTo(four);
        assertThat(humans(4, 1)).isNotEqualTo(four);
    }

    @Test
    void lineageSaysWhereEveryTrajectoryOfEveryPartComesFrom() {
        Recipe both = Dpo.on(humanTrajectories().size(3))
                .then(Dpo.on(generatedTrajectories().few()));
        Lineage lineage = outcome(spec(both, Budget.ofSteps(2))).lineage();
        assertThat(lineage.proof().holds()).isTrue();
        assertThat(lineage.proof().goals().of()).isGreaterThan(50);
        assertThat(lineage.proof().trajectories().of())
                .isEqualTo(lineage.entries().size());
        List<Trajectory> walked = TrajectoryFiles.read(Path.of(places.demonstrations()));
        assertThat(lineage.entries()).hasSizeBetween(3, 5);
        assertThat(lineage.entries().subList(0, 3)).allSatisfy(entry -> {
            Trajectory source = walked.get(entry.origin().number() - 1);
            assertThat(entry.part()).isZero();
            assertThat(entry.origin().source()).isEqualTo("demonstration");
            assertThat(entry.goal()).isEqualTo(source.goal());
            assertThat(entry.sha256()).isEqualTo(TrajectoryFiles.sha256(Loops.pruned(source)));
            assertThat(entry.provenance()).isEqualTo("simulated-human");
        });
        assertThat(lineage.entries().stream().skip(3)).allSatisfy(entry -> {
            assertThat(entry.part()).isOne();
            assertThat(entry.origin().source()).isEqualTo("generation");
            assertThat(entry.origin().streams())
                    .matches("generation-goal %d; generation-wave 0, action %d %d"
                            .formatted(
                                    entry.origin().number(),
                                    entry.goal(),
                                    entry.origin().number()));
            assertThat(entry.reward()).isOne();
        });
        assertThat(outcome(spec(both, Budget.ofSteps(2))).lineage().text()).isEqualTo(lineage.text());
    }

    @Test
    void aPlantedTestGoalIsRefusedBeforeTraining() {
        Path planted = folder.resolve("planted.jsonl");
        List<Trajectory> walked = new ArrayList<>(TrajectoryFiles.read(Path.of(places.demonstrations())));
        int goal;
        try (Shop shop = Shop.open(Path.of(places.shop()), GoalKind.HUMAN)) {
            goal = shop.splits().test().get(0).index();
        }
        Trajectory last = walked.remove(walked.size() - 1);
        walked.add(new Trajectory(goal, last.provenance(), last.steps(), last.reward()));
        Demonstrations.materialise(walked, planted);
        TrialSpec.Places leaking = new TrialSpec.Places(places.shop(), planted.toString(), places.checkpoint());
        TrialSpec spec = new TrialSpec(Dpo.on(humanTrajectories()), 0, Budget.ofSteps(1), data, AMOUNTS, leaking);
        assertThatThrownBy(() -> run(spec))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(
                        "%s, trajectory %d: found goal %d, after product ".formatted(planted, walked.size(), goal))
                .hasMessageContaining("; a test or development goal must not be trained on; ");
    }

    private static List<Trajectory> humans(int size, long seed) {
        Recipe recipe = Dpo.on(humanTrajectories().size(size));
        try (Scene scene = Scene.open(new TrialSpec(recipe, seed, Budget.ofSteps(1), data, AMOUNTS, places))) {
            return TrainingData.of(scene, scene.part(0), new Ancestry(scene.shop(), Map.of()))
                    .trajectories();
        }
    }

    private static double margins(TrialResult result, long step) {
        return result.metrics().stream()
                .filter(row -> row.step() == step && row.values().containsKey("rewards/margins"))
                .findFirst()
                .orElseThrow()
                .values()
                .get("rewards/margins");
    }

    @Test
    void ppoTwiceGivesTheSameBytesAndMovesItsParameters() {
        assertRepeats(Ppo.modern().rollout(2, 3, 1, 4));
    }

    @Test
    void aBudgetInEpisodesIsOverrunByOneStepAtMost() {
        TrialResult result = run(spec(Ppo.inShop().rollout(3, 4, 1, 4), new Budget(0, 4, 0)));
        assertThat(result.stop()).isEqualTo(Budget.Stop.EPISODES);
        assertThat(result.episodes()).isGreaterThanOrEqualTo(4);
        long before = result.metrics().size() - 1;
        assertThat(result.steps()).isGreaterThan(before - 1);
    }

    @Test
    void aTrialThatTheClockStoppedIsReproducedToItsStepByteForByte() {
        TrialSpec spec = spec(Dpo.on(humanTrajectories()), Budget.ofSeconds(1));
        AtomicLong clock = new AtomicLong();
        // Every look at the clock takes 70 ms: two looks a step.
        TrialResult stopped = new TrialRun(
                        spec, Optional.empty(), () -> clock.addAndGet(70_000_000L), (phase, step, of) -> {})
                .run()
                .result();
        assertThat(stopped.stop()).isEqualTo(Budget.Stop.WALL_CLOCK);
        TrialResult again = new TrialRun(spec, Optional.of(stopped), System::nanoTime, (phase, step, of) -> {})
                .run()
                .result();
        assertThat(ResultFile.text(again)).isEqualTo(ResultFile.text(stopped));
    }

    @Test
    void policiesThatDoNotTrainTakeNoStep() {
        for (Recipe recipe : List.of(Untrained.imitation(), Untrained.rule(), Untrained.random())) {
            TrialResult result = run(spec(recipe, Budget.ofSteps(5)));
            assertThat(result.steps()).isZero();
            assertThat(result.parametersAfter()).isEqualTo(result.parametersBefore());
            assertThat(result.evaluations())
                    .extracting(TrialResult.Evaluation::decoding)
                    .containsExactly(Decoding.GREEDY, Decoding.SAMPLED);
        }
    }

    @Test
    void chanceIsSampledUnderGreedyDecodingToo() {
        List<TrialResult.Evaluation> evaluations =
                run(spec(Untrained.random(), Budget.ofSteps(1))).evaluations();
        assertThat(evaluations.get(0).outcomes()).isEqualTo(evaluations.get(1).outcomes());
    }

    @Test
    void allArmsAreEvaluatedOnTheSameGoals() {
        List<Integer> rule = goals(run(spec(Untrained.rule(), Budget.ofSteps(1))));
        List<Integer> dpo = goals(run(spec(Dpo.on(humanTrajectories()), Budget.ofSteps(1))));
        assertThat(dpo).isEqualTo(rule).hasSize(3);
    }

    @Test
    void theGoalsAreThoseOfTheSplitFromTheFirstOn() {
        TrialSpec.Amounts onDev = new TrialSpec.Amounts(
                12, 2, 30, 48, 12, Split.DEV, 3, 2, 2, List.of(Decoding.GREEDY, Decoding.SAMPLED), 6, 0);
        TrialResult dev = run(new TrialSpec(Untrained.rule(), 0, Budget.ofSteps(1), data, onDev, places));
        TrialResult test = run(spec(Untrained.rule(), Budget.ofSteps(1)));
        try (Shop shop = Shop.open(Path.of(places.shop()), GoalKind.HUMAN)) {
            assertThat(goals(dev)).isEqualTo(indices(shop.splits().dev().subList(0, 3)));
            assertThat(goals(test)).isEqualTo(indices(shop.splits().test().subList(0, 3)));
            assertThat(dev.curve().get(0).evaluation().outcomes())
                    .extracting(TrialResult.Outcome::goal)
                    .containsExactlyElementsOf(indices(shop.splits().dev().subList(0, 2)));
        }
    }

    private static List<Integer> indices(List<Goal> goals) {
        return goals.stream().map(Goal::index).toList();
    }

    @Test
    void aShopThatChangedSinceThePlanIsRefused() {
        TrialSpec.Data other = new TrialSpec.Data("0f", 0, "human", "any", "simulated-human", "any");
        TrialSpec spec = new TrialSpec(Untrained.rule(), 0, Budget.ofSteps(1), other, AMOUNTS, places);
        assertThatThrownBy(() -> run(spec))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "%s: found data with SHA-256 %s; the trial was planned on 0f; restore the files, or plan anew"
                                .formatted(places.shop(), data.shop()));
    }

    @Test
    void aTrainedWritersQueriesAreTheSearchPagesActions() {
        Path folder = queryWriter();
        QuerySource source = QuerySource.of(Optional.of(folder));
        TrialResult written = run(withQueries(source, source.hash()));
        assertThat(written.spec().data().queries()).hasSize(64);
        assertThat(Run.canonical(written.spec()))
                .isNotEqualTo(Run.canonical(spec(Untrained.rule(), Budget.ofSteps(1))));
        // Fresh weights write noise, which finds other products than the rule's queries do.
        assertThat(written.evaluations().get(0).outcomes())
                .isNotEqualTo(run(spec(Untrained.rule(), Budget.ofSteps(1)))
                        .evaluations()
                        .get(0)
                        .outcomes());
    }

    @Test
    void aQueryWriterThatChangedSinceThePlanIsRefused() {
        QuerySource source = QuerySource.of(Optional.of(queryWriter()));
        assertThatThrownBy(() -> run(withQueries(source, "0f")))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "%s: found a query writer with SHA-256 %s; the trial was planned with 0f; restore the files,"
                                + " or plan anew",
                        source.folder(), source.hash());
    }

    private static Path queryWriter() {
        Path writer = folder.resolve("writer");
        BartConfig small = new BartConfig(16, 1, 1, 1, 1, 32, 32, 64, false, 64, 8);
        ByteLevelTokenizer tokenizer = ByteLevelTokenizer.train(List.of("a red dress"), 270);
        try (BartQueryWriter fresh = BartQueryWriter.create(small, tokenizer, 1)) {
            fresh.save(writer);
        }
        return writer;
    }

    private static TrialSpec withQueries(QuerySource source, String hash) {
        TrialSpec.Data with = new TrialSpec.Data(data.shop(), 0, "human", "any", "simulated-human", "any", hash);
        TrialSpec.Places at =
                new TrialSpec.Places(places.shop(), places.demonstrations(), places.checkpoint(), source.folder());
        return new TrialSpec(Untrained.rule(), 0, Budget.ofSteps(1), with, AMOUNTS, at);
    }

    private static void assertRepeats(Recipe recipe) {
        TrialSpec spec = spec(recipe, Budget.ofSteps(2));
        TrialResult first = run(spec);
        assertThat(first.steps()).isEqualTo(2);
        assertThat(first.curve()).extracting(TrialResult.CurvePoint::fraction).containsExactly(0.0, 0.5, 1.0);
        assertThat(first.parametersAfter()).isNotEqualTo(first.parametersBefore());
        assertThat(ResultFile.text(run(spec))).isEqualTo(ResultFile.text(first));
    }

    private static List<Integer> goals(TrialResult result) {
        return result.evaluations().get(0).outcomes().stream()
                .map(TrialResult.Outcome::goal)
                .toList();
    }

    private static TrialSpec spec(Recipe recipe, Budget budget) {
        return new TrialSpec(recipe, 0, budget, data, AMOUNTS, places);
    }

    private static TrialResult run(TrialSpec spec) {
        return outcome(spec).result();
    }

    private static TrialRun.Outcome outcome(TrialSpec spec) {
        return new TrialRun(spec, Optional.empty(), System::nanoTime, (phase, step, of) -> {}).run();
    }
}
