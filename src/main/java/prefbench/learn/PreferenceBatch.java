package prefbench.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import prefbench.policy.Policy;
import prefbench.policy.State;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;

/** Preferences that share one forward: their states behind each other, and the log-ratios of the result. */
record PreferenceBatch(List<Preference> preferences) {

    /** The rows that {@link #ratios} expects. */
    List<State> states() {
        List<State> states = new ArrayList<>();
        preferences.forEach(preference -> states.addAll(preference.states()));
        return states;
    }

    /** [pairs]: log pi(y_w|x), out of the log-probabilities [states, actions] of a forward. */
    Tensor chosen(Tensor logProbabilities) {
        return sums(logProbabilities, Preference::chosen);
    }

    /** [pairs]: log pi(y_l|x). */
    Tensor rejected(Tensor logProbabilities) {
        return sums(logProbabilities, Preference::rejected);
    }

    /** Of what {@link #chosen} and {@link #rejected} returned. */
    LogRatios ratios(Tensor chosen, Tensor rejected) {
        TensorType type = chosen.type();
        return new LogRatios(
                chosen.sub(column(Preference::chosen, PreferenceBatch::reference, type)),
                rejected.sub(column(Preference::rejected, PreferenceBatch::reference, type)),
                column(Preference::chosen, List::size, type),
                column(Preference::rejected, List::size, type));
    }

    /** The margins under {@code policy} as it is now, worked out in double precision and without a graph. */
    double[] margins(Policy policy, double beta) {
        List<double[]> now = policy.logProbabilities(states());
        double[] margins = new double[preferences.size()];
        int row = 0;
        for (int pair = 0; pair < margins.length; pair++) {
            Preference preference = preferences.get(pair);
            List<double[]> own = now.subList(row, row + preference.states().size());
            margins[pair] = beta
                    * (logProbability(own, preference.chosen())
                            - reference(preference.chosen())
                            - logProbability(own, preference.rejected())
                            + reference(preference.rejected()));
            row += own.size();
        }
        return margins;
    }

    private static double logProbability(List<double[]> now, List<Preference.Term> side) {
        return Preference.sum(side, term -> now.get(term.state())[term.action()]);
    }

    private static double reference(List<Preference.Term> side) {
        return Preference.sum(side, Preference.Term::reference);
    }

    private Tensor column(
            Function<Preference, List<Preference.Term>> side,
            ToDoubleFunction<List<Preference.Term>> number,
            TensorType type) {
        double[] values = preferences.stream().map(side).mapToDouble(number).toArray();
        return Tensor.of(values, type, values.length);
    }

    /** Sides of unequal length are filled up with terms of weight 0. */
    private Tensor sums(Tensor logProbabilities, Function<Preference, List<Preference.Term>> side) {
        int slots =
                preferences.stream().mapToInt(p -> side.apply(p).size()).max().orElseThrow();
        int pairs = preferences.size();
        long width = logProbabilities.size(1);
        long[] cells = new long[pairs * slots];
        double[] weights = new double[pairs * slots];
        int row = 0;
        for (int pair = 0; pair < pairs; pair++) {
            int at = pair * slots;
            for (Preference.Term term : side.apply(preferences.get(pair))) {
                cells[at] = (row + term.state()) * width + term.action();
                weights[at++] = term.weight();
            }
            row += preferences.get(pair).states().size();
        }
        Tensor terms = logProbabilities
                .reshape(-1)
                .gather(Tensor.of(cells, cells.length))
                .reshape(pairs, slots);
        return terms.mul(Tensor.of(weights, logProbabilities.type(), pairs, slots))
                .sum(-1);
    }
}
