package prefbench.experiment;

import java.nio.file.Path;
import java.util.Optional;
import prefbench.policy.QueryWriter;
import prefbench.policy.bart.BartQueryWriter;
import prefbench.text.InputException;

/**
 * Who writes a trial's search queries: the rule, or a trained writer from its folder.
 *
 * @param folder of the writer; "" for the rule
 * @param hash of the folder's content; {@code rule} for the rule
 */
record QuerySource(String folder, String hash) {
    static final String RULE = "rule";

    /** @throws InputException if the folder cannot be read */
    static QuerySource of(Optional<Path> folder) {
        return folder.map(path -> path.toAbsolutePath().normalize())
                .map(path -> new QuerySource(path.toString(), FileHash.of(path)))
                .orElse(new QuerySource("", RULE));
    }

    static QuerySource of(TrialSpec spec) {
        return new QuerySource(spec.places().queries(), spec.data().queries());
    }

    boolean rule() {
        return folder.isEmpty();
    }

    /**
     * The writer, to be given to {@link #close} in the end.
     *
     * @throws InputException if the folder is not a writer's, or not as it was when the trial was planned
     */
    QueryWriter open() {
        if (rule()) {
            return QueryWriter.byRule();
        }
        Path path = Path.of(folder);
        String found = FileHash.of(path);
        if (!found.equals(hash)) {
            throw new InputException(
                    "%s: found a query writer with SHA-256 %s; the trial was planned with %s; restore the files, or plan anew"
                            .formatted(path, found, hash));
        }
        return BartQueryWriter.load(path);
    }

    /** Frees what {@link #open} took. */
    static void close(QueryWriter writer) {
        if (writer instanceof BartQueryWriter bart) {
            bart.close();
        }
    }
}
