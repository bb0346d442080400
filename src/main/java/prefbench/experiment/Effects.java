package prefbench.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.Effect.Over;
import prefbench.experiment.Effect.Raw;
import prefbench.stats.CrossedMean;
import prefbench.stats.Estimand;
import prefbench.stats.SampleMean;
import prefbench.stats.StudentT;

/** Makes effects of trials: one row for each training seed, one column for each goal, cells being differences of two arms. */
record Effects(Measure measure, Decoding decoding, Estimand estimand) {

    /** A row under construction. */
    private record Row(long seed, TrialResult trial, Optional<TrialResult> against) {}

    Optional<Effect> mean(ArmTrials arm) {
        List<Row> rows = arm.results().stream()
                .map(trial -> new Row(trial.spec().seed(), trial, Optional.empty()))
                .toList();
        return effect(rows, arm.arm().trains() ? 1 : 0);
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
        return effect(rows, (armTrains ? 1 : 0) + (againstTrains ? 1 : 0));
    }

    private static Map<Long, TrialResult> bySeed(ArmTrials arm) {
        Map<Long, TrialResult> bySeed = new LinkedHashMap<>();
        arm.results().forEach(result -> bySeed.put(result.spec().seed(), result));
        return bySeed;
    }

    /** @param training how many of the sides train */
    private Optional<Effect> effect(List<Row> rows, int training) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<Raw> raw = rows.stream().map(this::raw).toList();
        Optional<double[]> first = measure.byGoal(rows.get(0).trial(), decoding);
        if (first.isEmpty()) {
            SampleMean mean =
                    SampleMean.of(raw.stream().mapToDouble(Raw::effect).toArray());
            return Optional.of(new SampledEffect(mean, Over.SEEDS, estimand, 0, raw));
        }
        double[][] values = rows.stream().map(this::byGoal).toArray(double[][]::new);
        if (training > 0) {
            CrossedMean mean = training == 1 ? CrossedMean.ofOneArm(values) : CrossedMean.of(values);
            return Optional.of(new CrossedEffect(mean, estimand, raw));
        }
        SampleMean mean = SampleMean.of(
                Arrays.stream(values[0]).filter(value -> !Double.isNaN(value)).toArray());
        return Optional.of(new SampledEffect(mean, Over.GOALS, estimand, mean.n(), raw));
    }

    private Raw raw(Row row) {
        return new Raw(
                row.seed(),
                measure.of(row.trial(), decoding),
                row.against().map(trial -> measure.of(trial, decoding)).orElse(Double.NaN));
    }

    private double[] byGoal(Row row) {
        double[] values = values(row.trial());
        return row.against()
                .map(trial -> StudentT.differences(values, values(trial)))
                .orElse(values);
    }

    private double[] values(TrialResult trial) {
        return measure.byGoal(trial, decoding).orElseThrow();
    }
}
