package prefbench.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import prefbench.text.InputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code jmh.csv}: JMH's results and, below each, what it counted beside them, from the JSON file that JMH writes. Counted
 * floating-point operations are compared with those of the matrix products measured in the same run.
 */
final class JmhTable {
    private static final String FLOPS = "flops";
    private static final String MATRIX_PRODUCTS = "MatrixProductBenchmark.product";

    private JmhTable() {}

    /** An empty table if there is no such file. */
    static Table of(Path json) {
        Table table = empty();
        if (Files.exists(json)) {
            JsonNode benchmarks = read(json);
            double machine = machine(benchmarks);
            benchmarks.forEach(benchmark -> fill(table, benchmark, machine));
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
                        .number(
                                "share",
                                "1",
                                "of flops: score over the flops of large matrix products in the same run; empty without")
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

    /** What the machine can do: NaN where it was not measured. */
    private static double machine(JsonNode benchmarks) {
        for (JsonNode benchmark : benchmarks) {
            if (name(benchmark).equals(MATRIX_PRODUCTS)) {
                return number(benchmark.path("secondaryMetrics").path(FLOPS).path("score"));
            }
        }
        return Double.NaN;
    }

    private static void fill(Table table, JsonNode benchmark, double machine) {
        fill(table.add(), benchmark, name(benchmark), benchmark.path("primaryMetric"));
        benchmark.path("secondaryMetrics").properties().forEach(counter -> {
            Table.Row row = table.add();
            fill(row, benchmark, name(benchmark) + ":" + counter.getKey(), counter.getValue());
            if (counter.getKey().equals(FLOPS)) {
                row.set("share", number(counter.getValue().path("score")) / machine);
            }
        });
    }

    private static void fill(Table.Row row, JsonNode benchmark, String name, JsonNode metric) {
        row.set("benchmark", name)
                .set("params", params(benchmark.path("params")))
                .set("mode", benchmark.path("mode").asString(""))
                .set("n", measurements(metric.path("rawData")))
                .set("score", number(metric.path("score")))
                .set("error", number(metric.path("scoreError")))
                .set("unit", metric.path("scoreUnit").asString(""));
    }

    /** {@code Class.method} of {@code package.Class.method}. */
    private static String name(JsonNode result) {
        String benchmark = result.path("benchmark").asString("");
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
