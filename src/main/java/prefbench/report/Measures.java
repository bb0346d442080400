package prefbench.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import prefbench.experiment.Metric;
import prefbench.experiment.TrialResult.Outcome;

/** Metrics as columns. */
final class Measures {
    private Measures() {}

    static String name(Metric metric) {
        return metric.name().toLowerCase(Locale.ROOT);
    }

    static Column column(Metric metric) {
        return new Column(name(metric), metric.unit(), meaning(metric));
    }

    static List<Column> columns(List<Metric> metrics) {
        return metrics.stream().map(Measures::column).toList();
    }

    static List<Metric> all() {
        return List.of(Metric.values());
    }

    /** All but the two that have intervals. */
    static List<Metric> parts() {
        return Arrays.stream(Metric.values())
                .filter(metric -> metric != Metric.SUCCESS_RATE && metric != Metric.SCORE)
                .toList();
    }

    static Table.Row fill(Table.Row row, List<Outcome> outcomes) {
        all().forEach(metric -> row.set(name(metric), metric.of(outcomes)));
        return row;
    }

    private static String meaning(Metric metric) {
        return switch (metric) {
            case SUCCESS_RATE -> "goals whose reward is exactly 1";
            case SCORE -> "100 x mean reward over goals";
            case TYPE -> "mean type part r_type of the reward, 0 where nothing was bought";
            case ATTRIBUTES -> "mean share of the goal's attributes that were met";
            case OPTIONS -> "mean share of the goal's options that were met, over goals that have options";
            case PRICE -> "share of goals whose purchase kept to the price ceiling";
            case PURCHASES -> "goals that ended in a purchase";
            case PAGES -> "mean number of actions in an episode";
        };
    }
}
