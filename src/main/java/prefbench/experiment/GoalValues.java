package prefbench.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import prefbench.experiment.TrialResult.Outcome;
import prefbench.stats.Clusters;
import prefbench.stats.CrossedMean;
import prefbench.stats.SampleMean;
import prefbench.stats.StudentT;

/**
 * One value for each goal, NaN where it has none, and which goals are of one product.
 *
 * @param values in the order of the evaluation that they are of
 */
public record GoalValues(double[] values, Clusters products) {

    public static GoalValues of(double[] values, List<Outcome> outcomes) {
        return new GoalValues(values, products(outcomes));
    }

    public static Clusters products(List<Outcome> outcomes) {
        return Clusters.of(outcomes.stream().map(Outcome::product).toList());
    }

    /** Of the goals that have a value. */
    SampleMean mean() {
        int[] kept = IntStream.range(0, values.length)
                .filter(goal -> !Double.isNaN(values[goal]))
                .toArray();
        return SampleMean.of(
                Arrays.stream(kept).mapToDouble(goal -> values[goal]).toArray(), products.among(kept));
    }

    /** Of two arms' differences, or of one perturbation's; one for each seed, on the same goals. */
    static CrossedMean crossed(List<GoalValues> bySeed) {
        return CrossedMean.of(rows(bySeed), bySeed.get(0).products);
    }

    static double[][] rows(List<GoalValues> bySeed) {
        return bySeed.stream().map(GoalValues::values).toArray(double[][]::new);
    }

    /** Goal by goal, of an evaluation on the same goals. */
    GoalValues minus(GoalValues other) {
        return new GoalValues(StudentT.differences(values, other.values), products);
    }
}
