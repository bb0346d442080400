package prefbench.experiment;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.TrialResult.Evaluation;
import prefbench.experiment.TrialResult.Outcome;
import prefbench.experiment.TrialResult.Perturbed;
import prefbench.shop.Perturbation;
import prefbench.stats.CrossedMean;
import prefbench.stats.Estimand;
import prefbench.stats.Interval;
import prefbench.stats.TwoGoalSets;

/**
 * What an arm's final policies lose under a perturbation: the unperturbed mean less the perturbed one.
 *
 * <p>The same goals were played by the same seeds both times, under the first decoding, so differences are paired by seed and
 * goal, and the interval is that of {@link CrossedMean} on the goals' population. Goals of unseen categories are others than
 * those that they are compared with, all final goals of kinds that are not among them: there, differences are paired by seed
 * alone ({@link TwoGoalSets}), and a drop holds, beside what being unseen costs, that one set of goals is harder than the other.
 * What a policy that learned nothing drops by tells the second from the first. An arm that does not train has one policy, and
 * its intervals are over goals. Intervals are not corrected for the number of perturbations.
 *
 * @param unperturbed mean, in the metric's unit
 * @param perturbed mean
 * @param drop of the two, with its interval at 95 %
 * @param kind what the interval is, or why there is none
 * @param goals behind the perturbed mean
 * @param unperturbedGoals behind the other: as many, but for unseen categories
 */
public record Robustness(
        Perturbation perturbation,
        Metric metric,
        Decoding decoding,
        double unperturbed,
        double perturbed,
        Interval drop,
        String kind,
        int seeds,
        int goals,
        int unperturbedGoals) {
    private static final double CONFIDENCE = 0.95;

    /** Empty if no trial of the arm has played goals under the perturbation. */
    public static Optional<Robustness> of(ArmTrials arm, Perturbation perturbation, Metric metric) {
        List<Tried> tried = arm.results().stream()
                .flatMap(result -> tried(result, perturbation))
                .toList();
        if (tried.isEmpty()) {
            return Optional.empty();
        }
        boolean paired = perturbation != Perturbation.UNSEEN_CATEGORIES;
        List<GoalValues> before = values(tried.stream().map(Tried::unperturbed), metric);
        List<GoalValues> after = values(tried.stream().map(Tried::perturbed), metric);
        Interval drop =
                arm.arm().trains() ? overSeeds(before, after, paired) : overGoals(before.get(0), after.get(0), paired);
        return Optional.of(new Robustness(
                perturbation,
                metric,
                tried.get(0).decoding,
                GoalValues.crossed(before).estimate(),
                GoalValues.crossed(after).estimate(),
                drop,
                kind(arm, paired, drop, GoalValues.crossed(after)),
                tried.size(),
                after.get(0).values().length,
                before.get(0).values().length));
    }

    /** One seed's outcomes; the two lists have the same goals in the same order, but for unseen categories. */
    private record Tried(Decoding decoding, List<Outcome> unperturbed, List<Outcome> perturbed) {}

    private static Stream<Tried> tried(TrialResult result, Perturbation perturbation) {
        return result.perturbed().stream()
                .filter(each -> each.perturbation() == perturbation)
                .map(each -> tried(result, each));
    }

    private static Tried tried(TrialResult result, Perturbed perturbed) {
        Evaluation after = perturbed.evaluation();
        List<Outcome> all = result.evaluation(after.decoding()).outcomes();
        boolean paired = perturbed.perturbation() != Perturbation.UNSEEN_CATEGORIES;
        boolean elsewhere = !perturbed.shop().equals(result.spec().data().shop());
        List<Outcome> before =
                paired ? all.subList(0, after.outcomes().size()) : elsewhere ? all : without(all, after.outcomes());
        return new Tried(after.decoding(), before, after.outcomes());
    }

    private static List<Outcome> without(List<Outcome> all, List<Outcome> others) {
        Set<Integer> goals = new HashSet<>();
        others.forEach(outcome -> goals.add(outcome.goal()));
        return all.stream().filter(outcome -> !goals.contains(outcome.goal())).toList();
    }

    private static List<GoalValues> values(Stream<List<Outcome>> bySeed, Metric metric) {
        return bySeed.map(outcomes ->
                        GoalValues.of(outcomes.stream().mapToDouble(metric::of).toArray(), outcomes))
                .toList();
    }

    private static Interval overSeeds(List<GoalValues> before, List<GoalValues> after, boolean paired) {
        if (!paired) {
            return TwoGoalSets.difference(
                    GoalValues.rows(before),
                    before.get(0).products(),
                    GoalValues.rows(after),
                    after.get(0).products(),
                    CONFIDENCE);
        }
        List<GoalValues> drops = IntStream.range(0, before.size())
                .mapToObj(seed -> before.get(seed).minus(after.get(seed)))
                .toList();
        return GoalValues.crossed(drops).interval(Estimand.GOAL_POPULATION, CONFIDENCE);
    }

    private static Interval overGoals(GoalValues before, GoalValues after, boolean paired) {
        return paired
                ? before.minus(after).mean().interval(CONFIDENCE)
                : before.mean().less(after.mean(), CONFIDENCE);
    }

    private static String kind(ArmTrials arm, boolean paired, Interval drop, CrossedMean after) {
        boolean trains = arm.arm().trains();
        if (!drop.known() || drop.degenerate()) {
            return "none: " + (trains ? unspread(after) : alone(drop));
        }
        String over = trains ? "over seeds and goals" : "over goals";
        String pairing = trains
                ? paired ? "paired by seed and goal" : "paired by seed, two sets of goals"
                : paired ? "paired by goal" : "two sets of goals (Welch)";
        return "95 %% t %s, %s, uncorrected".formatted(over, pairing);
    }

    private static String unspread(CrossedMean after) {
        return after.obstacle(Estimand.GOAL_POPULATION)
                .orElse("all seeds drop by the same: there is no spread to judge by");
    }

    private static String alone(Interval drop) {
        return drop.known() ? "all differences equal" : "too few goals: an interval takes at least 2";
    }

    /** Whether the drop has limits that say something; {@link #kind} says why not. */
    public boolean hasInterval() {
        return !kind.startsWith("none");
    }
}
