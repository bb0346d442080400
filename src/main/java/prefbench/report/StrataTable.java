package prefbench.report;

import java.util.List;
import java.util.Optional;
import prefbench.experiment.Decoding;
import prefbench.stats.CrossedMean;
import prefbench.stats.Estimand;
import prefbench.stats.Interval;
import prefbench.stats.Wilson;

/**
 * {@code strata.csv}: how often arms succeed on goals of one kind. The interval of an arm that trains accounts for its seeds
 * and for the goals, as a sample of all goals of this kind; that of a policy that does not train is over goals.
 */
final class StrataTable {
    static final Column DIMENSION = Column.text(
            "dimension", "what the goals have in common: category, attributes, options, price slack or wording");
    static final Column STRATUM = Column.text(
            "stratum",
            "which; slack is (ceiling - the product's price) / ceiling; a wording is seen if all pairs of neighbouring words of its "
                    + "instruction, without price clause and with words of the goal's attributes, options and product as gaps, "
                    + "occur in instructions of the shop's training goals, whatever the arm learned from");

    /** In a stratum, below which nothing is inferred from it. */
    static final int LEAST_GOALS = 10;

    private StrataTable() {}

    static Table of(Evidence evidence) {
        Table table = new Table("strata.csv", "an arm's success on goals of one kind", false, columns());
        Keys.eachArm(evidence, (study, arm) -> {
            for (Decoding decoding : study.comparison().suite().evaluation().decodings()) {
                SuccessGrid.of(arm, decoding)
                        .ifPresent(grid -> Stratum.of(study.goals()).forEach(stratum -> {
                            SuccessGrid part = grid.among(stratum.goals());
                            if (!part.goals().isEmpty()) {
                                Table.Row row = Keys.name(table.add(), study, arm);
                                fill(
                                        name(row, decoding, stratum, part),
                                        part,
                                        arm.arm().trains());
                            }
                        }));
            }
        });
        return table;
    }

    private static List<Column> columns() {
        return Columns.of()
                .and(Keys.arm())
                .and(Keys.DECODING, DIMENSION, STRATUM, Keys.SEEDS, Keys.GOALS)
                .number("success_rate", "%", "goals of this kind whose reward is exactly 1")
                .number("success_rate_low", "%", "lower end of its interval, cut at 0")
                .number("success_rate_high", "%", "upper end of its interval, cut at 100")
                .text("interval", "what the interval is, or why there is none")
                .list();
    }

    static Table.Row name(Table.Row row, Decoding decoding, Stratum stratum, SuccessGrid part) {
        return row.set("decoding", TrialsTable.lower(decoding))
                .set("dimension", stratum.dimension())
                .set("stratum", stratum.name())
                .set("n_seeds", part.seeds().size())
                .set("n_goals", part.goals().size());
    }

    private static void fill(Table.Row row, SuccessGrid part, boolean trains) {
        row.set("success_rate", part.mean());
        Optional<String> obstacle = trains ? obstacle(part) : fewGoals(part);
        if (obstacle.isPresent()) {
            row.set("interval", "none: " + obstacle.get());
            return;
        }
        if (!trains) {
            Interval share = Wilson.of95(part.shares());
            if (share.known()) {
                limits(row, 100 * share.low(), 100 * share.high(), "95 % Wilson over goals");
            } else {
                row.set("interval", "none: all %d goals are of one product".formatted(share.n()));
            }
            return;
        }
        Interval mean = CrossedMean.ofOneArm(part.values(), part.products())
                .interval(Estimand.GOAL_POPULATION, Spread.CONFIDENCE);
        limits(row, Math.max(0, mean.low()), Math.min(100, mean.high()), "95 % over seeds and goals");
    }

    private static void limits(Table.Row row, double low, double high, String kind) {
        row.set("success_rate_low", low).set("success_rate_high", high).set("interval", kind);
    }

    /** Why nothing can be inferred from so few seeds or goals, if so. */
    static Optional<String> obstacle(SuccessGrid part) {
        return fewGoals(part)
                .or(() -> CrossedMean.of(part.values(), part.products()).obstacle(Estimand.GOAL_POPULATION));
    }

    private static Optional<String> fewGoals(SuccessGrid part) {
        int goals = part.goals().size();
        return goals < LEAST_GOALS
                ? Optional.of("too few goals: %d, at least %d are needed".formatted(goals, LEAST_GOALS))
                : Optional.empty();
    }
}
