package prefbench.experiment;

import java.nio.file.Path;

/** A stored file that is not what was written. */
final class DamagedRun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DamagedRun(Path file, String found, @org.jspecify.annotations.Nullable Throwable cause) {
        super("%s: damaged: %s".formatted(file, found), cause);
    }

    DamagedRun(Path file, String found) {
        this(file, found, null);
    }
}
