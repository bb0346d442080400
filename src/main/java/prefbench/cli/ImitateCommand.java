package prefbench.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import prefbench.experiment.CheckpointRun;
import prefbench.experiment.CheckpointRun.CurveRow;
import prefbench.experiment.CheckpointSpec;
import prefbench.experiment.Groundwork;
import prefbench.experiment.Metric;
import prefbench.experiment.Suite;

/** {@code prefbench imitate}: the imitation policy's own learning curve, by which a suite's amounts are chosen. */
@Command(
        name = "imitate",
        mixinStandardHelpOptions = true,
        description = "Trains a suite's imitation policy and prints its learning curve on development goals, as CSV.")
final class ImitateCommand implements Callable<Integer> {
    @Mixin
    RunOptions options = new RunOptions();

    @Option(
            names = "--points",
            defaultValue = "6",
            description = "Evaluations along the training (default: ${DEFAULT-VALUE}).")
    int points = 6;

    @Option(
            names = "--dev-goals",
            defaultValue = "100",
            description = "Development goals in each (default: ${DEFAULT-VALUE}).")
    int devGoals = 100;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "target/imitation",
            description = "Where the policy goes (default: ${DEFAULT-VALUE}).")
    Path out = Path.of("target", "imitation");

    @Override
    public Integer call() throws java.io.IOException {
        Suite suite = Suite.load(options.suite);
        CheckpointSpec spec = new Groundwork().checkpoint(suite, options.settings());
        Path folder = Files.createDirectories(out)
                .resolve(InstantSource.system().instant().toString().replace(':', '-'));
        long began = System.nanoTime();
        System.out.println("steps,epochs,loss,seconds,n_goals,score,success_percent,options,pages");
        new CheckpointRun(spec).run(folder, points, devGoals, (phase, step, of) -> {}, row -> print(row, began));
        System.err.println(folder);
        return Main.OK;
    }

    private static void print(CurveRow row, long began) {
        System.out.printf(
                Locale.ROOT,
                "%d,%.2f,%.4f,%.1f,%d,%.2f,%.1f,%.3f,%.2f%n",
                row.steps(),
                row.epochs(),
                row.loss(),
                (System.nanoTime() - began) / 1e9,
                row.evaluation().outcomes().size(),
                Metric.SCORE.of(row.evaluation()),
                Metric.SUCCESS_RATE.of(row.evaluation()),
                Metric.OPTIONS.of(row.evaluation()),
                row.evaluation().outcomes().stream()
                        .mapToInt(outcome -> outcome.pages())
                        .average()
                        .orElse(0));
    }
}
