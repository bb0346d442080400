package prefbench.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import prefbench.experiment.Metric;
import tools.jackson.databind.json.JsonMapper;

/** Learning curves as JSON for the script in the page; all numbers are cells, to the last digit. */
final class ChartData {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ChartData() {}

    /** JSON that may stand inside a script element: it has no {@code <}. */
    static String json(List<Group> groups) {
        Map<String, Object> data = new LinkedHashMap<>();
        groups.forEach(group -> data.put(group.slug(), group(group)));
        return MAPPER.writeValueAsString(data).replace("<", "\\u003c");
    }

    private static List<Object> group(Group group) {
        List<Object> lines = new ArrayList<>();
        for (Group.Line line : group.lines()) {
            if (!line.sized() && !line.points().isEmpty()) {
                lines.add(line(line));
            }
        }
        return lines;
    }

    private static Map<String, Object> line(Group.Line line) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", line.name());
        data.put("trains", line.style().trains());
        data.put("colour", line.style().variable());
        data.put("dash", line.style().dash());
        for (Axis axis : Axis.values()) {
            data.put(axis.column(), numbers(axis.of(line)));
        }
        for (Metric metric : Charts.METRICS) {
            for (String suffix : List.of("", "_low", "_high")) {
                String column = Measures.name(metric) + suffix;
                data.put(
                        column,
                        numbers(line.points().stream()
                                .map(row -> row.cell(column))
                                .toList()));
            }
        }
        return data;
    }

    private static List<BigDecimal> numbers(List<Cell> cells) {
        return cells.stream()
                .map(cell -> cell.isEmpty() ? null : new BigDecimal(cell.text()))
                .toList();
    }
}
