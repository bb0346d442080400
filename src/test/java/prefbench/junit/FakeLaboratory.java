package prefbench.junit;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import prefbench.experiment.Ground;
import prefbench.experiment.Laboratory;
import prefbench.experiment.Plan;
import prefbench.experiment.Preparation;
import prefbench.experiment.Progress;
import prefbench.experiment.Samples;
import prefbench.experiment.Settings;
import prefbench.experiment.Suite;
import prefbench.experiment.TrialExecutor;
import prefbench.experiment.TrialOutcome;

/**
 * Runs no trial: makes results up from recipes and seeds. Configuration parameters say how: {@code reports} (folder),
 * {@code judged}, {@code claims}. Counts what it was asked for in the file {@code executed.txt} of the folder.
 */
final class FakeLaboratory implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExperimentExtension.NAMESPACE)
                .computeIfAbsent(Laboratory.class, key -> laboratory(context), Laboratory.class);
    }

    private static Laboratory laboratory(ExtensionContext context) {
        Path reports = Path.of(context.getConfigurationParameter("reports").orElseThrow());
        Settings settings = Settings.from(Map.of(
                "prefbench.reports",
                reports.toString(),
                "prefbench.runs",
                reports.resolve("runs").toString(),
                "prefbench.claims",
                context.getConfigurationParameter("claims").orElse("report"))::get);
        boolean judged = context.getConfigurationParameter("judged")
                .map(Boolean::valueOf)
                .orElse(true);
        Progress silent = new Progress(new PrintStream(OutputStream.nullOutputStream()), false, InstantSource.system());
        return new Laboratory(
                settings, Samples.suite(3, judged), new MadeUp(), new Executor(reports), 2, silent, () -> {});
    }

    private static final class MadeUp implements Preparation {
        @Override
        public Ground survey(Suite suite, Settings settings) {
            return Samples.GROUND;
        }

        @Override
        public void complete(Ground ground, Suite suite, Settings settings, Progress progress) {
            // nothing is missing
        }
    }

    /** DPO gains with the seed, all else stays at a quarter; PPO with a clip of 0.666 fails. */
    private record Executor(Path reports) implements TrialExecutor {
        @Override
        public List<Standing> standing(List<Plan.Planned> trials) {
            List<String> executed = Executions.in(reports).names();
            return trials.stream()
                    .map(trial -> new Standing("key-" + trial.name(), executed.contains(trial.name())))
                    .toList();
        }

        @Override
        public List<TrialOutcome> execute(List<Plan.Planned> trials) {
            List<TrialOutcome> outcomes = new ArrayList<>();
            for (Plan.Planned trial : trials) {
                Executions.in(reports).add(trial.name());
                String recipe = trial.spec().recipe().toString();
                if (recipe.contains("0.666")) {
                    String reason = "trial [%s] failed: its worker died".formatted(trial.name());
                    outcomes.add(new TrialOutcome.Failed("key", trial.spec(), reason + "\nlog"));
                } else {
                    double[] rewards = recipe.startsWith("Dpo")
                            ? new double[] {1, 1, 1, 0.1 * trial.spec().seed()}
                            : new double[] {1, 0, 0, 0};
                    outcomes.add(new TrialOutcome.Finished(
                            "key-" + trial.name(), Samples.result(trial.spec(), rewards), Samples.timings()));
                }
            }
            return outcomes;
        }
    }
}
