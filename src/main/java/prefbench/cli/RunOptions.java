package prefbench.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import prefbench.experiment.Settings;

/** What a run stands on; the same settings as Maven's {@code -D} properties. */
final class RunOptions {
    @Option(
            names = "--suite",
            defaultValue = "smoke",
            description = "Name in benchmarks/suites, or a YAML file (default: ${DEFAULT-VALUE}).")
    String suite = "smoke";

    @Option(
            names = "--seeds-at-most",
            paramLabel = "N",
            description = {
                "Add seeds up to this number while a claim is undecided, in place of the suite's seedsAtMost.",
                "To be chosen before any result of these arms is seen."
            })
    @Nullable
    String seedsAtMost;

    @Option(
            names = "--shop",
            paramLabel = "DIR",
            description = "A catalogue in WebShop's file formats, in place of the made-up one.")
    @Nullable
    Path shop;

    @Option(names = "--goals", description = "human or synthetic (default: human, if the shop has at least 500).")
    @Nullable
    String goals;

    @Option(
            names = "--skip-bad",
            description = "Leave out the shop's records that break a rule, and list them, instead of stopping there.")
    boolean skipBad;

    @Option(
            names = "--demonstrations",
            paramLabel = "FILE",
            description = "Human trajectories (il_trajs or user_session_logs) in place of the simulated ones.")
    @Nullable
    Path demonstrations;

    @Option(
            names = "--queries",
            paramLabel = "DIR",
            description = "A trained query writer (see: prefbench queries) in place of the rule's queries.")
    @Nullable
    Path queries;

    @Option(
            names = "--checkpoint",
            paramLabel = "DIR",
            description = {
                "Start from it: a choice model (of this program or WebShop's) as it is, or imitation from a BERT's folder",
                "(default: imitation from fresh weights)."
            })
    @Nullable
    Path checkpoint;

    @Option(
            names = "--checkpoints",
            paramLabel = "DIR",
            defaultValue = "checkpoints",
            description = "Trained imitation policies (default: ${DEFAULT-VALUE}).")
    Path checkpoints = Path.of("checkpoints");

    @Mixin
    ResultFolders folders = new ResultFolders();

    @Option(
            names = "--worker-memory",
            paramLabel = "SIZE",
            description = "Java heap of each worker, say 2g (default: 1g).")
    @Nullable
    String workerMemory;

    @Option(names = "--yes", description = "Go ahead even if it will take over 6 hours.")
    boolean yes;

    @Option(names = "--enforce", description = "A refuted claim is a failure: exit status 1.")
    boolean enforce;

    /** As {@code prefbench.*} properties, without the prefix; absent ones are left out. */
    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("suite", suite);
        put(properties, "seedsAtMost", seedsAtMost);
        put(properties, "shop", shop);
        put(properties, "goals", goals);
        properties.put("skipBad", String.valueOf(skipBad));
        put(properties, "demonstrations", demonstrations);
        put(properties, "queries", queries);
        put(properties, "checkpoint", checkpoint);
        put(properties, "checkpoints", checkpoints);
        put(properties, "runs", folders.runs);
        put(properties, "reports", folders.reports);
        put(properties, "workerMemory", workerMemory);
        properties.put("yes", String.valueOf(yes));
        properties.put("claims", enforce ? "enforce" : "report");
        return properties;
    }

    Settings settings() {
        Map<String, String> properties = properties();
        return Settings.from(name -> properties.get(name.replaceFirst("^prefbench\\.", "")));
    }

    private static void put(Map<String, String> properties, String name, @Nullable Object value) {
        if (value != null) {
            properties.put(name, value.toString());
        }
    }
}
