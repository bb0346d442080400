package prefbench.trajectory;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import prefbench.policy.State;

/**
 * One episode: what was seen, what could be done, what was done, and the reward.
 *
 * @param goal index of the goal in the shop's goal order, or -1 where a file does not say
 * @param provenance who walked
 * @param steps in order; empty when the shopper left at once
 * @param reward in [0, 1]; 0 when nothing was bought; NaN where a file does not say
 */
public record Trajectory(int goal, Provenance provenance, List<Step> steps, double reward) {

    /** Who walked: real people, our made-up shopper, a policy sampled for training data, or a policy under evaluation. */
    public enum Provenance {
        HUMAN("human"),
        SIMULATED_HUMAN("simulated-human"),
        GENERATED("generated"),
        POLICY("policy");

        private final String label;

        Provenance(String label) {
            this.label = label;
        }

        /** The provenance that {@link #toString} gives as {@code label}; empty for another text. */
        public static Optional<Provenance> labelled(String label) {
            return Stream.of(values()).filter(p -> p.label.equals(label)).findFirst();
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /**
     * @param state page and valid actions
     * @param chosen index into {@code state.actions()}
     */
    public record Step(State state, int chosen) {
        public Step {
            if (chosen < 0 || chosen >= state.actions().size()) {
                throw new IllegalArgumentException("chosen action must be in [0, %d), was %d"
                        .formatted(state.actions().size(), chosen));
            }
        }

        public String action() {
            return state.actions().get(chosen);
        }
    }

    public Trajectory {
        steps = List.copyOf(steps);
        if (!(reward >= 0 && reward <= 1) && !Double.isNaN(reward)) {
            throw new IllegalArgumentException("reward must be in [0, 1], was " + reward);
        }
    }

    /** Success as WebShop defines it: reward exactly 1. */
    public boolean succeeded() {
        return reward == 1.0;
    }
}
