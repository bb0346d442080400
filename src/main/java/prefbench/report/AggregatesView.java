package prefbench.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the page shows of one experiment's aggregates; performance profiles are in the file only.
 *
 * @param lines one for each arm that trains and each decoding
 * @param pairs rows of {@code aggregates.csv} with a probability of improvement
 */
record AggregatesView(List<Line> lines, List<Table.Row> pairs) {

    /** @param aggregates rows of {@code aggregates.csv}, in the order of {@link AggregatesTable#AGGREGATES} */
    record Line(List<Table.Row> aggregates) {
        Table.Row first() {
            return aggregates.get(0);
        }
    }

    static AggregatesView of(Table table, String experiment) {
        List<Table.Row> rows = table.rows(row -> row.has("experiment", experiment));
        Map<List<String>, List<Table.Row>> lines = rows.stream()
                .filter(row -> AggregatesTable.AGGREGATES.containsKey(row.text("quantity")))
                .collect(Collectors.groupingBy(
                        row -> List.of(row.text("arm"), row.text("decoding")),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return new AggregatesView(
                lines.values().stream().map(Line::new).toList(),
                rows.stream()
                        .filter(row -> row.has("quantity", AggregatesTable.IMPROVEMENT))
                        .toList());
    }

    /** In the order of the cells. */
    List<String> quantities() {
        return List.copyOf(AggregatesTable.AGGREGATES.keySet());
    }
}
