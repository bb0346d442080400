package prefbench.report;

import java.util.ArrayList;
import java.util.List;

/** What an experiment leaves open, and why: sentences for the reader. */
final class OpenPoints {
    private OpenPoints() {}

    static List<String> of(String experiment, Tables tables) {
        List<String> points = new ArrayList<>();
        for (Table.Row row : of(tables.judged().verdicts(), experiment)) {
            if (row.has("outcome", "inconclusive")) {
                points.add(claim(row));
            }
        }
        for (Table.Row row : of(tables.results().arms(), experiment)) {
            arm(row, points);
        }
        return points.stream().distinct().toList();
    }

    private static List<Table.Row> of(Table table, String experiment) {
        return table.rows(row -> row.has("experiment", experiment));
    }

    private static String claim(Table.Row row) {
        return "“%s” is inconclusive: %s%s"
                .formatted(Words.ofCamelCase(row.text("claim")), row.text("reason"), Further.of(row));
    }

    private static void arm(Table.Row row, List<String> points) {
        String name = row.text("arm");
        if (!row.cell("left_out").isEmpty()) {
            points.add("Arm %s did not run: %s".formatted(name, row.text("left_out")));
        }
        if (!row.has("n_failed", "0")) {
            points.add("Arm %s lacks %s of its trials, which failed".formatted(name, row.text("n_failed")));
        }
        if (less(row, "trajectories_available", "trajectories_wanted")) {
            points.add("Arm %s got %s of the %s trajectories it should have had"
                    .formatted(
                            name,
                            row.cell("trajectories_available").significant(),
                            row.cell("trajectories_wanted").significant()));
        }
        if (less(row, "trajectories_used", "trajectories_available")) {
            points.add("Arm %s saw %s of its %s trajectories before the budget ended, less than one epoch"
                    .formatted(
                            name,
                            row.cell("trajectories_used").significant(),
                            row.cell("trajectories_available").significant()));
        }
    }

    private static boolean less(Table.Row row, String column, String than) {
        return row.cell(column).number() < row.cell(than).number();
    }
}
