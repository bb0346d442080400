package prefbench.report;

import java.util.List;
import java.util.Locale;

/** What a learning curve is drawn against. */
enum Axis {
    STEPS("Optimiser steps"),
    SECONDS("Training seconds, evaluation not counted"),
    EPISODES("Training episodes in the shop");

    private final String title;

    Axis(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One cell for each of the line's points; none where the line cannot be placed on this axis. */
    List<Cell> of(Group.Line line) {
        List<Table.Row> rows = this == SECONDS ? line.seconds() : line.points();
        List<Cell> cells = rows.stream().map(row -> row.cell(column())).toList();
        boolean whole = cells.size() == line.points().size() && cells.stream().noneMatch(Cell::isEmpty);
        boolean moves = cells.stream().anyMatch(cell -> cell.number() > 0);
        return whole && moves ? cells : List.of();
    }
}
