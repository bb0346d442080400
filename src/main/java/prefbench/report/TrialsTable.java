package prefbench.report;

import java.util.List;
import java.util.Locale;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.TrialOutcome.Finished;
import prefbench.experiment.TrialResult;
import prefbench.experiment.TrialResult.DataUse;
import prefbench.experiment.TrialResult.Evaluation;
import prefbench.report.Evidence.Study;

/** {@code trials.csv}: final results, one row per trial and decoding. */
final class TrialsTable {
    private TrialsTable() {}

    static Table of(Evidence evidence) {
        Table table = new Table("trials.csv", "a trial's final evaluation under one decoding", false, columns());
        Keys.eachTrial(
                evidence,
                (study, arm, trial) -> trial.result()
                        .evaluations()
                        .forEach(evaluation -> fill(table.add(), study, arm, trial, evaluation)));
        return table;
    }

    private static List<Column> columns() {
        return Columns.of()
                .and(Keys.arm())
                .and(Keys.SEED, Keys.DECODING)
                .text("recipe", "learner, data and hyper-parameters")
                .and(effort())
                .text("stop", "the limit that ended training")
                .and(dataUse())
                .and(Keys.SPLIT, Keys.GOALS)
                .and(Measures.columns(Measures.all()))
                .and(Keys.RUN_KEY)
                .list();
    }

    static List<Column> effort() {
        return Columns.of()
                .number("steps", "optimiser steps", "steps taken")
                .number("episodes", "episodes", "training episodes begun in the shop")
                .list();
    }

    static List<Column> dataUse() {
        return Columns.of()
                .number("trajectories_wanted", "trajectories", "trajectories the suite asked for")
                .number("trajectories_available", "trajectories", "trajectories at hand")
                .number("trajectories_used", "trajectories", "distinct trajectories seen in training")
                .number("generation_attempts", "episodes", "episodes sampled to generate trajectories")
                .number("pairs", "pairs", "preferences learned from")
                .number(
                        "degenerate_pairs",
                        "pairs",
                        "without a preference in them: skipped, unless the recipe keeps them")
                .list();
    }

    private static void fill(Table.Row row, Study study, ArmTrials arm, Finished trial, Evaluation evaluation) {
        TrialResult result = trial.result();
        Keys.name(row, study, arm)
                .set("seed", result.spec().seed())
                .set("decoding", lower(evaluation.decoding()))
                .set("recipe", arm.arm().recipe().toString())
                .set("split", lower(result.spec().amounts().split()))
                .set("n_goals", evaluation.outcomes().size())
                .set("run_key", trial.key());
        if (arm.arm().trains()) {
            row.set("steps", result.steps()).set("episodes", result.episodes()).set("stop", lower(result.stop()));
            data(row, result.data());
        }
        Measures.fill(row, evaluation.outcomes());
    }

    /** A learner that makes its own experience has no trajectories, and cells say so by being empty. */
    private static void data(Table.Row row, DataUse data) {
        if (data.wanted() > 0 || data.available() > 0) {
            row.set("trajectories_wanted", data.wanted())
                    .set("trajectories_available", data.available())
                    .set("trajectories_used", data.distinctUsed());
        }
        if (data.generationAttempts() > 0) {
            row.set("generation_attempts", data.generationAttempts());
        }
        if (data.pairs() > 0 || data.degeneratePairs() > 0) {
            row.set("pairs", data.pairs()).set("degenerate_pairs", data.degeneratePairs());
        }
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
