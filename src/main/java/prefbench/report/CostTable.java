package prefbench.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.Metric;
import prefbench.experiment.Suite;
import prefbench.experiment.TrialOutcome.Finished;
import prefbench.experiment.TrialResult.CurvePoint;
import prefbench.learn.Recipe;
import prefbench.report.Evidence.Study;

/**
 * {@code cost.csv}: what an arm's data and training cost by the suite's prices, and what it costs to reach a success level.
 *
 * <pre>
 *   cost = human trajectories x price + generation attempts x price + hours of generating and training x price
 *   cost to level = data + hours of generating and of training up to the first curve point at or above the level
 *   level = success before training on the curve goals + the suite's cost.gain
 * </pre>
 *
 * The level is taken on the goals that curves are played on, since the curves are held against it; the first point above it
 * may be there by luck, the sooner the fewer goals. A seed that never gets there had the same budget as all
 * others of its arm: it counts as dearer than any that does, whatever it cost itself, and there is no median where half of the
 * seeds, or more, do not get there. What all arms share is not charged: the imitation checkpoint with its
 * demonstrations, and evaluations.
 */
final class CostTable {
    private static final double HOUR = 3600;

    private CostTable() {}

    static Table of(Evidence evidence) {
        Suite.Cost prices = evidence.suite().cost();
        Table table =
                new Table("cost.csv", "what an arm costs, and what it costs to reach a level", true, columns(prices));
        for (Study study : evidence.studies()) {
            double level = start(study) + prices.gain();
            study.arms().stream()
                    .filter(arm -> arm.arm().trains() && !arm.results().isEmpty())
                    .forEach(arm -> fill(Keys.name(table.add(), study, arm), arm, prices, level));
        }
        return table;
    }

    private static List<Column> columns(Suite.Cost prices) {
        String money = prices.currency();
        return Columns.of()
                .and(Keys.arm())
                .and(Keys.SEEDS)
                .number(
                        "human_trajectories",
                        "trajectories",
                        "demonstrated ones that it was given, mean over seeds; those that a filter left out are not charged")
                .number("human_cost", money, "of these, at %s each".formatted(price(prices.humanTrajectory())))
                .number("generation_attempts", "episodes", "sampled to generate trajectories, mean over seeds")
                .number("generation_cost", money, "of these, at %s each".formatted(price(prices.generationAttempt())))
                .number(
                        "device_seconds",
                        "s",
                        "generating and training, mean over seeds; of one worker, of which a machine may have several")
                .number("device_cost", money, "of these, at %s an hour".formatted(price(prices.deviceHour())))
                .number("total_cost", money, "human, generation and device cost, for one seed on average")
                .number(
                        "level",
                        "%",
                        "success rate before training on the curve goals, plus %s points (the suite's cost.gain)"
                                .formatted(price(prices.gain())))
                .number("n_reached", "seeds", "seeds whose curve reaches the level")
                .number(
                        "cost_to_level",
                        money,
                        "median over seeds; one that does not reach the level within its budget counts as dearer than all that do; empty if at least half do not")
                .text("to_level", "how many seeds reached the level")
                .list();
    }

    private static String price(double price) {
        return Numbers.shortest(price);
    }

    /** What point 0 of all trials, the imitation policy, succeeds at. */
    private static double start(Study study) {
        return study.arms().stream()
                .filter(arm -> arm.arm().trains())
                .flatMap(arm -> arm.results().stream())
                .filter(result -> !result.curve().isEmpty())
                .mapToDouble(
                        result -> Metric.SUCCESS_RATE.of(result.curve().get(0).evaluation()))
                .average()
                .orElse(Double.NaN);
    }

    private static void fill(Table.Row row, ArmTrials arm, Suite.Cost prices, double level) {
        List<Finished> trials = Evidence.finished(arm);
        double human = mean(trials, CostTable::human);
        double attempts = mean(trials, trial -> trial.result().data().generationAttempts());
        double seconds = mean(
                trials, trial -> trial.timings().generation() + trial.timings().training());
        row.set("n_seeds", trials.size())
                .set("human_trajectories", human)
                .set("human_cost", human * prices.humanTrajectory())
                .set("generation_attempts", attempts)
                .set("generation_cost", attempts * prices.generationAttempt())
                .set("device_seconds", seconds)
                .set("device_cost", seconds / HOUR * prices.deviceHour())
                .set(
                        "total_cost",
                        mean(trials, trial -> cost(trial, trial.timings().training(), prices)))
                .set("level", level);
        reach(
                row,
                trials.stream()
                        .mapToDouble(trial -> reach(trial, prices, level))
                        .toArray());
    }

    /** @param seeds their costs, infinite for one that does not get there */
    private static void reach(Table.Row row, double[] seeds) {
        long reached = Arrays.stream(seeds).filter(Double::isFinite).count();
        row.set("n_reached", reached)
                .set("cost_to_level", median(seeds))
                .set(
                        "to_level",
                        reached == 0
                                ? "not reached within the budget"
                                : "reached by %d of %d seeds".formatted(reached, seeds.length));
    }

    /** The middle one, or the mean of the two middle ones; NaN where that is infinite. */
    private static double median(double[] seeds) {
        double[] sorted = Arrays.stream(seeds).sorted().toArray();
        int n = sorted.length;
        double median = n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        return Double.isFinite(median) ? median : Double.NaN;
    }

    private static double reach(Finished trial, Suite.Cost prices, double level) {
        List<CurvePoint> curve = trial.result().curve();
        List<Double> seconds = trial.timings().curve();
        for (int point = 0; point < Math.min(curve.size(), seconds.size()); point++) {
            if (Metric.SUCCESS_RATE.of(curve.get(point).evaluation()) >= level) {
                return cost(trial, seconds.get(point), prices);
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private static double cost(Finished trial, double training, Suite.Cost prices) {
        return human(trial) * prices.humanTrajectory()
                + trial.result().data().generationAttempts() * prices.generationAttempt()
                + (trial.timings().generation() + training) / HOUR * prices.deviceHour();
    }

    /** Of one seed the phases' demonstrations are parts of each other: the largest is all there is to pay for. */
    private static int human(Finished trial) {
        int wanted = trial.result().spec().recipe().phases().stream()
                .mapToInt(phase -> human(phase, trial))
                .max()
                .orElse(0);
        return Math.min(wanted, trial.result().data().available());
    }

    private static int human(Recipe.Phase phase, Finished trial) {
        return phase.recipe()
                .trajectories()
                .filter(source -> !source.generated())
                .map(source -> source.wanted(
                        trial.result().spec().amounts().many(),
                        trial.result().spec().amounts().few()))
                .orElse(0);
    }

    private static double mean(List<Finished> trials, ToDoubleFunction<Finished> value) {
        return trials.stream().mapToDouble(value).average().orElse(Double.NaN);
    }
}
