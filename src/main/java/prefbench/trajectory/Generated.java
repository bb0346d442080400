package prefbench.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import prefbench.policy.Policy;
import prefbench.random.RandomStreams;
import prefbench.shop.Goal;

/**
 * Trajectories that a policy made for its own training, as in Feng and Feng §3.2: sample it on training goals and keep the
 * episodes of reward exactly 1. Those that reach it by buying the product of a test or development goal are left out ({@link
 * Reserved}). Attempts are keyed by their numbers, so that of one seed a smaller set is the beginning of a larger one.
 *
 * @param kept at most as many as wanted, in the order of their attempts
 * @param attempts episodes sampled until the last one was found, or the limit
 * @param leftOut of the attempts, those of reward 1 that bought a reserved product
 */
public record Generated(List<Kept> kept, int attempts, int leftOut) {
    /** Why attempts of reward 1 are left out. */
    public static final String LEFT_OUT = "generated: " + Reserved.BOUGHT;

    /** Attempts between two looks at the count: a constant, since it shapes the batches and so the last bits. */
    private static final int WAVE = 32;

    /**
     * A trajectory and the attempt, from 0, that made it. Its goal is drawn from stream {@code generation-goal} keyed by the
     * attempt; its luck from {@link #wave}, by goal and {@link #episode}.
     */
    public record Kept(int attempt, Trajectory trajectory) {

        /** Key of {@code generation-wave}: the first attempt played with this one. */
        public int wave() {
            return attempt - episode();
        }

        /** Its place in the wave, from 0. */
        public int episode() {
            return attempt % WAVE;
        }
    }

    public Generated {
        kept = List.copyOf(kept);
    }

    public List<Trajectory> trajectories() {
        return kept.stream().map(Kept::trajectory).toList();
    }

    /** Samples until {@code wanted} trajectories are kept or {@code limit} attempts are spent. */
    public static Generated sample(
            Episodes episodes, Policy policy, List<Goal> goals, RandomStreams streams, int wanted, int limit) {
        Reserved reserved = Reserved.in(episodes.shop());
        List<Kept> kept = new ArrayList<>();
        int attempts = 0;
        int leftOut = 0;
        for (int begun = 0; begun < limit && kept.size() < wanted; begun += WAVE) {
            List<Trajectory> wave = wave(episodes, policy, goals, streams, begun, Math.min(limit, begun + WAVE));
            for (int i = 0; i < wave.size() && kept.size() < wanted; i++) {
                attempts = begun + i + 1;
                Trajectory trajectory = wave.get(i);
                if (trajectory.succeeded() && reserved.objection(trajectory).isPresent()) {
                    leftOut++;
                } else if (trajectory.succeeded()) {
                    kept.add(new Kept(begun + i, trajectory));
                }
            }
        }
        return new Generated(kept, attempts, leftOut);
    }

    private static List<Trajectory> wave(
            Episodes episodes, Policy policy, List<Goal> goals, RandomStreams streams, int from, int to) {
        List<Goal> drawn = new ArrayList<>();
        for (int attempt = from; attempt < to; attempt++) {
            SplittableRandom random = streams.stream("generation-goal", attempt);
            drawn.add(goals.get(random.nextInt(goals.size())));
        }
        RandomStreams luck = streams.child("generation-wave", from);
        return episodes.play(policy, drawn, Choice.sampled(luck)).stream()
                .map(walk -> walk.trajectory(Trajectory.Provenance.GENERATED))
                .toList();
    }
}
