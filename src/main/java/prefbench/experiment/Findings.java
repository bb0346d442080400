package prefbench.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.text.InputException;
import tools.jackson.core.JacksonException;

/**
 * What an experiment left for the reports: its arms, and under which keys the run store holds their trials. One file for
 * each experiment, {@code findings/NAME.json} in the reports folder.
 *
 * @param experiment simple class name
 * @param suite as resolved
 * @param arms in the order of declaration
 */
public record Findings(String experiment, Suite suite, List<ArmFindings> arms) {

    /**
     * @param leftOut why the suite leaves it out; empty if it does not
     */
    public record ArmFindings(Arm arm, List<TrialFindings> trials, String leftOut) {}

    /**
     * @param key in the run store
     * @param failure why there is no result; empty if there is one
     */
    public record TrialFindings(String key, TrialSpec spec, String failure) {}

    public static Findings of(Comparison comparison) {
        return new Findings(
                comparison.experiment(),
                comparison.suite(),
                comparison.arms().stream().map(Findings::of).toList());
    }

    private static ArmFindings of(ArmTrials arm) {
        List<TrialFindings> trials = arm.trials().stream()
                .map(trial -> new TrialFindings(
                        trial.key(), trial.spec(), trial instanceof TrialOutcome.Failed failed ? failed.reason() : ""))
                .toList();
        return new ArmFindings(arm.arm(), trials, arm.leftOut());
    }

    public void write(Path reports) {
        WholeFile.write(folder(reports).resolve(experiment + ".json"), Json.pretty(this));
    }

    /** Of all experiments, by name; empty if there are none. */
    public static List<Findings> readAll(Path reports) {
        if (!Files.isDirectory(folder(reports))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder(reports))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Findings::read)
                    .toList();
        } catch (IOException e) {
            throw new InputException("%s: cannot be listed: %s".formatted(folder(reports), e), e);
        }
    }

    private static Findings read(Path file) {
        try {
            return Json.MAPPER.readValue(Files.readString(file), Findings.class);
        } catch (IOException | JacksonException e) {
            throw new InputException(
                    "%s: cannot be read: %s; delete it and run again: finished trials are kept"
                            .formatted(file, Json.reason(e)),
                    e);
        }
    }

    /** The comparison again, with its results from the run store; those that are gone count as failed. */
    public Comparison comparison(RunStore store) {
        return new Comparison(
                experiment,
                suite,
                arms.stream()
                        .map(arm -> new ArmTrials(
                                arm.arm(),
                                arm.trials().stream()
                                        .map(trial -> outcome(trial, store))
                                        .toList(),
                                arm.leftOut()))
                        .toList());
    }

    private static TrialOutcome outcome(TrialFindings trial, RunStore store) {
        if (!trial.failure().isEmpty()) {
            return new TrialOutcome.Failed(trial.key(), trial.spec(), trial.failure());
        }
        return store.find(trial.key())
                .<TrialOutcome>map(finished -> finished)
                .orElseGet(() -> new TrialOutcome.Failed(
                        trial.key(), trial.spec(), "no longer in the run store " + store.root()));
    }

    private static Path folder(Path reports) {
        return reports.resolve("findings");
    }
}
