package prefbench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import prefbench.experiment.Decoding;
import prefbench.random.RandomStreams;
import prefbench.report.Evidence.Study;
import prefbench.stats.Aggregate;
import prefbench.stats.Bootstrap;
import prefbench.stats.Bootstrap.Method;
import prefbench.stats.Interval;
import prefbench.stats.PerformanceProfile;
import prefbench.stats.ProbabilityOfImprovement;
import prefbench.stats.Scores;

/**
 * {@code aggregates.csv}: the success of arms that train over seeds and product categories, as rliable sums it up (Agarwal et
 * al., "Deep reinforcement learning at the edge of the statistical precipice", NeurIPS 2021). Readers know these numbers from
 * elsewhere; no verdict rests on them: a verdict's interval accounts for goals, too, and is calibrated at few seeds.
 *
 * <p>Limits are percentiles of a bootstrap of whole seeds. rliable draws runs for each task, which have runs of their own there;
 * here a seed plays all categories, and to draw them apart would take the seeds' common part for noise that averages out: with 8
 * categories and 10 seeds nominal 95 % would hold the truth in 65 % where seeds differ by 4 points in all categories and by 5 in
 * each. BCa is left alone here: its acceleration comes from a
 * jackknife, which says nothing of medians, and at three seeds it has no limits more often than not.
 */
final class AggregatesTable {
    static final String IMPROVEMENT = "probability of improvement";
    static final String PROFILE = "performance profile";
    static final int RESAMPLES = 2_000;
    private static final int THRESHOLDS = 10;
    private static final RandomStreams STREAMS = Keys.DRAWS.child("aggregates");

    /** By the name of the quantity. */
    static final Map<String, Aggregate> AGGREGATES = aggregates();

    private AggregatesTable() {}

    private static Map<String, Aggregate> aggregates() {
        Map<String, Aggregate> byName = new LinkedHashMap<>();
        byName.put("mean", Aggregate.mean());
        byName.put("median", Aggregate.median());
        byName.put("interquartile mean", Aggregate.interquartileMean());
        byName.put("optimality gap", Aggregate.optimalityGap(1));
        return byName;
    }

    static Table of(Evidence evidence) {
        Table table = new Table(
                "aggregates.csv",
                "a number for an arm's success over all its seeds and all product categories, after Agarwal et al. 2021 (rliable); no verdict rests on it",
                false,
                columns());
        for (Study study : evidence.studies()) {
            for (Decoding decoding : study.comparison().suite().evaluation().decodings()) {
                List<CategoryScores> arms = CategoryScores.of(study, decoding);
                arms.forEach(arm -> alone(table, study, arm));
                pairs(table, study, arms);
            }
        }
        return table;
    }

    private static List<Column> columns() {
        return Columns.of()
                .and(Keys.arm())
                .text("against", "arm under the same budget that it is set against; probability of improvement only")
                .and(Keys.DECODING)
                .text(
                        "quantity",
                        "mean, median or interquartile mean of success, optimality gap (by how much success falls short of 1 on average), "
                                + "performance profile (share of seeds and categories with success above the threshold), or probability "
                                + "of improvement (that a seed of the arm has more success than one of the other on a category drawn at "
                                + "random, ties counting half; the other's over the arm is 1 less this). All categories weigh the same; "
                                + "success is a share of a category's goals")
                .number("threshold", "share", "performance profile only")
                .number("value", "share", "the quantity")
                .number("low", "share", "lower end of its interval")
                .number("high", "share", "upper end of its interval")
                .text(
                        "interval",
                        ("what the interval is, or why there is none. It is over seeds for these categories and goals: seeds are drawn anew %d "
                                        + "times, each with all of its categories (rliable draws them for each category, as its tasks have runs of "
                                        + "their own). Below about ten seeds it is too short; verdicts do not rest on it")
                                .formatted(RESAMPLES))
                .and(Keys.SEEDS)
                .number("against_seeds", "seeds", "training seeds of the other arm")
                .number(
                        "n_categories",
                        "categories",
                        "product categories with at least %d goals".formatted(StrataTable.LEAST_GOALS))
                .number("n_goals", "goals", "goals of these categories")
                .text("categories", "which")
                .text("left_out", "categories with fewer goals, and how many they have")
                .list();
    }

    private static void alone(Table table, Study study, CategoryScores arm) {
        if (arm.scores().isEmpty()) {
            AGGREGATES
                    .keySet()
                    .forEach(quantity -> name(table, study, arm, quantity)
                            .set("interval", "none: no category has %d goals".formatted(StrataTable.LEAST_GOALS)));
            return;
        }
        List<Aggregate> all = new ArrayList<>(AGGREGATES.values());
        for (int i = 0; i < THRESHOLDS; i++) {
            double threshold = threshold(i);
            all.add(scores -> PerformanceProfile.ofRuns(scores, threshold)[0]);
        }
        List<Bootstrap> found = Bootstrap.ofAll(
                arm.scores().orElseThrow(),
                all,
                Scores::resampledWhole,
                streams(study, arm).key("alone"),
                RESAMPLES);
        int next = 0;
        for (String quantity : AGGREGATES.keySet()) {
            fill(name(table, study, arm, quantity), found.get(next++));
        }
        for (int i = 0; i < THRESHOLDS; i++) {
            fill(name(table, study, arm, PROFILE).set("threshold", threshold(i)), found.get(next++));
        }
    }

    private static double threshold(int number) {
        return (double) number / THRESHOLDS;
    }

    private static void pairs(Table table, Study study, List<CategoryScores> arms) {
        for (int i = 0; i < arms.size(); i++) {
            for (CategoryScores against : arms.subList(i + 1, arms.size())) {
                CategoryScores arm = arms.get(i);
                if (arm.arm().arm().budget() == against.arm().arm().budget()
                        && arm.scores().isPresent()) {
                    pair(table, study, arm, against);
                }
            }
        }
    }

    private static void pair(Table table, Study study, CategoryScores arm, CategoryScores against) {
        Scores x = arm.scores().orElseThrow();
        Scores y = against.scores().orElseThrow();
        long key = streams(study, arm).key(against.name());
        Table.Row row = name(table, study, arm, IMPROVEMENT)
                .set("against", against.name())
                .set("against_seeds", against.seeds());
        fill(row, Bootstrap.of(x, y, ProbabilityOfImprovement::of, Scores::resampledWhole, key, RESAMPLES));
    }

    /** An arm's own, whatever other arms there are. */
    private static RandomStreams streams(Study study, CategoryScores arm) {
        return STREAMS.child(study.name()).child(arm.decoding().name()).child(arm.name());
    }

    private static Table.Row name(Table table, Study study, CategoryScores arm, String quantity) {
        return Keys.name(table.add(), study, arm.arm())
                .set("decoding", TrialsTable.lower(arm.decoding()))
                .set("quantity", quantity)
                .set("n_seeds", arm.seeds())
                .set("n_categories", arm.categories().size())
                .set("n_goals", arm.goals())
                .set("categories", String.join(", ", arm.categories()))
                .set("left_out", String.join(", ", arm.small()));
    }

    private static void fill(Table.Row row, Bootstrap found) {
        row.set("value", found.estimate());
        found.degeneracy(Method.PERCENTILE, Spread.CONFIDENCE)
                .ifPresentOrElse(
                        degeneracy -> row.set("interval", "none: " + degeneracy.reason()),
                        () -> limits(row, found.interval(Method.PERCENTILE, Spread.CONFIDENCE)));
    }

    private static void limits(Table.Row row, Interval interval) {
        row.set("low", interval.low())
                .set("high", interval.high())
                .set("interval", "95 % percentile bootstrap over seeds");
    }
}
