package prefbench.trajectory;

import java.util.ArrayList;
import java.util.List;
import prefbench.policy.State;

/**
 * Cuts the circles out of a trajectory: of the visits to a state only the last one's action is kept. A policy without memory
 * cannot imitate a circle; shown how often people leave a page and come back, it leaves and comes back for ever.
 *
 * <p>Results pages that differ only in which products were visited count as the same state.
 */
public final class Loops {
    private Loops() {}

    /** The same reward, without the steps that led back to where they began. */
    public static Trajectory pruned(Trajectory trajectory) {
        List<Trajectory.Step> kept = new ArrayList<>();
        List<Trajectory.Step> steps = trajectory.steps();
        for (int i = 0; i < steps.size(); i++) {
            i = lastVisit(steps, i);
            kept.add(steps.get(i));
        }
        return new Trajectory(trajectory.goal(), trajectory.provenance(), kept, trajectory.reward());
    }

    private static int lastVisit(List<Trajectory.Step> steps, int first) {
        int last = first;
        for (int i = first + 1; i < steps.size(); i++) {
            if (same(steps.get(i).state(), steps.get(first).state())) {
                last = i;
            }
        }
        return last;
    }

    private static boolean same(State one, State other) {
        return one.actions().equals(other.actions()) && unvisited(one.page()).equals(unvisited(other.page()));
    }

    /** On results pages a clicked button is a visited product; on product pages it is a chosen option, which matters. */
    private static String unvisited(String page) {
        return page.contains("(Total results: ") ? page.replace("[clicked button", "[button") : page;
    }
}
