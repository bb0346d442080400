package prefbench.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import prefbench.policy.Policy;
import prefbench.random.RandomStreams;
import prefbench.shop.Goal;

/**
 * Trajectories that a policy made for its own training, as in Feng and Feng §3.2: sample it on training goals and keep the
 * episodes of reward exactly 1.
 *
 * @param trajectories at most as many as wanted, in the order of their attempts
 * @param attempts episodes sampled until the last one was found, or the limit
 */
public record Generated(List<Trajectory> trajectories, int attempts) {
    /** Attempts between two looks at the count: a constant, since it shapes the batches and so the last bits. */
    private static final int WAVE = 32;

    public Generated {
        trajectories = List.copyOf(trajectories);
    }

    /** Samples until {@code wanted} trajectories are kept or {@code limit} attempts are spent. */
    public static Generated sample(
            Episodes episodes, Policy policy, List<Goal> goals, RandomStreams streams, int wanted, int limit) {
        List<Trajectory> kept = new ArrayList<>();
        int attempts = 0;
        int begun = 0;
        while (begun < limit && kept.size() < wanted) {
            int wave = Math.min(WAVE, limit - begun);
            List<Goal> drawn = new ArrayList<>();
            for (int i = 0; i < wave; i++) {
                SplittableRandom random = streams.stream("generation-goal", begun + i);
                drawn.add(goals.get(random.nextInt(goals.size())));
            }
            RandomStreams luck = streams.child("generation-wave", begun);
            List<Walk> walks = episodes.play(policy, drawn, Choice.sampled(luck));
            for (int i = 0; i < wave && kept.size() < wanted; i++) {
                attempts = begun + i + 1;
                Trajectory trajectory = walks.get(i).trajectory(Trajectory.Provenance.GENERATED);
                if (trajectory.succeeded()) {
                    kept.add(trajectory);
                }
            }
            begun += wave;
        }
        return new Generated(kept, attempts);
    }
}
