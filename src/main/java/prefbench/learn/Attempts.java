package prefbench.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import prefbench.policy.Policy;
import prefbench.shop.Goal;
import prefbench.trajectory.Choice;
import prefbench.trajectory.Episodes;
import prefbench.trajectory.Trajectory;
import prefbench.trajectory.Walk;

/**
 * Whole episodes on training goals, several on each if wanted. Which goal is drawn n-th depends on the seed and n only, and an
 * episode's luck on its goal's n, its number among those on that goal, and the step: learners that share a seed meet the same
 * goals, and the first episode on a goal the same luck. Not thread-safe.
 */
final class Attempts {
    /** Sessions that run together: a constant, since it may move log-probabilities in their last bits. */
    private static final int WIDTH = 32;

    private final Start start;
    private final Episodes episodes;
    private final Recent finished = new Recent();
    private long goals;
    private long played;

    Attempts(Start start) {
        this.start = start;
        this.episodes = new Episodes(start.shop(), start.queries(), WIDTH, start.stepLimit());
    }

    /** Episodes so far. */
    long played() {
        return played;
    }

    Recent finished() {
        return finished;
    }

    /** {@code each} episodes on each of the next {@code count} goals, one goal's after the other's, sampled from the softmax. */
    List<Attempt> play(Policy policy, int count, int each) {
        long first = goals;
        goals += count;
        List<Goal> drawn = new ArrayList<>();
        List<List<Double>> taken = new ArrayList<>();
        for (int i = 0; i < count * each; i++) {
            drawn.add(goal(first + i / each));
            taken.add(new ArrayList<>());
        }
        Choice choice = (episode, goal, step, logProbabilities) -> {
            SplittableRandom luck =
                    start.streams().stream("attempt-action", first + episode / each, episode % each, step);
            int action = Choice.sample(logProbabilities, luck);
            taken.get(episode).add(logProbabilities[action]);
            return action;
        };
        return attempts(episodes.play(policy, drawn, choice), taken);
    }

    private Goal goal(long number) {
        SplittableRandom random = start.streams().stream("attempt-goal", number);
        return start.goals().get(random.nextInt(start.goals().size()));
    }

    private List<Attempt> attempts(List<Walk> walks, List<List<Double>> taken) {
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < walks.size(); i++) {
            Trajectory trajectory = walks.get(i).trajectory(Trajectory.Provenance.GENERATED);
            double[] logProbabilities =
                    taken.get(i).stream().mapToDouble(Double::doubleValue).toArray();
            attempts.add(new Attempt(trajectory, logProbabilities));
            finished.add(trajectory.reward(), logProbabilities.length);
        }
        played += walks.size();
        return attempts;
    }
}
