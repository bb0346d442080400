package prefbench.learn;

import java.util.List;
import prefbench.policy.ChoicePolicy;
import prefbench.policy.QueryWriter;
import prefbench.random.RandomStreams;
import prefbench.shop.Goal;
import prefbench.shop.Shop;
import prefbench.trajectory.Trajectory;

/**
 * What a learner is given: all arms of an experiment get the same shop and the same imitation policy.
 *
 * @param policy holds the imitation checkpoint's parameters; the learner changes them in place
 * @param reference the same checkpoint, frozen
 * @param goals training goals
 * @param data the arm's trajectories; empty for a learner that makes its own experience
 * @param heldOut trajectories that the arm never trains on
 * @param streams keyed by the training seed
 * @param stepLimit actions after which a training episode is cut off
 */
public record Start(
        Shop shop,
        QueryWriter queries,
        ChoicePolicy policy,
        ChoicePolicy reference,
        List<Goal> goals,
        List<Trajectory> data,
        List<Trajectory> heldOut,
        RandomStreams streams,
        int stepLimit) {
    public Start {
        goals = List.copyOf(goals);
        data = List.copyOf(data);
        heldOut = List.copyOf(heldOut);
    }
}
