package prefbench.report;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import prefbench.experiment.Metric;
import prefbench.experiment.Suite;
import prefbench.report.Charts.Picture;

/**
 * What the templates in {@code src/main/jte} show. Numbers reach them as {@link Cell}s only.
 *
 * @param notices what a reader must know before any number
 */
record Page(
        Suite suite,
        Tables tables,
        String answer,
        List<String> notices,
        List<Section> sections,
        List<Fact> shared,
        String chartData) {

    /**
     * One experiment.
     *
     * @param title {@code DPO versus PPO}
     * @param open what it leaves open
     * @param sizes the picture of its arms of each data size; none where it has none, or nothing can be drawn
     * @param thompson pictures of bandit runs
     */
    record Section(
            String experiment,
            String title,
            String slug,
            List<Panel> panels,
            List<String> open,
            List<Picture> sizes,
            List<Picture> thompson) {}

    /** A group with its pictures. */
    record Panel(Group group, List<Picture> pictures) {
        boolean hasCurves() {
            return group.lines().stream()
                    .anyMatch(line -> line.style().trains()
                            && !line.sized()
                            && !line.points().isEmpty());
        }

        /** Those shown where no script runs. */
        List<Picture> fallbacks() {
            return pictures.stream()
                    .filter(picture -> picture.file().endsWith("_by_steps.png"))
                    .toList();
        }

        /** What the bands are, and over how many seeds and goals. */
        String curveCaption() {
            return new CurveChart(group, Metric.SUCCESS_RATE, Axis.STEPS).caption();
        }

        String finalCaption() {
            BarChart bars = new BarChart(group, Metric.SUCCESS_RATE);
            return bars.exists() ? bars.caption() : "no trial finished";
        }

        boolean has(Axis axis) {
            return group.lines().stream()
                    .anyMatch(line -> line.style().trains() && !axis.of(line).isEmpty());
        }
    }

    /** A line of provenance that holds for all trials. */
    record Fact(Cell name, Cell value) {}

    static Page of(
            Evidence evidence, Tables tables, List<Group> groups, List<Picture> pictures, Optional<String> obstacle) {
        List<Section> sections = evidence.studies().stream()
                .map(study -> section(study.name(), tables, groups, pictures))
                .toList();
        return new Page(
                evidence.suite(),
                tables,
                Answer.of(tables, evidence.suite()),
                Notices.of(evidence, tables, obstacle),
                sections,
                sharedFacts(tables.setup().provenance()),
                ChartData.json(groups));
    }

    private static Section section(String experiment, Tables tables, List<Group> groups, List<Picture> pictures) {
        List<Panel> panels = groups.stream()
                .filter(group -> group.study().equals(experiment))
                .map(group -> new Panel(
                        group,
                        pictures.stream()
                                .filter(picture -> picture.file().startsWith(group.slug() + "_"))
                                .toList()))
                .toList();
        return new Section(
                experiment,
                Words.ofExperiment(experiment),
                Group.slug(experiment),
                panels,
                OpenPoints.of(experiment, tables),
                pictures.stream()
                        .filter(picture -> picture.file().equals(SizesChart.file(experiment)))
                        .toList(),
                pictures.stream()
                        .filter(picture -> picture.file().startsWith(ThompsonChart.prefix(experiment)))
                        .toList());
    }

    /** Facts that are the same for every trial, told once: the first trial's, where all agree. */
    private static List<Fact> sharedFacts(Table provenance) {
        List<Fact> facts = new ArrayList<>();
        for (Table.Row row : provenance.rows()) {
            boolean first = row.has("run_key", provenance.rows().get(0).text("run_key"));
            if (!first) {
                break;
            }
            boolean same = provenance.rows(other -> other.has("name", row.text("name"))).stream()
                    .allMatch(other -> other.has("value", row.text("value")));
            if (same) {
                facts.add(new Fact(row.cell("name"), row.cell("value")));
            }
        }
        return facts;
    }

    List<Table.Row> verdicts() {
        return tables.judged().verdicts().rows();
    }

    /** Of one experiment. */
    List<Table.Row> of(Table table, String experiment) {
        return table.rows(row -> row.has("experiment", experiment));
    }

    /** One for each arm, whatever the number of decodings. */
    List<Table.Row> armRows(String experiment) {
        Set<String> seen = new HashSet<>();
        return of(tables.results().arms(), experiment).stream()
                .filter(row -> seen.add(row.text("arm")))
                .toList();
    }

    List<Table.Row> hyperparameters(Table.Row arm) {
        return tables.setup().hyperparameters().rows(row -> Keys.sameArm(row, arm));
    }

    List<Table.Row> trials(Table.Row arm) {
        return tables.results().trials().rows(row -> Keys.sameArm(row, arm));
    }

    /** An arm's training time in all; none if it does not train or has no result. */
    Optional<Table.Row> seconds(Table.Row arm) {
        return tables.results()
                .armSeconds()
                .first(row -> Keys.sameArm(row, arm) && row.cell("point").isEmpty());
    }

    /** A trial's training time; none if it does not train. */
    Optional<Table.Row> trainingSeconds(Table.Row trial) {
        return tables.setup()
                .timings()
                .first(row -> row.has("run_key", trial.text("run_key")) && row.has("part", "training"))
                .filter(row -> !trial.cell("steps").isEmpty());
    }

    /** Provenance of an arm's trials, but for what all trials share. */
    List<Table.Row> ownFacts(Table.Row trial) {
        return tables.setup()
                .provenance()
                .rows(row -> row.has("run_key", trial.text("run_key"))
                        && shared.stream().noneMatch(fact -> fact.name().text().equals(row.text("name"))));
    }

    /** Around 0; none for a claim about one arm, whose mean is nowhere near. */
    Optional<Glyph> glyph(Table.Row verdict) {
        if (verdict.has("kind", "above") || verdict.cell("effect").isEmpty()) {
            return Optional.empty();
        }
        double reach = verdicts().stream()
                .filter(row -> row.has("unit", verdict.text("unit")) && !row.has("kind", "above"))
                .flatMap(row -> Stream.of(row.cell("low"), row.cell("high"), row.cell("effect")))
                .map(Cell::number)
                .filter(value -> !Double.isNaN(value))
                .map(Math::abs)
                .max(Comparator.naturalOrder())
                .orElse(1.0);
        return Optional.of(Glyph.ofDifference(
                verdict.cell("effect"), verdict.cell("low"), verdict.cell("high"), reach == 0 ? 1 : reach));
    }

    /** Of which arms, and of the checkpoint, the lineage table says this of what was learned from; {@code A, B}. */
    String arms(String proved) {
        return tables.inquiries().lineage().rows(row -> row.has("proved", proved)).stream()
                .map(row -> row.text("arm"))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    static String mark(Table.Row verdict) {
        return switch (verdict.text("outcome")) {
            case "supported" -> "✓";
            case "refuted" -> "✕";
            case "inconclusive" -> "?";
            default -> "–";
        };
    }

    static String css(String words) {
        return words.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    static String dataUri(Picture picture) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(picture.png());
    }

    List<Table> files() {
        return tables.all();
    }
}
