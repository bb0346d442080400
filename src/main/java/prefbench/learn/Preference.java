package prefbench.learn;

import java.util.List;
import java.util.function.ToDoubleFunction;
import prefbench.policy.State;

/**
 * A chosen and a rejected side: one action each of the same state, or the steps of one trajectory each.
 *
 * @param states that either side's terms stand on, each once
 * @param chosen terms of log pi(y_w|x)
 * @param rejected terms of log pi(y_l|x)
 */
record Preference(List<State> states, List<Term> chosen, List<Term> rejected) {

    Preference {
        states = List.copyOf(states);
        chosen = List.copyOf(chosen);
        rejected = List.copyOf(rejected);
        if (chosen.isEmpty() || rejected.isEmpty()) {
            throw new IllegalArgumentException("both sides of a preference need a step, found %d and %d"
                    .formatted(chosen.size(), rejected.size()));
        }
    }

    /**
     * One step of a side: {@code weight * log pi(action|state)}.
     *
     * @param state index into the preference's states
     * @param action index into the state's actions
     * @param weight 1 unless the steps of a trajectory are discounted
     * @param reference log pi_ref(action|state); 0 for a loss without reference
     */
    record Term(int state, int action, double weight, double reference) {}

    /** Two actions of one state; {@code reference} holds the log-probability of each of its actions. */
    static Preference ofActions(State state, int chosen, int rejected, double[] reference) {
        return new Preference(
                List.of(state),
                List.of(new Term(0, chosen, 1, reference[chosen])),
                List.of(new Term(0, rejected, 1, reference[rejected])));
    }

    /** The weighted sum of {@code number} over a side's terms. */
    static double sum(List<Term> side, ToDoubleFunction<Term> number) {
        double sum = 0;
        for (Term term : side) {
            sum += term.weight * number.applyAsDouble(term);
        }
        return sum;
    }
}
