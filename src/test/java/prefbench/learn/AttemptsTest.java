package prefbench.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import prefbench.policy.ChoicePolicy;
import prefbench.policy.RandomPolicy;
import prefbench.trajectory.Trajectory;

class AttemptsTest {
    private static Practice practice;
    private static ChoicePolicy policy;

    @BeforeAll
    static void open() {
        practice = new Practice();
        policy = practice.policy();
    }

    @AfterAll
    static void close() {
        policy.close();
        practice.close();
    }

    @Test
    void learnersOfOneSeedMeetTheSameGoalsAndTheFirstEpisodesTheSameLuck() {
        List<Trajectory> alone = trajectories(attempts(3), 4, 1);
        List<Trajectory> groups = trajectories(attempts(3), 4, 3);
        for (int goal = 0; goal < 4; goal++) {
            assertThat(groups.get(3 * goal)).isEqualTo(alone.get(goal));
            for (int i = 1; i < 3; i++) {
                assertThat(groups.get(3 * goal + i).goal())
                        .isEqualTo(alone.get(goal).goal());
            }
        }
        assertThat(groups).as("luck within a group").doesNotHaveDuplicates();
        assertThat(trajectories(attempts(4), 4, 1)).isNotEqualTo(alone);
    }

    @Test
    void howManyArePlayedAtOnceChangesNoEpisode() {
        Attempts twice = attempts(3);
        List<Trajectory> first = trajectories(twice, 1, 1);
        List<Trajectory> rest = trajectories(twice, 3, 1);
        assertThat(java.util.stream.Stream.concat(first.stream(), rest.stream()).toList())
                .isEqualTo(trajectories(attempts(3), 4, 1));
        assertThat(twice.played()).isEqualTo(4);
    }

    @Test
    void everyActionKeepsItsLogProbability() {
        Attempt attempt = attempts(3).play(new RandomPolicy(), 1, 1).get(0);
        assertThat(attempt.length()).isEqualTo(attempt.trajectory().steps().size());
        for (int t = 0; t < attempt.length(); t++) {
            int actions = attempt.trajectory().steps().get(t).state().actions().size();
            assertThat(attempt.logProbabilities()[t]).isEqualTo(-Math.log(actions));
        }
    }

    @Test
    void partsHoldEveryStepOnceInOrder() {
        List<Attempt> played = attempts(3).play(new RandomPolicy(), 20, 1);
        Steps steps = Steps.of(played, (episode, t) -> episode, (episode, t) -> t);
        assertThat(steps.size()).isGreaterThan(64);
        assertThat(steps.ranges().stream().flatMap(range -> steps.at(range).states().stream()))
                .containsExactlyElementsOf(played.stream()
                        .flatMap(attempt -> attempt.trajectory().steps().stream())
                        .map(Trajectory.Step::state)
                        .toList());
        Steps second = steps.at(steps.ranges().get(1));
        assertThat(second.credit()[0]).isEqualTo(steps.credit()[64]);
        assertThat(second.weights()[0]).isEqualTo(steps.weights()[64]);
        assertThat(second.actions()[0]).isEqualTo(steps.actions()[64]);
        assertThat(second.logProbabilities()[0]).isEqualTo(steps.logProbabilities()[64]);
    }

    private static List<Trajectory> trajectories(Attempts attempts, int goals, int each) {
        return attempts.play(new RandomPolicy(), goals, each).stream()
                .map(Attempt::trajectory)
                .toList();
    }

    private static Attempts attempts(long seed) {
        return new Attempts(practice.start(policy, policy, List.of(), seed, 6));
    }
}
