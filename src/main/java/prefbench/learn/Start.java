package prefbench.learn;

import java.util.List;
import prefbench.policy.ChoicePolicy;
import prefbench.policy.QueryWriter;
import prefbench.random.RandomStreams;
import prefbench.shop.Goal;
import prefbench.shop.Shop;
import prefbench.trajectory.Trajectory;

/**
 * What a learner is given: all arms of an experiment get the same shop and start from the same imitation policy.
 *
 * @param policy to be trained: the imitation checkpoint, or what an earlier recipe made of it ({@link Continued}); the
 *     learner changes its parameters in place
 * @param reference frozen: the imitation checkpoint, or {@code policy} as it is at the start
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
