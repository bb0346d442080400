package prefbench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the page shows of kinds of goals, of one experiment.
 *
 * @param pairs of a generated-data arm and a human-data arm
 * @param arms names, in order
 * @param lines one for each kind of goals and decoding
 */
record StrataView(List<Pair> pairs, List<String> arms, List<Line> lines) {

    /** @param rows of {@code blind_spots.csv} */
    record Pair(String arm, String against, List<Table.Row> rows) {

        /** {@code fewGenerated is not shown to be worse than manyHuman on any of the 16 kinds of goals tested}. */
        String sentence() {
            if (rows.stream().allMatch(row -> row.cell("tests").isEmpty())) {
                return "%s against %s: no kind of goals could be tested".formatted(arm, against);
            }
            String worse = names(row -> row.has("finding", BlindSpots.WORSE));
            return worse.isEmpty()
                    ? "%s is not shown to be worse than %s on any kind of goals".formatted(arm, against)
                    : "%s is worse than %s on goals with %s".formatted(arm, against, worse);
        }

        private String names(Predicate<Table.Row> wanted) {
            return Words.list(rows.stream()
                    .filter(wanted)
                    .map(row -> row.text("dimension") + " " + row.text("stratum"))
                    .distinct()
                    .toList());
        }
    }

    /** @param cells rows of {@code strata.csv}, in the order of the arms; empty for an arm without results */
    record Line(Table.Row first, List<Optional<Table.Row>> cells) {}

    static StrataView of(Tables tables, String experiment) {
        List<Table.Row> strata = tables.inquiries().strata().rows(row -> row.has("experiment", experiment));
        List<String> arms =
                strata.stream().map(row -> row.text("arm")).distinct().toList();
        return new StrataView(pairs(tables, experiment), arms, lines(strata, arms));
    }

    private static List<Pair> pairs(Tables tables, String experiment) {
        Map<List<String>, List<Table.Row>> pairs =
                tables.inquiries().blindSpots().rows(row -> row.has("experiment", experiment)).stream()
                        .collect(Collectors.groupingBy(
                                row -> List.of(row.text("arm"), row.text("against")),
                                LinkedHashMap::new,
                                Collectors.toList()));
        List<Pair> list = new ArrayList<>();
        pairs.forEach((names, rows) -> list.add(new Pair(names.get(0), names.get(1), rows)));
        return list;
    }

    private static List<Line> lines(List<Table.Row> strata, List<String> arms) {
        Map<List<String>, List<Table.Row>> kinds = strata.stream()
                .collect(Collectors.groupingBy(
                        row -> List.of(row.text("decoding"), row.text("dimension"), row.text("stratum")),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return kinds.values().stream()
                .map(rows -> new Line(
                        rows.get(0),
                        arms.stream()
                                .map(arm -> rows.stream()
                                        .filter(row -> row.has("arm", arm))
                                        .findFirst())
                                .toList()))
                .toList();
    }
}
