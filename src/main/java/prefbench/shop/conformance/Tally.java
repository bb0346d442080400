package prefbench.shop.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts records and keeps the first differences. Not thread-safe. */
final class Tally {
    private final String kind;
    private final int most;
    private final List<Difference> differences = new ArrayList<>();
    private int recorded;
    private int equal;

    Tally(String kind, int most) {
        this.kind = kind;
        this.most = most;
    }

    /** One more record, with its first difference if there is one. */
    void add(Optional<Difference> difference) {
        recorded++;
        if (difference.isEmpty()) {
            equal++;
        } else if (differences.size() < most) {
            differences.add(difference.get());
        }
    }

    Agreement agreement(List<String> notes) {
        return new Agreement(kind, equal, recorded, differences, notes);
    }
}
