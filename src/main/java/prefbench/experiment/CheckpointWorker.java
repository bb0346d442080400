package prefbench.experiment;

import java.nio.file.Path;
import prefbench.text.InputException;

/** A worker process that trains an imitation checkpoint. */
final class CheckpointWorker {
    private CheckpointWorker() {}

    /** @param arguments a {@link CheckpointSpec} as JSON, and the folder to be made */
    public static void main(String[] arguments) {
        ParentWatch.start();
        try {
            new CheckpointRun(CheckpointRun.read(Path.of(arguments[0])))
                    .run(Path.of(arguments[1]), 0, 0, Progress::print, row -> {});
        } catch (InputException e) {
            System.err.println(e.getMessage());
            System.exit(Workers.BAD_INPUT);
        }
    }
}
