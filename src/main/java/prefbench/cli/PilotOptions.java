package prefbench.cli;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import prefbench.experiment.Comparison;
import prefbench.experiment.Decoding;
import prefbench.experiment.Findings;
import prefbench.experiment.Metric;
import prefbench.text.InputException;

/** A plan's variances from an experiment that has run. */
final class PilotOptions {
    @Mixin
    ResultFolders folders = new ResultFolders();

    @Option(names = "--experiment", paramLabel = "NAME", description = "The pilot: simple class name of an experiment.")
    @Nullable
    String experiment;

    @Option(names = "--arm", paramLabel = "NAME", description = "The pilot's arm that is to be compared,")
    @Nullable
    String arm;

    @Option(names = "--against", paramLabel = "NAME", description = "and the arm that it is compared with.")
    @Nullable
    String against;

    @Option(
            names = "--metric",
            description = {
                "success_rate, score, type, attributes, options, price, purchases or pages",
                "(default: success_rate)."
            })
    @Nullable
    Metric metric;

    @Option(names = "--decoding", description = "greedy or sampled (default: the first of the pilot's suite).")
    @Nullable
    Decoding decoding;

    boolean given() {
        return Stream.of(experiment, arm, against, metric, decoding).anyMatch(each -> each != null);
    }

    /** @throws InputException if an option is missing, or there is no such pilot */
    PilotStudy read() {
        String of = required("--experiment", experiment);
        String one = required("--arm", arm);
        String other = required("--against", against);
        Comparison comparison = findings(of).comparison(folders.store());
        return PilotStudy.of(
                comparison,
                one,
                other,
                metric == null ? Metric.SUCCESS_RATE : metric,
                decoding == null ? comparison.suite().evaluation().decodings().get(0) : decoding);
    }

    private static String required(String option, @Nullable String value) {
        if (value == null) {
            throw new InputException(
                    "plan: found no %s; a pilot is named by --experiment, --arm and --against; give all three, or assumptions by --seed-sd and --discordance"
                            .formatted(option));
        }
        return value;
    }

    private Findings findings(String name) {
        List<Findings> all = Findings.readAll(folders.reports);
        return all.stream()
                .filter(each -> each.experiment().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException("plan: unknown experiment [%s]: %s has findings of %s"
                        .formatted(
                                name,
                                folders.reports,
                                all.stream().map(Findings::experiment).toList())));
    }
}
