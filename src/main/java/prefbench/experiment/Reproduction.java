package prefbench.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import prefbench.text.InputException;

/**
 * A finished trial run again and compared, byte for byte. A trial that the clock stopped is run to the step that it reached,
 * with its curve points at the steps where they fell.
 *
 * @param equal whether the bytes of both results, and of both lineages, are the same
 * @param difference the first line that differs, recorded and reproduced; empty if equal
 * @param changed what determines a result and is no longer as it was: {@code code: 12ab -> 34cd}
 */
public record Reproduction(boolean equal, String difference, List<String> changed) {

    public Reproduction {
        changed = List.copyOf(changed);
    }

    /**
     * @param recorded a finished run
     * @param again where the second run goes; its earlier contents are lost
     * @throws InputException if the recorded run is unfinished or damaged, or running it again fails
     */
    public static Reproduction of(Run recorded, Path again, Identity identity, Workers workers) {
        return of(recorded, new Run(again), identity, workers, ForkedTrials.WORKER);
    }

    static Reproduction of(Run recorded, Run again, Identity identity, Workers workers, String worker) {
        if (!recorded.finished()) {
            throw new InputException("%s: no finished trial: there is no %s; give a folder of the run store"
                    .formatted(recorded.directory(), recorded.resultFile().getFileName()));
        }
        Provenance provenance;
        try {
            recorded.result();
            provenance = recorded.provenance();
        } catch (DamagedRun e) {
            throw new InputException(e.getMessage() + "; run the experiment again to replace it", e);
        }
        again.begin(recorded.spec());
        Workers.Job job = new Workers.Job(
                "reproduction of " + recorded.key(),
                worker,
                List.of(again.directory().toString(), recorded.directory().toString()),
                again.log(),
                false);
        Workers.Ended ended = workers.run(List.of(job)).get(0);
        if (!ended.succeeded() || !again.finished()) {
            throw new InputException("%s: cannot be run again: its worker ended with status %d; log %s ends with:%n%s"
                    .formatted(recorded.directory(), ended.status(), again.log(), ended.tail()));
        }
        String result = difference(recorded.resultFile(), again.resultFile());
        String difference =
                result.isEmpty() ? lineage(difference(recorded.lineageFile(), again.lineageFile())) : result;
        return new Reproduction(
                difference.isEmpty(), difference, changed(provenance.determinants(), identity.determinants()));
    }

    private static String lineage(String difference) {
        return difference.isEmpty() ? "" : "lineage, " + difference;
    }

    private static List<String> changed(Map<String, String> recorded, Map<String, String> now) {
        TreeSet<String> keys = new TreeSet<>(recorded.keySet());
        keys.addAll(now.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(recorded.get(key), now.get(key)))
                .map(key -> "%s: %s -> %s".formatted(key, recorded.get(key), now.get(key)))
                .toList();
    }

    private static String difference(Path recorded, Path again) {
        try {
            if (Files.mismatch(recorded, again) < 0) {
                return "";
            }
            List<String> left = new ArrayList<>(Files.readAllLines(recorded));
            List<String> right = new ArrayList<>(Files.readAllLines(again));
            for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
                String was = i < left.size() ? left.get(i) : "(no such line)";
                String is = i < right.size() ? right.get(i) : "(no such line)";
                if (!was.equals(is)) {
                    return "line %d%n  recorded:   %s%n  reproduced: %s".formatted(i + 1, was, is);
                }
            }
            return "line ends";
        } catch (IOException e) {
            throw new UncheckedIOException("results cannot be compared: " + e.getMessage(), e);
        }
    }
}
