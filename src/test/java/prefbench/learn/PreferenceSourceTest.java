package prefbench.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static prefbench.trajectory.TrajectorySource.humanTrajectories;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import prefbench.policy.State;
import prefbench.text.InputException;
import prefbench.trajectory.Trajectory;

/** Which pairs are made of the demonstrations in the made-up shop. */
class PreferenceSourceTest {
    private static final Dpo PLAIN = Dpo.on(humanTrajectories());

    private static Practice practice;

    @BeforeAll
    static void open() {
        practice = new Practice();
    }

    @AfterAll
    static void close() {
        practice.close();
    }

    @Test
    void theChosenActionIsTheOneTakenAndTheRejectedOneAnotherOfTheSameState() {
        Trajectory trajectory = practice.demonstrations.get(0);
        List<Preference> pairs =
                PreferenceSource.of(PLAIN, practice.start()).training(0, 0).preferences();
        assertThat(pairs).isNotEmpty().allSatisfy(pair -> {
            assertThat(pair.states()).hasSize(1);
            assertThat(trajectory.steps())
                    .contains(new Trajectory.Step(pair.states().get(0), action(pair.chosen())));
            assertThat(action(pair.rejected())).isNotEqualTo(action(pair.chosen()));
            assertThat(pair.chosen().get(0).reference()).isNegative();
        });
    }

    @Test
    void rejectedActionsAreDrawnAfreshAtEveryVisitAndDependOnNothingElse() {
        PreferenceSource source = PreferenceSource.of(PLAIN, practice.start());
        Set<List<Preference>> visits = new HashSet<>();
        for (int visit = 0; visit < 5; visit++) {
            visits.add(source.training(0, visit).preferences());
        }
        assertThat(visits.size()).isGreaterThan(1);
        PreferenceSource other = PreferenceSource.of(PLAIN, practice.start());
        assertThat(other.training(0, 4)).isEqualTo(source.training(0, 4));
    }

    @Test
    void uniformRejectionsLeaveOutOnlyStatesWithOneAction() {
        PreferenceSource source = PreferenceSource.of(PLAIN.rejected(RejectedAction.UNIFORM), practice.start());
        for (int i = 0; i < 8; i++) {
            List<Trajectory.Step> steps = practice.demonstrations.get(i).steps();
            long open = steps.stream()
                    .filter(step -> step.state().actions().size() > 1)
                    .count();
            assertThat(source.training(i, i).preferences()).hasSize((int) open);
            assertThat(source.training(i, i).degenerate()).isEqualTo(steps.size() - (int) open);
        }
    }

    @Test
    void searchesCanBeLeftOut() {
        PreferenceSource all = PreferenceSource.of(PLAIN.keepDegenerate(true), practice.start());
        PreferenceSource clicks =
                PreferenceSource.of(PLAIN.keepDegenerate(true).searchActions(false), practice.start());
        for (int i = 0; i < 8; i++) {
            List<Preference> expected = all.training(i, i).preferences().stream()
                    .filter(pair -> pair.states().get(0).actions().get(0).startsWith("click["))
                    .toList();
            assertThat(clicks.training(i, i).preferences()).isEqualTo(expected);
            assertThat(expected)
                    .hasSizeLessThan(all.training(i, i).preferences().size());
        }
    }

    @Test
    void withoutReferenceItsOpinionIsNothing() {
        for (Dpo recipe : List.of(PLAIN.referenceFree(), PLAIN.referenceFree().trajectoryLevel())) {
            for (Preference pair : training(recipe, practice.start())) {
                assertThat(pair.chosen())
                        .allSatisfy(term -> assertThat(term.reference()).isZero());
                assertThat(pair.rejected())
                        .allSatisfy(term -> assertThat(term.reference()).isZero());
            }
        }
    }

    @Test
    void aTrajectoryIsPreferredAsAWholeToTheReferencesWalk() {
        List<Trajectory> demonstrations = practice.demonstrations.subList(0, 8);
        int pairs = 0;
        for (int i = 0; i < 8; i++) {
            PreferenceSource source = PreferenceSource.of(PLAIN.trajectoryLevel(), practice.start());
            PreferenceSource.Found found = source.training(i, 0);
            assertThat(found.preferences().size() + found.degenerate()).isEqualTo(1);
            assertThat(source.training(i, 99)).isEqualTo(found);
            assertThat(source.episodes()).isEqualTo(1);
            for (Preference pair : found.preferences()) {
                pairs++;
                assertThat(steps(pair, pair.chosen()))
                        .isEqualTo(demonstrations.get(i).steps());
                assertThat(pair.states()).doesNotHaveDuplicates();
                assertThat(pair.rejected())
                        .allSatisfy(term -> assertThat(term.weight()).isEqualTo(1));
                // Both walk to the same goal, so they begin on the same page.
                assertThat(pair.rejected().get(0).state()).isZero();
            }
        }
        assertThat(pairs).isGreaterThan(4);
    }

    @Test
    void aWalkDoesNotDependOnWhatElseIsInTheData() {
        List<Trajectory> data = practice.demonstrations.subList(0, 8);
        PreferenceSource source = PreferenceSource.of(PLAIN.trajectoryLevel(), practice.start());
        source.training(2, 0);
        source.training(7, 1);
        PreferenceSource.Found among = source.training(5, 2);
        PreferenceSource.Found alone = PreferenceSource.of(
                        PLAIN.trajectoryLevel(), practice.start(List.of(data.get(5)), List.of()))
                .training(0, 7);
        assertThat(alone).isEqualTo(among);
    }

    @Test
    void discountedStepsWeighLessTheLaterTheyAre() {
        for (Preference pair : training(PLAIN.discountedTrajectoryLevel(0.7), practice.start())) {
            double[] weights =
                    pair.chosen().stream().mapToDouble(Preference.Term::weight).toArray();
            assertThat(weights).isEqualTo(Pairing.DISCOUNTED_TRAJECTORIES.weights(weights.length, 0.7));
            assertThat(weights[0]).isEqualTo(1);
            assertThat(weights[weights.length - 1]).isLessThan(0.7);
        }
    }

    @Test
    void theFirstDivergenceIsAStepOfBothTrajectories() {
        List<Preference> whole = training(PLAIN.trajectoryLevel(), practice.start());
        List<Preference> parted = training(PLAIN.firstDivergence(), practice.start());
        assertThat(parted).hasSameSizeAs(whole);
        for (int i = 0; i < parted.size(); i++) {
            Preference pair = parted.get(i);
            assertThat(pair.states()).hasSize(1);
            assertThat(action(pair.chosen())).isNotEqualTo(action(pair.rejected()));
            assertThat(steps(whole.get(i), whole.get(i).chosen())).containsAll(steps(pair, pair.chosen()));
            assertThat(steps(whole.get(i), whole.get(i).rejected())).containsAll(steps(pair, pair.rejected()));
        }
    }

    @Test
    void keptDegeneratePairsOfTrajectoriesIgnoreTheReward() {
        Trajectory first = practice.demonstrations.get(0);
        Trajectory worthless = new Trajectory(first.goal(), first.provenance(), first.steps(), 0);
        Start start = practice.start(List.of(worthless), List.of());
        PreferenceSource.Found skipped =
                PreferenceSource.of(PLAIN.trajectoryLevel(), start).training(0, 0);
        assertThat(skipped.preferences()).isEmpty();
        assertThat(skipped.degenerate()).isEqualTo(1);
        PreferenceSource.Found kept = PreferenceSource.of(
                        PLAIN.trajectoryLevel().keepDegenerate(true), start)
                .training(0, 0);
        assertThat(kept.preferences()).hasSize(1);
        assertThat(kept.degenerate()).isEqualTo(1);
    }

    @Test
    void circlesOfTheReferenceAreCutWhereThoseOfTheDataAre() {
        Dpo asWalked = Dpo.on(humanTrajectories().asWalked()).trajectoryLevel();
        List<Preference> cut = training(PLAIN.trajectoryLevel(), practice.start());
        List<Preference> walked = training(asWalked, practice.start());
        assertThat(cut)
                .hasSameSizeAs(walked)
                .allSatisfy(pair -> assertThat(states(pair)).doesNotHaveDuplicates());
        assertThat(walked)
                .anySatisfy(pair -> assertThat(states(pair).size()).isGreaterThan(new HashSet<>(states(pair)).size()));
    }

    @Test
    void trainingDataMustNameGoalsAndRewards() {
        Trajectory known = practice.demonstrations.get(0);
        Trajectory unknown = new Trajectory(-1, known.provenance(), known.steps(), 1);
        Trajectory beyond = new Trajectory(1_000_000, known.provenance(), known.steps(), 1);
        Trajectory unpaid = new Trajectory(known.goal(), known.provenance(), known.steps(), Double.NaN);
        List<Trajectory> bad = List.of(unknown, beyond, unpaid);
        List<Trajectory> data = new ArrayList<>(bad);
        data.add(known);
        Start start = practice.start(data, List.of());
        assertThatThrownBy(() -> PreferenceSource.of(PLAIN.trajectoryLevel(), start))
                .isInstanceOf(InputException.class)
                .hasMessage("the data: found 3 of 4 trajectories without goal in this shop or without reward; pairs of"
                        + " trajectories walk to the same goal and compare rewards; name both in the file, or use"
                        + " actionLevel()");
        assertThat(PreferenceSource.of(PLAIN, start).training(0, 0).degenerate())
                .isNotNegative();
        Start measured = practice.start(List.of(known), bad);
        assertThat(PreferenceSource.of(PLAIN.trajectoryLevel(), measured).heldOut())
                .isEmpty();
        assertThat(PreferenceSource.of(PLAIN, measured).heldOut()).isNotEmpty();
    }

    private static List<Preference> training(Dpo recipe, Start start) {
        PreferenceSource source = PreferenceSource.of(recipe, start);
        List<Preference> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.addAll(source.training(i, i).preferences());
        }
        assertThat(all).isNotEmpty();
        return all;
    }

    private static int action(List<Preference.Term> side) {
        assertThat(side).hasSize(1);
        return side.get(0).action();
    }

    private static List<Trajectory.Step> steps(Preference pair, List<Preference.Term> side) {
        return side.stream()
                .map(term -> new Trajectory.Step(pair.states().get(term.state()), term.action()))
                .toList();
    }

    private static List<State> states(Preference pair) {
        return steps(pair, pair.rejected()).stream().map(Trajectory.Step::state).toList();
    }
}
