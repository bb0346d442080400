package prefbench.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import prefbench.text.InputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code jmh.csv}: JMH's results, from the JSON file that JMH writes. */
final class JmhTable {
    private JmhTable() {}

    /** An empty table if there is no such file. */
    static Table of(Path json) {
        Table table = empty();
        if (Files.exists(json)) {
            read(json).forEach(benchmark -> fill(table.add(), benchmark));
        }
        return table;
    }

    static Table empty() {
        return new Table(
                "jmh.csv",
                "a JMH benchmark under one set of parameters",
                true,
                Columns.of()
                        .text("benchmark", "class and method")
                        .text("params", "parameters")
                        .text("mode", "thrpt: throughput; avgt: average time")
                        .number("n", "measurements", "measured iterations of all forks")
                        .number("score", "see unit", "mean")
                        .number(
                                "error",
                                "see unit",
                                "half width of JMH's 99.9 % interval; empty with too few measurements")
                        .text("unit", "of score and error")
                        .list());
    }

    private static JsonNode read(Path json) {
        try {
            JsonNode root = JsonMapper.builder().build().readTree(json);
            if (root.isArray()) {
                return root;
            }
        } catch (JacksonException e) {
            throw unreadable(json, e.getOriginalMessage());
        }
        throw unreadable(json, "no array at the top");
    }

    private static InputException unreadable(Path json, String found) {
        return new InputException(
                "%s: must be the JSON array that JMH writes with -rf json, found: %s; run JMH again or delete the file"
                        .formatted(json, found));
    }

    private static void fill(Table.Row row, JsonNode benchmark) {
        JsonNode metric = benchmark.path("primaryMetric");
        row.set("benchmark", shortName(benchmark.path("benchmark").asString("")))
                .set("params", params(benchmark.path("params")))
                .set("mode", benchmark.path("mode").asString(""))
                .set("n", measurements(metric.path("rawData")))
                .set("score", number(metric.path("score")))
                .set("error", number(metric.path("scoreError")))
                .set("unit", metric.path("scoreUnit").asString(""));
    }

    /** {@code Class.method} of {@code package.Class.method}. */
    private static String shortName(String benchmark) {
        int method = benchmark.lastIndexOf('.');
        return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
    }

    private static String params(JsonNode params) {
        return params.properties().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().asString(""))
                .collect(Collectors.joining(", "));
    }

    private static long measurements(JsonNode forks) {
        long count = 0;
        for (JsonNode fork : forks) {
            count += fork.size();
        }
        return count;
    }

    /** JMH writes numbers that do not exist as the string "NaN". */
    private static double number(JsonNode node) {
        return node.isNumber() ? node.doubleValue() : Double.NaN;
    }
}
