package prefbench.learn;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import prefbench.policy.State;

/**
 * Steps collected by one policy, flat: entry i of each list belongs to the same step.
 *
 * @param reference log-probabilities of the actions under the reference; empty where nobody asked
 */
record Rollout(
        List<State> states,
        int[] actions,
        double[] logProbabilities,
        double[] reference,
        double[] values,
        double[] advantages,
        double[] returns) {

    /** Track after track, with the advantages of each. */
    static Rollout of(List<Track> tracks, double gamma, double lambda) {
        List<Advantages> credit = tracks.stream()
                .map(track ->
                        Advantages.estimate(track.rewards, track.values, track.done, track.lastValue, gamma, lambda))
                .toList();
        return new Rollout(
                tracks.stream().flatMap(track -> track.states.stream()).toList(),
                tracks.stream()
                        .flatMapToInt(track -> Arrays.stream(track.actions))
                        .toArray(),
                joined(tracks, track -> track.logProbabilities),
                joined(tracks, track -> track.reference),
                joined(tracks, track -> track.values),
                joined(credit, Advantages::advantages),
                joined(credit, Advantages::returns));
    }

    private static <T> double[] joined(List<T> parts, Function<T, double[]> numbers) {
        return parts.stream()
                .flatMapToDouble(part -> Arrays.stream(numbers.apply(part)))
                .toArray();
    }

    int size() {
        return actions.length;
    }

    /** The steps at {@code indices}, their advantages scaled together. */
    Rollout at(int[] indices, Scaling scaling) {
        return new Rollout(
                Arrays.stream(indices).mapToObj(states::get).toList(),
                Arrays.stream(indices).map(i -> actions[i]).toArray(),
                pick(logProbabilities, indices),
                reference.length == 0 ? reference : pick(reference, indices),
                pick(values, indices),
                scaling.of(pick(advantages, indices)),
                pick(returns, indices));
    }

    /** 1 - Var(R - V) / Var(R): 1 is a perfect value head, 0 no better than a constant; NaN if all returns are equal. */
    double explainedVariance() {
        double[] errors = new double[size()];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = returns[i] - values[i];
        }
        double spread = Scaling.variance(returns);
        return spread == 0 ? Double.NaN : 1 - Scaling.variance(errors) / spread;
    }

    private static double[] pick(double[] from, int[] indices) {
        return Arrays.stream(indices).mapToDouble(i -> from[i]).toArray();
    }
}
