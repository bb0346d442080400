package prefbench.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a statistic of arms becomes without each single score (Quenouille, Biometrika 43, 1956), by stratum: a task of an arm is
 * one, as the {@link Bootstrap} draws its runs independently of all others.
 */
final class Jackknife {
    private Jackknife() {}

    /** One row for each task of each arm, one value for each of its runs; arms must have two runs at least. */
    static double[][] of(List<Scores> arms, ToDoubleFunction<List<Scores>> statistic) {
        List<double[]> strata = new ArrayList<>();
        for (int arm = 0; arm < arms.size(); arm++) {
            for (int task = 0; task < arms.get(arm).tasks(); task++) {
                double[] without = new double[arms.get(arm).runs()];
                for (int run = 0; run < without.length; run++) {
                    List<Scores> fewer = new ArrayList<>(arms);
                    fewer.set(arm, arms.get(arm).without(run, task));
                    without[run] = statistic.applyAsDouble(fewer);
                }
                strata.add(without);
            }
        }
        return strata.toArray(double[][]::new);
    }
}
