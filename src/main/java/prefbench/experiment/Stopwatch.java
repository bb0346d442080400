package prefbench.experiment;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Adds up the time of what it is given to do. Not thread-safe. */
final class Stopwatch {
    private final LongSupplier nanoTime;
    private long nanos;

    Stopwatch(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    <T> T time(Supplier<T> work) {
        long began = nanoTime.getAsLong();
        try {
            return work.get();
        } finally {
            nanos += nanoTime.getAsLong() - began;
        }
    }

    double seconds() {
        return nanos / 1e9;
    }
}
