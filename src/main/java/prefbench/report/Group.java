package prefbench.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import prefbench.experiment.BudgetKind;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.report.Evidence.Study;
import prefbench.report.Palette.Style;

/**
 * Arms of an experiment that may be drawn together: those under one kind of budget, and those that do not train.
 *
 * @param budget {@code equal steps}
 * @param goals {@code test goals}: those that were played
 */
record Group(String study, String budget, String goals, List<Line> lines) {

    /**
     * An arm's rows in the tables.
     *
     * @param points of {@code curve_bands.csv}
     * @param seconds of {@code arm_seconds.csv} at the same points; none for arms that do not train
     * @param finals of {@code arms.csv}, one for each decoding
     */
    record Line(String name, Style style, List<Table.Row> points, List<Table.Row> seconds, List<Table.Row> finals) {

        /** One of an arm of each data size: these have a chart of their own, and would crowd the others' curves. */
        boolean sized() {
            return name.matches("\\S+ \\d+( .*)?");
        }
    }

    static List<Group> of(Study study, Tables tables, Palette palette) {
        List<Group> groups = Arrays.stream(BudgetKind.values())
                .filter(kind -> study.arms().stream()
                        .anyMatch(arm -> arm.arm().trains() && arm.arm().budget() == kind && ran(arm)))
                .map(kind -> of(study, kind, tables, palette))
                .toList();
        return groups.isEmpty() ? List.of(of(study, BudgetKind.EQUAL_STEPS, tables, palette)) : groups;
    }

    private static boolean ran(ArmTrials arm) {
        return !arm.trials().isEmpty();
    }

    private static Group of(Study study, BudgetKind kind, Tables tables, Palette palette) {
        List<Line> lines = study.arms().stream()
                .filter(arm -> !arm.arm().trains() || arm.arm().budget() == kind)
                .map(arm -> line(study, arm, tables, palette))
                .toList();
        return new Group(
                study.name(),
                Evidence.words(kind),
                study.comparison().suite().evaluation().split().goals(),
                lines);
    }

    private static Line line(Study study, ArmTrials arm, Tables tables, Palette palette) {
        String name = arm.arm().name();
        return new Line(
                name,
                palette.of(arm.arm().recipe()),
                rows(tables.results().bands(), study, name),
                rows(tables.results().armSeconds(), study, name).stream()
                        .filter(row -> !row.cell("point").isEmpty())
                        .toList(),
                rows(tables.results().arms(), study, name));
    }

    private static List<Table.Row> rows(Table table, Study study, String arm) {
        return table.rows(row -> row.has("experiment", study.name()) && row.has("arm", arm));
    }

    List<String> names() {
        return lines.stream().map(Line::name).toList();
    }

    /** Those that have results. */
    List<Line> finished() {
        return lines.stream()
                .filter(line -> !line.finals().get(0).cell("score").isEmpty())
                .toList();
    }

    /** {@code DpoVersusPpo, equal steps}. */
    String title() {
        return study.replaceFirst("Experiment$", "") + ", " + budget;
    }

    /** For file names and HTML ids: {@code dpo-versus-ppo-equal-steps}. */
    String slug() {
        return slug(study.replaceFirst("Experiment$", "") + "-" + budget);
    }

    static String slug(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    /** {@code 3 seeds x 100 test goals}, of the arms that train if there are any; a range where they differ. */
    String sizes(List<Line> lines) {
        List<Table.Row> trained = lines.stream()
                .filter(line -> line.style().trains())
                .map(line -> line.finals().get(0))
                .toList();
        List<Table.Row> all = lines.stream().map(line -> line.finals().get(0)).toList();
        return trained.isEmpty() ? "%s %s".formatted(range(all, "n_goals"), goals) : sizesOf(trained);
    }

    String sizesOf(List<Table.Row> rows) {
        String seeds = range(rows, "n_seeds");
        return "%s %s × %s %s".formatted(seeds, seeds.equals("1") ? "seed" : "seeds", range(rows, "n_goals"), goals);
    }

    private static String range(List<Table.Row> rows, String column) {
        LongSummaryStatistics numbers = rows.stream()
                .map(row -> row.text(column))
                .filter(text -> !text.isEmpty())
                .mapToLong(Long::parseLong)
                .summaryStatistics();
        return numbers.getMin() == numbers.getMax()
                ? Long.toString(numbers.getMin())
                : numbers.getMin() + " to " + numbers.getMax();
    }
}
