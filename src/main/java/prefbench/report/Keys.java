package prefbench.report;

import java.util.List;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.TrialOutcome.Finished;
import prefbench.random.RandomStreams;
import prefbench.report.Evidence.Study;

/** The columns that name a study, an arm and a trial, the same in every table. */
final class Keys {
    /** Root of the draws of reports; those of trials are their own. */
    static final RandomStreams DRAWS = new RandomStreams(2408_16032L);

    static final Column EXPERIMENT = Column.text("experiment", "experiment class");
    static final Column ARM = Column.text("arm", "arm's name in its experiment");
    static final Column BUDGET = Column.text("budget", "what is held equal when arms are compared");
    static final Column SEED = Column.text("seed", "training seed");
    static final Column RUN_KEY =
            Column.text("run_key", "trial's name in the run store; rows with equal keys are one trial that is shared");
    static final Column DECODING =
            Column.text("decoding", "how the evaluated policy picked its actions: greedy, or sampled from its softmax");
    static final Column SEEDS = new Column("n_seeds", "seeds", "training seeds, the unit of replication");
    static final Column SPLIT = Column.text(
            "split", "which goals were played: test, or dev for development goals, on which settings may be chosen");
    static final Column GOALS = new Column("n_goals", "goals", "goals played, the same for every arm and seed");

    private Keys() {}

    /** Every arm of every study, in order. */
    static void eachArm(Evidence evidence, ArmVisitor visitor) {
        for (Study study : evidence.studies()) {
            for (ArmTrials arm : study.arms()) {
                visitor.visit(study, arm);
            }
        }
    }

    /** Every finished trial of every arm; shared trials more than once. */
    static void eachTrial(Evidence evidence, TrialVisitor visitor) {
        eachArm(evidence, (study, arm) -> Evidence.finished(arm).forEach(trial -> visitor.visit(study, arm, trial)));
    }

    static Table.Row name(Table.Row row, Study study, ArmTrials arm) {
        return row.set("experiment", study.name())
                .set("arm", arm.arm().name())
                .set("budget", Evidence.words(arm.arm().budget()));
    }

    /** An arm's name is its own within an experiment. */
    static boolean sameArm(Table.Row one, Table.Row other) {
        return one.has("experiment", other.text("experiment")) && one.has("arm", other.text("arm"));
    }

    static List<Column> arm() {
        return List.of(EXPERIMENT, ARM, BUDGET);
    }

    interface ArmVisitor {
        void visit(Study study, ArmTrials arm);
    }

    interface TrialVisitor {
        void visit(Study study, ArmTrials arm, Finished trial);
    }
}
