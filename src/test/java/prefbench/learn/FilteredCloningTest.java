package prefbench.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import prefbench.policy.ChoicePolicy;
import prefbench.text.InputException;
import prefbench.trajectory.Reserved;
import prefbench.trajectory.Trajectory;
import prefbench.trajectory.TrajectorySource;

class FilteredCloningTest {
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
    void aRoundThatKeepsNothingChangesNothing() {
        Practice.Trained trained = practice.train(FilteredCloning.inShop().round(5, 2, 4), 3, 3, 1);
        assertThat(trained.after()).containsOnly(trained.before());
        assertThat(trained.rows())
                .allSatisfy(
                        row -> assertThat(row).containsEntry("round/kept", 0.0).containsEntry("loss", 0.0));
        assertThat(trained.episodes()).isEqualTo(15);
    }

    @Test
    void aRoundIsPlayedWhenTheLastIsUsedUp() {
        // Each round keeps its 2 episodes of one step each: minibatches of 1, two passes, four optimiser steps.
        FilteredCloning everything =
                FilteredCloning.inShop().threshold(0).asWalked().round(2, 2, 1);
        assertThat(practice.train(everything, 3, 4, 1).episodes()).isEqualTo(2);
        assertThat(practice.train(everything, 3, 5, 1).episodes()).isEqualTo(4);
    }

    @Test
    void noPurchaseOfATestOrDevelopmentProductIsCloned() {
        int episodes = 64;
        Set<String> titles = Stream.of(
                        practice.shop.splits().test(), practice.shop.splits().dev())
                .flatMap(List::stream)
                .map(goal -> goal.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Reserved reserved = Reserved.in(practice.shop);
        List<Attempt> played;
        try (ChoicePolicy policy = practice.policy();
                ChoicePolicy reference = practice.policy()) {
            played = new Attempts(practice.start(policy, reference, List.of(), 3, 12)).play(policy, episodes, 1);
        }
        long bad = played.stream()
                .filter(attempt -> reserved.bought(attempt.trajectory())
                        .filter(titles::contains)
                        .isPresent())
                .count();
        FilteredCloning all = FilteredCloning.inShop().threshold(0).asWalked().round(episodes, 1, 4);
        assertThat(bad).isPositive();
        assertThat(practice.train(all, 3, 1, 12).rows().get(0))
                .containsEntry("round/kept", (double) (episodes - bad))
                .containsEntry("round/left_out", (double) bad);
    }

    @Test
    void theReferencesEpisodesStayThoseOfTheStart() {
        FilteredCloning own =
                FilteredCloning.inShop().threshold(0).round(6, 1, 64).learningRate(0.5);
        Practice.Trained itself = practice.train(own, 3, 2, 4);
        Practice.Trained reference = practice.train(own.ofReference(), 3, 2, 4);
        // The first round is the same for both, and its step is a large one.
        assertThat(reference.after().get(0)).isEqualTo(itself.after().get(0));
        assertThat(reference.after().get(1)).isNotEqualTo(itself.after().get(1));
    }

    @Test
    void givenTrajectoriesAreFilteredAndNothingIsPlayed() {
        Practice.Trained trained = practice.train(
                FilteredCloning.on(TrajectorySource.humanTrajectories()).round(1, 1, 200), 3, 1);
        int walks = practice.walks().size();
        assertThat(trained.episodes()).isZero();
        assertThat(trained.rows().get(0)).containsEntry("round/kept", (double) walks);
        assertThat(trained.use()).isEqualTo(new Learner.DataUse(walks, walks, 0, 0));
    }

    @Test
    void trajectoriesThatTheFilterRejectsCountAsSeen() {
        Trajectory good = practice.walks().get(0);
        Trajectory bad = new Trajectory(good.goal(), good.provenance(), good.steps(), 0.4);
        Trajectory unknown = new Trajectory(good.goal(), good.provenance(), good.steps(), Double.NaN);
        FilteredCloning recipe =
                FilteredCloning.on(TrajectorySource.humanTrajectories()).round(1, 1, 1);
        Practice.Trained trained = practice.trainOn(List.of(bad, good, unknown, good), recipe);
        assertThat(trained.rows().get(0)).containsEntry("round/kept", 2.0);
        assertThat(trained.use()).isEqualTo(new Learner.DataUse(4, 3, 0, 0));
    }

    @Test
    void trajectoriesOfWhichNoneIsGoodEnoughAreRefused() {
        FilteredCloning recipe = FilteredCloning.on(TrajectorySource.humanTrajectories());
        assertThatThrownBy(() -> practice.trainOn(List.of(), recipe))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "humanTrajectories(): found no step to learn from in 0 trajectories; at least one must reach"
                                + " reward 1.0; lower the threshold, or give others");
    }

    @Test
    void saysAllItsSettingsAndNamesTheBadOnes() {
        assertThat(FilteredCloning.on(TrajectorySource.humanTrajectories()).asWalked())
                .hasToString("FilteredCloning.on(humanTrajectories().asWalked()).threshold(1.0).round(32, 1, 32)"
                        + ".learningRate(1.0E-4).adamEpsilon(1.0E-8).maxGradientNorm(1.0)");
        assertThat(FilteredCloning.inShop().ofReference().asWalked())
                .hasToString("FilteredCloning.inShop().ofReference().asWalked().threshold(1.0).round(32, 1, 32)"
                        + ".learningRate(1.0E-4).adamEpsilon(1.0E-8).maxGradientNorm(1.0)");
        assertThatThrownBy(() -> FilteredCloning.inShop().threshold(1.5))
                .hasMessage("threshold must be in [0, 1], was 1.5");
        assertThatThrownBy(() -> FilteredCloning.inShop().round(0, 1, 1))
                .hasMessage("episodes must be positive, was 0");
        assertThatThrownBy(() -> new FilteredCloning(
                        FilteredCloning.Source.DATA, Optional.empty(), 1, false, 1, 1, 1, new Adam(1, 1, 1)))
                .hasMessage("data must be given for source DATA, was Optional.empty");
    }
}
