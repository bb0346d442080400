package prefbench.shop.conformance;

import java.util.List;

/**
 * How far a shop agrees with recordings of one kind.
 *
 * @param kind replays, rewards or rankings
 * @param equal records in which nothing differs
 * @param recorded all records
 * @param differences the first difference of each of the first records that differ, up to the number asked for
 * @param notes what was compared, and how
 */
public record Agreement(String kind, int equal, int recorded, List<Difference> differences, List<String> notes) {

    public Agreement {
        differences = List.copyOf(differences);
        notes = List.copyOf(notes);
    }

    /** Whether nothing differs, in at least one record. */
    public boolean full() {
        return equal == recorded && recorded > 0;
    }

    /** {@code replays 207/207 equal}. */
    public String summary() {
        return "%s %d/%d equal".formatted(kind, equal, recorded);
    }
}
