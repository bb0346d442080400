package prefbench.shop.conformance;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares one record's values in turn and stops at the first that differs. Not thread-safe. */
final class Comparison {
    private final String record;
    private @Nullable Difference first;

    /** @param record file and record, for messages */
    Comparison(String record) {
        this.record = record;
    }

    /** Values are equal as {@link Object#equals} says: numbers to the last bit, texts to the last byte. */
    Comparison same(String place, Object expected, Object found) {
        if (first == null && !Objects.equals(expected, found)) {
            first = new Difference(record, place, expected.toString(), found.toString());
        }
        return this;
    }

    boolean equalSoFar() {
        return first == null;
    }

    Optional<Difference> difference() {
        return Optional.ofNullable(first);
    }
}
