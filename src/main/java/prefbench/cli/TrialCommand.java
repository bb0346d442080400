package prefbench.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import prefbench.experiment.TrialRun;
import prefbench.text.InputException;

/** {@code prefbench trial}: one trial in this process, for a debugger or a profiler. */
@Command(
        name = "trial",
        mixinStandardHelpOptions = true,
        description = "Runs the trial of a folder's trial.json in this process, and writes its result there.")
final class TrialCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN_DIR", description = "A folder of the run store, or any folder with a trial.json.")
    Path run = Path.of("");

    @Override
    public Integer call() {
        Path spec = run.resolve("trial.json");
        if (!Files.isRegularFile(spec)) {
            throw new InputException(
                    "%s: found no such file; a trial's folder holds its specification; give a folder of the run store"
                            .formatted(spec));
        }
        TrialRun.main(new String[] {run.toString()});
        System.out.println(run.resolve("result.jsonl"));
        return Main.OK;
    }
}
