package prefbench.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static prefbench.trajectory.TrajectorySource.generatedTrajectories;
import static prefbench.trajectory.TrajectorySource.humanTrajectories;

import org.junit.jupiter.api.Test;

class ContinuedTest {
    private static final Dpo HUMAN = Dpo.on(humanTrajectories());
    private static final Dpo GENERATED = Dpo.on(generatedTrajectories().few());

    @Test
    void isTwoPhasesThatShareTheSteps() {
        Continued both = HUMAN.then(GENERATED);
        assertThat(both.phases())
                .containsExactly(
                        new Recipe.Phase(HUMAN, 0.5, Continued.Anchor.IMITATION),
                        new Recipe.Phase(GENERATED, 1, Continued.Anchor.FIRST));
        assertThat(both.share(0.25).anchor(Continued.Anchor.IMITATION).phases())
                .containsExactly(
                        new Recipe.Phase(HUMAN, 0.25, Continued.Anchor.IMITATION),
                        new Recipe.Phase(GENERATED, 1, Continued.Anchor.IMITATION));
        assertThat(HUMAN.phases()).containsExactly(new Recipe.Phase(HUMAN, 1, Continued.Anchor.IMITATION));
    }

    @Test
    void saysWhatItCannotBeMadeOf() {
        assertThatThrownBy(() -> HUMAN.then(Untrained.rule()))
                .hasMessage("second must be one recipe that trains, was Untrained.rule()");
        assertThatThrownBy(() -> HUMAN.then(GENERATED).then(HUMAN))
                .hasMessageStartingWith("first must be one recipe that trains, was Dpo.on(humanTrajectories())");
        assertThatThrownBy(() -> HUMAN.then(GENERATED).share(1)).hasMessage("share must be in (0, 1), was 1.0");
    }

    @Test
    void takesTheTimeOfItsParts() {
        Recipe episodes = Reinforce.inShop().episodes(8);
        assertThat(HUMAN.then(episodes).share(0.75).episodesPerStep()).isEqualTo(2);
    }
}
