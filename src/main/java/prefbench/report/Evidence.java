package prefbench.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import prefbench.experiment.BudgetKind;
import prefbench.experiment.Comparison;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.Findings;
import prefbench.experiment.GoalFacts;
import prefbench.experiment.Lineage;
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
 * @param lineage of finished trials, likewise
 * @param checkpoints lineage of imitation checkpoints, by their keys; lacks those that others made
 * @param looks of all studies, in the order in which they were taken
 */
public record Evidence(
        Suite suite,
        List<Study> studies,
        Map<String, Provenance> provenance,
        Map<String, Lineage> lineage,
        Map<String, Lineage> checkpoints,
        List<Looks.Entry> looks) {
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
        lineage = Map.copyOf(lineage);
        checkpoints = Collections.unmodifiableMap(new TreeMap<>(checkpoints));
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
        requireOneSuite(reports, findings);
        List<Verdict> verdicts = Verdicts.in(reports).read();
        List<Study> studies = findings.stream()
                .map(each -> new Study(
                        each.comparison(store),
                        verdicts.stream()
                                .filter(verdict -> verdict.experiment().equals(each.experiment()))
                                .toList(),
                        GoalFacts.read(reports, each.experiment())))
                .toList();
        Map<String, Provenance> provenance =
                read(studies, "provenance", key -> store.run(key).provenance());
        return new Evidence(
                findings.get(0).suite(),
                studies,
                provenance,
                read(studies, "lineage", key -> store.run(key).lineage()),
                checkpoints(provenance.values()),
                looks(reports, studies));
    }

    /**
     * A report is of one suite: prices, amounts and whether claims are judged are the suite's.
     *
     * @throws InputException if findings are of several
     */
    public static void requireOneSuite(Path reports, List<Findings> findings) {
        Map<String, List<String>> experiments = new TreeMap<>();
        findings.forEach(each -> experiments
                .computeIfAbsent(each.suite().name(), name -> new ArrayList<>())
                .add(each.experiment()));
        if (experiments.size() > 1) {
            throw new InputException(
                    "%s: found findings of several suites, %s; a report is of one; run all of them under one suite, delete the others' files in %s, or give --reports a folder for each"
                            .formatted(reports, experiments, reports.resolve("findings")));
        }
    }

    private static List<Looks.Entry> looks(Path reports, List<Study> studies) {
        List<String> shown = studies.stream().map(Study::name).toList();
        return Looks.in(reports).read().stream()
                .filter(entry -> shown.contains(entry.experiment()))
                .toList();
    }

    private static Map<String, Lineage> checkpoints(Collection<Provenance> provenance) {
        Map<String, Lineage> found = new LinkedHashMap<>();
        for (Provenance each : provenance) {
            String key = each.trial().data().checkpoint();
            if (!found.containsKey(key)) {
                Lineage.ofCheckpoint(Path.of(each.trial().places().checkpoint()))
                        .ifPresent(lineage -> found.put(key, lineage));
            }
        }
        return found;
    }

    private static <T> Map<String, T> read(List<Study> studies, String what, Function<String, T> reader) {
        Map<String, T> found = new LinkedHashMap<>();
        for (Study study : studies) {
            for (ArmTrials arm : study.arms()) {
                finished(arm).forEach(trial -> {
                    try {
                        found.putIfAbsent(trial.key(), reader.apply(trial.key()));
                    } catch (RuntimeException e) {
                        // The result itself is whole, or it would not be here: show it without.
                        LOG.warn("{}; trial {} is reported without its {}", e.getMessage(), trial.key(), what);
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

    /** Who walked the demonstrations: {@code human} or {@code simulated-human}. */
    static String walkers(Study study) {
        return study.arms().stream()
                .flatMap(arm -> arm.results().stream())
                .map(result -> result.spec().data().demonstrationsProvenance())
                .findFirst()
                .orElse("human");
    }

    /** {@code equal steps}. */
    static String words(BudgetKind kind) {
        return kind == BudgetKind.EQUAL_STEPS ? "equal steps" : "equal wall-clock";
    }
}
