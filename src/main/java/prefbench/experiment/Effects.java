package prefbench.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.Effect.Over;
import prefbench.experiment.Effect.Raw;
import prefbench.stats.CrossedMean;
import prefbench.stats.Estimand;
import prefbench.stats.SampleMean;

/** Makes effects of trials: one row for each training seed, one column for each goal, cells being differences of two arms. */
record Effects(Measure measure, Decoding decoding, Estimand estimand) {

    /** A row under construction. */
    private record Row(long seed, TrialResult trial, Optional<TrialResult> against) {}

    Optional<Effect> mean(ArmTrials arm) {
        List<Row> rows = arm.results().stream()
                .map(trial -> new Row(trial.spec().seed(), trial, Optional.empty()))
                .toList();
        return effect(rows, arm.arm().trains() ? 1 : 0, List.of(arm.arm()));
    }

    Optional<Effect> difference(ArmTrials arm, ArmTrials against) {
        boolean armTrains = arm.arm().trains();
        boolean againstTrains = against.arm().trains();
        if (arm.results().isEmpty() || against.results().isEmpty()) {
            return Optional.empty();
        }
        Map<Long, TrialResult> left = bySeed(arm);
        Map<Long, TrialResult> right = bySeed(against);
        List<Row> rows = new ArrayList<>();
        for (long seed : (armTrains ? left : right).keySet()) {
            // An arm that does not train has one trial, which stands for every seed of the other.
            Optional<TrialResult> a = armTrains
                    ? Optional.ofNullable(left.get(seed))
                    : left.values().stream().findFirst();
            Optional<TrialResult> b = againstTrains
                    ? Optional.ofNullable(right.get(seed))
                    : right.values().stream().findFirst();
            if (a.isPresent() && b.isPresent()) {
                rows.add(new Row(seed, a.get(), b));
            }
        }
        return effect(rows, (armTrains ? 1 : 0) + (againstTrains ? 1 : 0), List.of(arm.arm(), against.arm()));
    }

    private static Map<Long, TrialResult> bySeed(ArmTrials arm) {
        Map<Long, TrialResult> bySeed = new LinkedHashMap<>();
        arm.results().forEach(result -> bySeed.put(result.spec().seed(), result));
        return bySeed;
    }

    /** @param training how many of the sides train */
    private Optional<Effect> effect(List<Row> rows, int training, List<Arm> arms) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<Raw> raw = rows.stream().map(this::raw).toList();
        if (measure.byGoal(rows.get(0).trial(), decoding).isEmpty()) {
            SampleMean mean =
                    SampleMean.ofSeeds(raw.stream().mapToDouble(Raw::effect).toArray(), training < 2);
            return Optional.of(new SampledEffect(mean, Over.SEEDS, estimand, 0, raw, wanting(rows, arms)));
        }
        List<GoalValues> bySeed = rows.stream().map(this::byGoal).toList();
        if (training > 0) {
            CrossedMean mean = training == 1
                    ? CrossedMean.ofOneArm(
                            GoalValues.rows(bySeed), bySeed.get(0).products())
                    : GoalValues.crossed(bySeed);
            return Optional.of(new CrossedEffect(mean, estimand, raw));
        }
        SampleMean mean = bySeed.get(0).mean();
        return Optional.of(new SampledEffect(mean, Over.GOALS, estimand, mean.n(), raw, Optional.empty()));
    }

    /** What seeds alone do not tell: how the value would differ on other goals, and at fewer than three of them, anything. */
    private Optional<String> wanting(List<Row> rows, List<Arm> arms) {
        if (estimand == Estimand.GOAL_POPULATION) {
            return Optional.of("no single goal has a value for %s: claim it on these goals only (onTheseGoals())"
                    .formatted(measure));
        }
        if (rows.size() < CrossedMean.FEWEST_SEEDS) {
            return Optional.of("too few seeds: %d, a calibrated interval takes at least %d"
                    .formatted(rows.size(), CrossedMean.FEWEST_SEEDS));
        }
        return unattained(arms.get(0), rows.stream().map(Row::trial))
                .or(() -> arms.size() < 2
                        ? Optional.empty()
                        : unattained(
                                arms.get(1), rows.stream().map(Row::against).flatMap(Optional::stream)));
    }

    private Optional<String> unattained(Arm arm, Stream<TrialResult> trials) {
        long attained =
                trials.filter(trial -> measure.attained(trial, decoding)).count();
        return attained >= CrossedMean.FEWEST_SEEDS
                ? Optional.empty()
                : Optional.of(
                        "too few seeds: %d of arm %s reached the threshold, a calibrated interval takes at least %d"
                                .formatted(attained, arm.name(), CrossedMean.FEWEST_SEEDS));
    }

    private Raw raw(Row row) {
        return new Raw(
                row.seed(),
                measure.of(row.trial(), decoding),
                row.against().map(trial -> measure.of(trial, decoding)).orElse(Double.NaN));
    }

    private GoalValues byGoal(Row row) {
        GoalValues values = values(row.trial());
        return row.against().map(trial -> values.minus(values(trial))).orElse(values);
    }

    private GoalValues values(TrialResult trial) {
        return measure.byGoal(trial, decoding).orElseThrow();
    }
}
