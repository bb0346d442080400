package prefbench.experiment;

import java.nio.file.Path;
import java.util.List;

/**
 * All looks of a run and what each of them found, one JSON object a line in {@code looks.jsonl} of the reports folder, in the
 * order in which they were taken. Not safe for several threads.
 */
public record Looks(Path file) {

    /**
     * One look.
     *
     * @param experiment simple class name
     * @param verdicts as this look alone has them, in the order of declaration
     */
    public record Entry(String experiment, Look look, List<Verdict> verdicts) {
        public Entry {
            verdicts = List.copyOf(verdicts);
        }
    }

    public static Looks in(Path reports) {
        return new Looks(reports.resolve("looks.jsonl"));
    }

    /** Drops what an earlier run saw of this experiment. */
    public void startOver(String experiment) {
        lines().keep(entry -> !entry.experiment().equals(experiment));
    }

    public void append(Entry entry) {
        lines().append(entry);
    }

    /** Empty if there is no such file. */
    public List<Entry> read() {
        return lines().read();
    }

    private JsonLines<Entry> lines() {
        return new JsonLines<>(file, Entry.class);
    }
}
