package prefbench.report;

import java.util.List;
import prefbench.report.Findings.Arm;
import prefbench.report.Findings.Study;
import prefbench.report.Findings.Trial;

/** The columns that name a study, an arm and a trial, the same in every table. */
final class Keys {
    static final Column EXPERIMENT = Column.text("experiment", "experiment class");
    static final Column ARM = Column.text("arm", "arm's name in its experiment");
    static final Column BUDGET = Column.text("budget", "what is held equal when arms are compared");
    static final Column SEED = new Column("seed", "", "training seed");
    static final Column RUN_KEY =
            Column.text("run_key", "trial's name in the run store; rows with equal keys are one trial, shared by experiments");
    static final Column DECODING =
            Column.text("decoding", "how the evaluated policy picked its actions: greedy, or sampled from its softmax");
    static final Column SEEDS = new Column("n_seeds", "seeds", "training seeds, the unit of replication");
    static final Column GOALS = new Column("n_goals", "goals", "test goals, the same for every arm and seed");

    private Keys() {}

    /** Every arm of every study, in order. */
    static void eachArm(Findings findings, ArmVisitor visitor) {
        for (Study study : findings.studies()) {
            for (Arm arm : study.arms()) {
                visitor.visit(study, arm);
            }
        }
    }

    static void eachTrial(Findings findings, TrialVisitor visitor) {
        eachArm(findings, (study, arm) -> arm.trials().forEach(trial -> visitor.visit(study, arm, trial)));
    }

    static Table.Row name(Table.Row row, Study study, Arm arm) {
        return row.set("experiment", study.name()).set("arm", arm.name()).set("budget", arm.budget());
    }

    static boolean sameArm(Table.Row one, Table.Row other) {
        return arm().stream().allMatch(column -> one.has(column.name(), other.text(column.name())));
    }

    static List<Column> arm() {
        return List.of(EXPERIMENT, ARM, BUDGET);
    }

    interface ArmVisitor {
        void visit(Study study, Arm arm);
    }

    interface TrialVisitor {
        void visit(Study study, Arm arm, Trial trial);
    }
}
