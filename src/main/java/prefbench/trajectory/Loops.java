package prefbench.trajectory;

import java.util.ArrayList;
import java.util.List;

/** Cuts the circles out of a trajectory: of the visits to equal states only the last one's action is kept. */
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
            if (steps.get(i).state().equals(steps.get(first).state())) {
                last = i;
            }
        }
        return last;
    }
}
