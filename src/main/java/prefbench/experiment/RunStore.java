package prefbench.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finished trials, each in a folder named by the hash of everything that determines its result ({@link Identity}). A trial
 * found here is never run again. What a killed worker left is no result, and is started over; a result that does not read,
 * or whose hash is wrong, is set aside under a name of its own, and run again. Safe for several processes: folders of
 * unequal trials are apart, and files appear whole.
 */
public final class RunStore {
    private static final Logger LOG = LoggerFactory.getLogger(RunStore.class);

    private final Path root;

    private RunStore(Path root) {
        this.root = root;
    }

    /** @param root made when first written to; usually {@code reports/runs} */
    public static RunStore at(Path root) {
        return new RunStore(root.toAbsolutePath().normalize());
    }

    public Path root() {
        return root;
    }

    /** The folder of this key, whether or not it exists yet. */
    public Run run(String key) {
        return new Run(root.resolve(key));
    }

    /** The finished trial under this key; sets a damaged one aside. */
    public Optional<TrialOutcome.Finished> find(String key) {
        Run run = run(key);
        if (!run.finished()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TrialOutcome.Finished(key, run.result(), run.timings()));
        } catch (DamagedRun e) {
            Path aside = setAside(run.directory());
            LOG.warn("{}; set aside as {}: a run makes the trial again", e.getMessage(), aside.getFileName());
            return Optional.empty();
        }
    }

    private Path setAside(Path directory) {
        for (int i = 1; ; i++) {
            Path aside = directory.resolveSibling(directory.getFileName() + ".damaged-" + i);
            if (!Files.exists(aside)) {
                try {
                    return Files.move(directory, aside);
                } catch (IOException e) {
                    throw new UncheckedIOException("%s: damaged, and cannot be set aside".formatted(directory), e);
                }
            }
        }
    }
}
