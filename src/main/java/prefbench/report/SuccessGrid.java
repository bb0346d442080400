package prefbench.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.Decoding;
import prefbench.experiment.GoalValues;
import prefbench.experiment.Metric;
import prefbench.experiment.TrialResult;
import prefbench.stats.Clusters;
import prefbench.stats.SampleMean;

/**
 * An arm's final successes in per cent, or differences of two arms' in points: one row for each seed, one column for each goal.
 *
 * @param goals indices in the shop's goal order
 * @param products which goals are of one product
 */
record SuccessGrid(List<Long> seeds, List<Integer> goals, Clusters products, double[][] values) {

    /** Empty if the arm has no such evaluation. */
    static Optional<SuccessGrid> of(ArmTrials arm, Decoding decoding) {
        List<TrialResult> results = arm.results().stream()
                .filter(result -> result.spec().amounts().decodings().contains(decoding))
                .toList();
        if (results.isEmpty()) {
            return Optional.empty();
        }
        List<TrialResult.Outcome> played = results.get(0).evaluation(decoding).outcomes();
        return Optional.of(new SuccessGrid(
                results.stream().map(result -> result.spec().seed()).toList(),
                played.stream().map(TrialResult.Outcome::goal).toList(),
                GoalValues.products(played),
                results.stream()
                        .map(result -> Metric.SUCCESS_RATE
                                .byGoal(result, decoding)
                                .orElseThrow()
                                .values())
                        .toArray(double[][]::new)));
    }

    /** These goals only. */
    SuccessGrid among(Set<Integer> wanted) {
        int[] columns = IntStream.range(0, goals.size())
                .filter(column -> wanted.contains(goals.get(column)))
                .toArray();
        return new SuccessGrid(
                seeds,
                Arrays.stream(columns).mapToObj(goals::get).toList(),
                products.among(columns),
                Arrays.stream(values)
                        .map(row -> Arrays.stream(columns)
                                .mapToDouble(column -> row[column])
                                .toArray())
                        .toArray(double[][]::new));
    }

    /** These seeds only. */
    SuccessGrid of(List<Long> wanted) {
        return new SuccessGrid(
                wanted,
                goals,
                products,
                wanted.stream().map(seed -> values[seeds.indexOf(seed)]).toArray(double[][]::new));
    }

    /** Of the seeds that both have, which played the same goals. */
    SuccessGrid minus(SuccessGrid other) {
        List<Long> both = seeds.stream().filter(other.seeds::contains).toList();
        double[][] differences = new double[both.size()][goals.size()];
        for (int row = 0; row < both.size(); row++) {
            double[] one = values[seeds.indexOf(both.get(row))];
            double[] another = other.values[other.seeds.indexOf(both.get(row))];
            for (int column = 0; column < goals.size(); column++) {
                differences[row][column] = one[column] - another[column];
            }
        }
        return new SuccessGrid(both, goals, products, differences);
    }

    /** NaN without a seed or a goal. */
    double mean() {
        return Arrays.stream(values).flatMapToDouble(Arrays::stream).average().orElse(Double.NaN);
    }

    /** Zeros and ones, of a policy that does not train and has one row. */
    SampleMean shares() {
        return SampleMean.of(Arrays.stream(values[0]).map(value -> value / 100).toArray(), products);
    }
}
