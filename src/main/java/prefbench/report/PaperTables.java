package prefbench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import prefbench.experiment.Arm;
import prefbench.experiment.BudgetKind;
import prefbench.learn.Continued;
import prefbench.learn.Dpo;
import prefbench.learn.Ppo;
import prefbench.learn.Recipe;
import prefbench.learn.Untrained;
import prefbench.report.Evidence.Study;
import prefbench.trajectory.TrajectorySource;

/**
 * {@code paper.csv} and {@code paper_conditions.csv}: the figures of Feng and Feng (arXiv 2408.16032), read off their plots
 * since they give no table, beside ours; and what differs in the conditions. Arms are matched by what they are, not by name.
 */
final class PaperTables {
    private static final String FOLDER = "/prefbench/report/";

    private PaperTables() {}

    static Table figures(Evidence evidence, Table arms, Table thompson) {
        Table table = new Table("paper.csv", "a figure of the paper and our result of the same kind", false, columns());
        for (CSVRecord record : records("paper_figures.csv")) {
            Table.Row row = table.add();
            record.toMap().forEach(row::set);
            ours(evidence, arms, record.get("policy")).ifPresent(arm -> ours(row, arm, thompson, record.get("metric")));
        }
        return table;
    }

    private static List<Column> columns() {
        return Columns.of()
                .text("policy", "what kind of policy")
                .text("metric", "success_rate in % or score in points")
                .text("run", "which of the paper's runs, by its line, or where else the number stands")
                .number("value", "% or points", "the paper's")
                .number("reading_error", "points", "of reading it off a plot, more or less; empty where it is printed")
                .text("source", "where it stands")
                .and(Keys.EXPERIMENT, Keys.ARM)
                .number("ours", "% or points", "of our arm of this kind on all goals, its mean over seeds")
                .number("ours_low", "% or points", "lower end of its interval")
                .number("ours_high", "% or points", "upper end of its interval")
                .and(Keys.SEEDS, Keys.GOALS)
                .number(
                        "ours_by_thompson",
                        "% or points",
                        "of the same arm by Thompson sampling, as the paper evaluates, its mean over the suite's runs; it competes with its experiment's other arms, not with those of the paper")
                .list();
    }

    private static void ours(Table.Row row, Table.Row arm, Table thompson, String metric) {
        row.set(arm, "experiment", "arm", "n_seeds", "n_goals")
                .set("ours", arm.text(metric))
                .set("ours_low", arm.text(metric + "_low"))
                .set("ours_high", arm.text(metric + "_high"))
                .set("ours_by_thompson", byThompson(thompson, arm, metric));
    }

    /** NaN where no bandit was run. */
    private static double byThompson(Table thompson, Table.Row arm, String metric) {
        return thompson
                .rows(end -> end.has("allocation", "thompson")
                        && end.has("experiment", arm.text("experiment"))
                        && end.has("arm", arm.text("arm"))
                        && !end.cell(metric).isEmpty())
                .stream()
                .mapToDouble(end -> end.cell(metric).number())
                .average()
                .orElse(Double.NaN);
    }

    /** The first of our arms of this kind that has results, under equal steps; of those with many human trajectories. */
    private static Optional<Table.Row> ours(Evidence evidence, Table arms, String policy) {
        for (Study study : evidence.studies()) {
            Optional<Table.Row> found = study.arms().stream()
                    .map(trials -> trials.arm())
                    .filter(arm -> arm.budget() == BudgetKind.EQUAL_STEPS && is(policy, arm))
                    .flatMap(arm -> arms
                            .first(row -> row.has("experiment", study.name())
                                    && row.has("arm", arm.name())
                                    && !row.cell("score").isEmpty())
                            .stream())
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean is(String policy, Arm arm) {
        Recipe recipe = arm.recipe();
        return switch (policy) {
            case "ppo" -> recipe instanceof Ppo;
            case "dpo-human" -> human(recipe);
            case "dpo-generated" -> generated(recipe);
            case "dpo-human-then-generated" ->
                recipe instanceof Continued continued && human(continued.first()) && generated(continued.second());
            case "imitation" -> recipe.equals(Untrained.imitation());
            default -> throw new IllegalStateException("paper_figures.csv has an unknown policy " + policy);
        };
    }

    private static boolean human(Recipe recipe) {
        return recipe instanceof Dpo
                && recipe.trajectories()
                        .filter(source -> !source.generated() && !source.perfect())
                        .filter(source -> source.amount() == TrajectorySource.Amount.MANY)
                        .isPresent();
    }

    private static boolean generated(Recipe recipe) {
        return recipe instanceof Dpo
                && recipe.trajectories()
                        .filter(source -> source.generated() && source.small())
                        .isPresent();
    }

    static Table conditions(Evidence evidence) {
        Table table = new Table(
                "paper_conditions.csv",
                "a condition under which the paper's figures and ours came about",
                true,
                Columns.of()
                        .text("condition", "what")
                        .text("paper", "in the paper")
                        .text("ours", "here")
                        .list());
        Map<String, String> ours = PaperConditions.of(evidence);
        for (CSVRecord record : records("paper_conditions.csv")) {
            table.add()
                    .set("condition", record.get("condition"))
                    .set("paper", record.get("paper"))
                    .set("ours", ours.get(record.get("condition")));
        }
        return table;
    }

    private static List<CSVRecord> records(String resource) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(Assets.text(FOLDER + resource), format)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }
}
