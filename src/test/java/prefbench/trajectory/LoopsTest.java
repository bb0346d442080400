package prefbench.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import prefbench.policy.State;

class LoopsTest {

    @Test
    void aStraightWalkStaysAsItIs() {
        assertThat(pages(Loops.pruned(walk("a", "b", "c")))).containsExactly("a", "b", "c");
    }

    @Test
    void aCircleIsCutToItsLastDeparture() {
        Trajectory pruned = Loops.pruned(walk("a", "b", "c", "b", "d"));

        assertThat(pages(pruned)).containsExactly("a", "b", "d");
        assertThat(pruned.steps().get(1).chosen()).isEqualTo(3 % 2);
        assertThat(pruned.reward()).isEqualTo(0.5);
    }

    @Test
    void circlesWithinCirclesAreCutToo() {
        assertThat(pages(Loops.pruned(walk("a", "b", "c", "b", "a", "c", "d")))).containsExactly("a", "c", "d");
    }

    @Test
    void otherActionsMakeAnotherState() {
        Trajectory.Step one = new Trajectory.Step(new State("i", "a", List.of("x", "y")), 0);
        Trajectory.Step two = new Trajectory.Step(new State("i", "a", List.of("x")), 0);
        Trajectory walk = new Trajectory(3, Trajectory.Provenance.GENERATED, List.of(one, two), 1);

        assertThat(Loops.pruned(walk)).isEqualTo(walk);
    }

    private static Trajectory walk(String... pages) {
        List<Trajectory.Step> steps = Stream.iterate(0, i -> i < pages.length, i -> i + 1)
                .map(i -> new Trajectory.Step(new State("i", pages[i], List.of("x", "y")), i % 2))
                .toList();
        return new Trajectory(0, Trajectory.Provenance.GENERATED, steps, 0.5);
    }

    private static List<String> pages(Trajectory trajectory) {
        return trajectory.steps().stream().map(step -> step.state().page()).toList();
    }
}
