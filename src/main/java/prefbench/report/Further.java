package prefbench.report;

/**
 * The seeds or goals that an undecided claim would still take, in words: those for a power of 80 % at what was declared, at the
 * level that the claim was looked at. No more than that: whether they decide it depends on what is true.
 */
final class Further {
    private Further() {}

    /** {@code ; about 9 more seeds for 80 % power at 5 points}; empty where nothing is known to be short. */
    static String of(Table.Row row) {
        return of(row, "seed") + of(row, "goal");
    }

    private static String of(Table.Row row, String thing) {
        String column = thing + "s_needed";
        if (row.cell(column).isEmpty()) {
            return "";
        }
        String more = row.text(column);
        return "; about %s more %s for 80 %% power at %s"
                .formatted(more, more.equals("1") ? thing : thing + "s", at(row));
    }

    /** {@code 5 points}: what power is at. */
    private static String at(Table.Row row) {
        String column = row.cell("smallest_effect").isEmpty() ? "bound" : "smallest_effect";
        return row.text(column) + " " + row.text("unit");
    }
}
