package prefbench.report;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import prefbench.experiment.BudgetKind;
import prefbench.experiment.Comparison;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.Findings;
import prefbench.experiment.GoalFacts;
import prefbench.experiment.Looks;
import prefbench.experiment.Provenance;
import prefbench.experiment.RunStore;
import prefbench.experiment.Suite;
import prefbench.experiment.TrialOutcome.Finished;
import prefbench.experiment.Verdict;
import prefbench.experiment.Verdicts;
import prefbench.text.InputException;

/**
 * All that a report is made of.
 *
 * @param studies one for each experiment, in the order in which they are shown
 * @param provenance of finished trials, by their key in the run store; may lack some
 * @param looks of all studies, in the order in which they were taken
 */
public record Evidence(Suite suite, List<Study> studies, Map<String, Provenance> provenance, List<Looks.Entry> looks) {
    private static final Logger LOG = LoggerFactory.getLogger(Evidence.class);

    /**
     * An experiment's arms and trials, what became of its claims, and facts of the goals it played.
     *
     * @param goals empty where they are not known
     */
    public record Study(Comparison comparison, List<Verdict> verdicts, List<GoalFacts> goals) {
        public Study {
            verdicts = List.copyOf(verdicts);
            goals = List.copyOf(goals);
        }

        public String name() {
            return comparison.experiment();
        }

        List<ArmTrials> arms() {
            return comparison.arms();
        }
    }

    public Evidence {
        studies = List.copyOf(studies);
        provenance = Map.copyOf(provenance);
        looks = List.copyOf(looks);
    }

    /**
     * What experiments left in a reports folder, joined with their trials in the run store.
     *
     * @throws InputException if no experiment has run there
     */
    public static Evidence read(Path reports, RunStore store) {
        List<Findings> findings = Findings.readAll(reports);
        if (findings.isEmpty()) {
            throw new InputException(
                    "%s: found no findings of any experiment; a report needs at least one; run an experiment first"
                            .formatted(reports));
        }
        List<Verdict> verdicts = Verdicts.in(reports).read();
        List<Study> studies = findings.stream()
                .map(each -> new Study(
                        each.comparison(store),
                        verdicts.stream()
                                .filter(verdict -> verdict.experiment().equals(each.experiment()))
                                .toList(),
                        GoalFacts.read(reports, each.experiment())))
                .toList();
        return new Evidence(findings.get(0).suite(), studies, provenance(studies, store), looks(reports, studies));
    }

    private static List<Looks.Entry> looks(Path reports, List<Study> studies) {
        List<String> shown = studies.stream().map(Study::name).toList();
        return Looks.in(reports).read().stream()
                .filter(entry -> shown.contains(entry.experiment()))
                .toList();
    }

    private static Map<String, Provenance> provenance(List<Study> studies, RunStore store) {
        Map<String, Provenance> found = new LinkedHashMap<>();
        for (Study study : studies) {
            for (ArmTrials arm : study.arms()) {
                finished(arm).forEach(trial -> {
                    try {
                        found.putIfAbsent(trial.key(), store.run(trial.key()).provenance());
                    } catch (RuntimeException e) {
                        // The result itself is whole, or it would not be here: show it without its provenance.
                        LOG.warn("{}; trial {} is reported without its provenance", e.getMessage(), trial.key());
                    }
                });
            }
        }
        return found;
    }

    static List<Finished> finished(ArmTrials arm) {
        return arm.trials().stream()
                .filter(Finished.class::isInstance)
                .map(Finished.class::cast)
                .toList();
    }

    /** {@code equal steps}. */
    static String words(BudgetKind kind) {
        return kind == BudgetKind.EQUAL_STEPS ? "equal steps" : "equal wall-clock";
    }
}
