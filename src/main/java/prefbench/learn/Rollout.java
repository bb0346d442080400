package prefbench.learn;

import java.util.Arrays;
import java.util.List;
import prefbench.policy.State;

/** Steps collected by one policy, flat: entry i of each list belongs to the same step. */
record Rollout(
        List<State> states,
        int[] actions,
        double[] logProbabilities,
        double[] values,
        double[] advantages,
        double[] returns) {

    int size() {
        return actions.length;
    }

    /** The steps at {@code indices}; with {@code normalize} their advantages have mean 0 and SD 1, as CleanRL does. */
    Rollout at(int[] indices, boolean normalize) {
        double[] picked = pick(advantages, indices);
        return new Rollout(
                Arrays.stream(indices).mapToObj(states::get).toList(),
                Arrays.stream(indices).map(i -> actions[i]).toArray(),
                pick(logProbabilities, indices),
                pick(values, indices),
                normalize ? normalized(picked) : picked,
                pick(returns, indices));
    }

    /** 1 - Var(R - V) / Var(R): 1 is a perfect value head, 0 no better than a constant; NaN if all returns are equal. */
    double explainedVariance() {
        double[] errors = new double[size()];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = returns[i] - values[i];
        }
        double spread = variance(returns);
        return spread == 0 ? Double.NaN : 1 - variance(errors) / spread;
    }

    private static double[] pick(double[] from, int[] indices) {
        return Arrays.stream(indices).mapToDouble(i -> from[i]).toArray();
    }

    private static double[] normalized(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        // torch's std: Bessel's correction; a single value has no spread to divide by.
        double deviation = values.length < 2 ? 0 : Math.sqrt(variance(values) * values.length / (values.length - 1.0));
        return Arrays.stream(values)
                .map(value -> (value - mean) / (deviation + 1e-8))
                .toArray();
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
    }
}
