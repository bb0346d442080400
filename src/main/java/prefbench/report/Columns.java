package prefbench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects columns in order. */
final class Columns {
    private final List<Column> columns = new ArrayList<>();

    static Columns of(Column... first) {
        return new Columns().and(first);
    }

    Columns and(Column... more) {
        columns.addAll(Arrays.asList(more));
        return this;
    }

    Columns and(List<Column> more) {
        columns.addAll(more);
        return this;
    }

    Columns text(String name, String meaning) {
        return and(Column.text(name, meaning));
    }

    Columns number(String name, String unit, String meaning) {
        return and(new Column(name, unit, meaning));
    }

    List<Column> list() {
        return List.copyOf(columns);
    }
}
