package prefbench.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import prefbench.experiment.Comparison;
import prefbench.experiment.Decoding;
import prefbench.experiment.DoseResponse;
import prefbench.experiment.DoseResponse.Doses;
import prefbench.experiment.Metric;
import prefbench.report.Evidence.Study;
import prefbench.stats.Estimand;
import prefbench.stats.ExchangeRate;
import prefbench.stats.ExchangeRate.Limits;
import prefbench.stats.Interval;

/** {@code exchange_rate.csv}: what a generated trajectory is worth in human ones ({@link ExchangeRate}). */
final class RatesTable {
    private RatesTable() {}

    static Table of(Evidence evidence) {
        Table table = new Table(
                "exchange_rate.csv",
                "what one generated trajectory is worth in human ones, by arms of each data size under one decoding",
                false,
                columns());
        for (Study study : evidence.studies()) {
            Comparison comparison = study.comparison();
            for (DoseResponse response : DoseResponse.of(comparison)) {
                for (Decoding decoding : comparison.suite().evaluation().decodings()) {
                    fill(table.add(), comparison, response, decoding, Evidence.walkers(study));
                }
            }
        }
        return table;
    }

    private static List<Column> columns() {
        return Columns.of(Keys.EXPERIMENT)
                .text("human", "the arm of each size on human trajectories")
                .text("generated", "the arm of each size on generated ones, else alike")
                .and(Keys.DECODING)
                .text("sizes", "data sizes that both have in full")
                .and(Keys.SEEDS, Keys.GOALS)
                .number("rate", "human per generated", "human trajectories that one generated one is worth")
                .number("rate_low", "human per generated", "lower limit at 95 %; 0 if there is none")
                .number("rate_high", "human per generated", "upper limit at 95 %; empty where there is none")
                .number("slope", "% of goals", "rise of success when the number of trajectories doubles")
                .number("slope_low", "% of goals", "lower limit of the rise at 95 %")
                .number("slope_high", "% of goals", "upper limit of the rise at 95 %")
                .number("slope_difference", "% of goals", "rise with generated trajectories less that with human ones")
                .number("slope_difference_low", "% of goals", "lower limit of that difference at 95 %")
                .number("slope_difference_high", "% of goals", "upper limit of that difference at 95 %")
                .text("sentence", "the finding in words, or why there is none")
                .list();
    }

    private static void fill(
            Table.Row row, Comparison comparison, DoseResponse response, Decoding decoding, String walkers) {
        row.set("experiment", comparison.experiment())
                .set("human", response.human().name())
                .set("generated", response.generated().name())
                .set("decoding", TrialsTable.lower(decoding));
        if (response.obstacle().isPresent()) {
            row.set("sentence", unsaid(response.obstacle().get()));
            return;
        }
        Doses doses = response.doses(Metric.SUCCESS_RATE, decoding);
        ExchangeRate rate = rate(doses);
        row.set("sizes", Arrays.stream(doses.sizes()).mapToObj(String::valueOf).collect(Collectors.joining(", ")))
                .set("n_seeds", doses.seeds().size())
                .set("n_goals", rate.slope().goals())
                .set("rate", rate.rate());
        slope(row, "slope", rate.slope().interval(Estimand.GOAL_POPULATION, Spread.CONFIDENCE));
        slope(row, "slope_difference", rate.slopeDifference().interval(Estimand.GOAL_POPULATION, Spread.CONFIDENCE));
        row.set("sentence", sentence(row, rate, comparison, walkers));
    }

    static ExchangeRate rate(Doses doses) {
        return ExchangeRate.of(doses.sizes(), doses.human(), doses.generated(), doses.products());
    }

    /** Of doubling, where the fit has e-fold. */
    private static void slope(Table.Row row, String name, Interval interval) {
        double doubling = StrictMath.log(2);
        row.set(name, doubling * interval.estimate())
                .set(name + "_low", doubling * interval.low())
                .set(name + "_high", doubling * interval.high());
    }

    private static String sentence(Table.Row row, ExchangeRate rate, Comparison comparison, String walkers) {
        if (!comparison.suite().judged()) {
            return unsaid("suite %s does not judge".formatted(comparison.suite().name()));
        }
        if (rate.obstacle(Estimand.GOAL_POPULATION).isPresent()) {
            return unsaid(rate.obstacle(Estimand.GOAL_POPULATION).get());
        }
        Limits limits = rate.limits(Estimand.GOAL_POPULATION, Spread.CONFIDENCE);
        row.set("rate_low", limits.low())
                .set("rate_high", Double.isInfinite(limits.high()) ? Double.NaN : limits.high());
        if (limits.low() == 0 && Double.isInfinite(limits.high())) {
            return unsaid("%s seeds x %s goals rule out no rate at 95 %% confidence"
                    .formatted(row.text("n_seeds"), row.text("n_goals")));
        }
        return "One generated trajectory is worth %s %s ones %s at 95 %% confidence, by %s seeds x %s goals%s"
                .formatted(
                        number(rate.rate()),
                        walkers,
                        range(limits),
                        row.text("n_seeds"),
                        row.text("n_goals"),
                        reservation(row, rate));
    }

    private static String unsaid(String reason) {
        return "What one generated trajectory is worth cannot be said: " + reason;
    }

    private static String range(Limits limits) {
        return "[%s, %s]"
                .formatted(
                        limits.low() > 0 ? number(limits.low()) : "no lower limit",
                        Double.isInfinite(limits.high()) ? "no upper limit" : number(limits.high()));
    }

    /** What speaks against a single number. */
    private static String reservation(Table.Row row, ExchangeRate rate) {
        double low = row.cell("slope_difference_low").number();
        double high = row.cell("slope_difference_high").number();
        if (low > 0 || high < 0) {
            return "; success rises at unlike rates with the two kinds, so that no single number describes them";
        }
        return rate.bent(Estimand.GOAL_POPULATION, Spread.CONFIDENCE)
                ? "; success does not rise evenly with each doubling, so that this is a rough average over the sizes"
                : "";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }
}
