package prefbench.experiment;

import java.nio.file.Path;
import java.util.List;

/**
 * The verdicts of a run, one JSON object a line in {@code verdicts.jsonl} of the reports folder, in the order in which they
 * fell. Not safe for several threads.
 */
public record Verdicts(Path file) {

    public static Verdicts in(Path reports) {
        return new Verdicts(reports.resolve("verdicts.jsonl"));
    }

    /** Drops what an earlier run said about this experiment. */
    public void startOver(String experiment) {
        lines().keep(verdict -> !verdict.experiment().equals(experiment));
    }

    public void append(Verdict verdict) {
        lines().append(verdict);
    }

    /** Empty if there is no such file. */
    public List<Verdict> read() {
        return lines().read();
    }

    private JsonLines<Verdict> lines() {
        return new JsonLines<>(file, Verdict.class);
    }
}
