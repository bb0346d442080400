package prefbench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.Decoding;
import prefbench.report.Evidence.Study;
import prefbench.stats.CrossedMean;
import prefbench.stats.Estimand;
import prefbench.stats.Interval;
import prefbench.stats.Multiplicity;
import prefbench.trajectory.TrajectorySource;

/**
 * {@code blind_spots.csv}: kinds of goals on which an arm that learned from generated trajectories does worse than one that
 * learned from demonstrated ones, first; then the kinds on which it does not. Differences are paired by seed and goal. All
 * strata of all such arms of an experiment are one family of tests: a stratum is called worse or better only where its p-value,
 * corrected for all of them, is at most 5 %. Intervals are not corrected.
 */
final class BlindSpots {
    static final String WORSE = "worse";
    static final String BETTER = "better";
    static final String OPEN = "not told apart";
    private static final double LEVEL = 0.05;

    private record Pair(ArmTrials arm, ArmTrials against) {}

    /**
     * Two arms on one kind of goals.
     *
     * @param obstacle why they are not tested; empty if they are
     */
    private record Spot(
            Pair pair,
            Decoding decoding,
            Stratum stratum,
            SuccessGrid arm,
            SuccessGrid against,
            SuccessGrid differences,
            Optional<String> obstacle) {

        CrossedMean mean() {
            return CrossedMean.of(differences.values(), differences.products());
        }

        double difference() {
            return differences.mean();
        }
    }

    /**
     * A row to be, and what came of its test.
     *
     * @param tests in the family; 0 where it is not in it
     */
    private record Judged(Spot spot, double value, double adjusted, int tests) {
        String finding() {
            return spot.obstacle
                    .map(obstacle -> "not tested: " + obstacle)
                    .orElseGet(() -> adjusted > LEVEL ? OPEN : spot.difference() < 0 ? WORSE : BETTER);
        }

        /** Worse for certain, worse by the estimate, the rest; tested before untested. */
        int rank() {
            return finding().equals(WORSE) ? 0 : (spot.difference() < 0 ? 1 : 3) + (tests == 0 ? 1 : 0);
        }
    }

    private BlindSpots() {}

    static Table of(Evidence evidence) {
        Table table = new Table(
                "blind_spots.csv",
                "a generated-data arm's success less a human-data arm's on goals of one kind; an experiment's worst first",
                false,
                columns());
        for (Study study : evidence.studies()) {
            judged(spots(study)).forEach(judged -> fill(table, study, judged));
        }
        return table;
    }

    private static List<Column> columns() {
        return Columns.of(Keys.EXPERIMENT, Keys.ARM)
                .text("against", "arm that learned from demonstrated trajectories")
                .and(Keys.BUDGET, Keys.DECODING, StrataTable.DIMENSION, StrataTable.STRATUM, Keys.SEEDS, Keys.GOALS)
                .number("success_rate", "%", "of the arm, over the seeds that both have")
                .number("against_success_rate", "%", "of the other, over the same seeds")
                .number("difference", "points", "arm minus against, paired by seed and goal")
                .number(
                        "low",
                        "points",
                        "lower end of its 95 % interval, not corrected for looking at many kinds, cut at -100")
                .number("high", "points", "upper end, cut at 100")
                .number("p_value", "", "of no difference on goals of this kind, two-sided")
                .number(
                        "p_adjusted",
                        "",
                        "corrected by Benjamini and Hochberg over all kinds that the experiment's arms are tested on")
                .number("tests", "tests", "kinds of goals, for all pairs of arms, corrected for")
                .text(
                        "finding",
                        "worse or better where the corrected p-value is at most 0.05, else not told apart; or why not tested")
                .list();
    }

    /** Of a generated-data arm: the human-data arms with as many trajectories, and those with the most. */
    private static List<ArmTrials> counterparts(Study study, ArmTrials arm) {
        if (!generated(arm, true) || arm.results().isEmpty()) {
            return List.of();
        }
        List<ArmTrials> human = study.arms().stream()
                .filter(against -> against.arm().budget() == arm.arm().budget() && generated(against, false))
                .filter(against -> !against.results().isEmpty())
                .toList();
        int most = human.stream().mapToInt(BlindSpots::wanted).max().orElse(0);
        return human.stream()
                .filter(against -> wanted(against) == wanted(arm) || wanted(against) == most)
                .toList();
    }

    private static int wanted(ArmTrials arm) {
        return arm.results().get(0).data().wanted();
    }

    private static boolean generated(ArmTrials arm, boolean wanted) {
        Optional<TrajectorySource> source = arm.arm().recipe().trajectories();
        return source.isPresent() && source.get().generated() == wanted;
    }

    private static void fill(Table table, Study study, Judged judged) {
        Table.Row row = Keys.name(table.add(), study, judged.spot.pair.arm)
                .set("against", judged.spot.pair.against.arm().name());
        measured(row, judged.spot);
        if (judged.tests > 0) {
            tested(row, judged);
        }
        row.set("finding", judged.finding());
    }

    /** In the order of the table. */
    private static List<Judged> judged(List<Spot> spots) {
        List<Spot> tested =
                spots.stream().filter(spot -> spot.obstacle.isEmpty()).toList();
        double[] values = tested.stream()
                .mapToDouble(spot -> spot.mean().pValue(Estimand.GOAL_POPULATION, 0))
                .toArray();
        double[] adjusted = Multiplicity.BENJAMINI_HOCHBERG.adjust(values);
        List<Judged> judged = new ArrayList<>();
        int test = 0;
        for (Spot spot : spots) {
            if (spot.obstacle.isPresent()) {
                judged.add(new Judged(spot, Double.NaN, Double.NaN, 0));
            } else {
                judged.add(new Judged(spot, values[test], adjusted[test], tested.size()));
                test++;
            }
        }
        judged.sort(Comparator.comparingInt(Judged::rank).thenComparingDouble(each -> each.spot.difference()));
        return judged;
    }

    private static List<Spot> spots(Study study) {
        return study.arms().stream()
                .flatMap(arm -> counterparts(study, arm).stream().map(against -> new Pair(arm, against)))
                .flatMap(pair -> spots(study, pair).stream())
                .toList();
    }

    private static List<Spot> spots(Study study, Pair pair) {
        List<Spot> spots = new ArrayList<>();
        for (Decoding decoding : study.comparison().suite().evaluation().decodings()) {
            Optional<SuccessGrid> one = SuccessGrid.of(pair.arm, decoding);
            Optional<SuccessGrid> other = SuccessGrid.of(pair.against, decoding);
            if (one.isPresent() && other.isPresent()) {
                Stratum.of(study.goals())
                        .forEach(stratum -> spot(study, pair, decoding, stratum, one.get(), other.get())
                                .ifPresent(spots::add));
            }
        }
        return spots;
    }

    /** Empty where no seed has both, or no goal of the kind was played to the end. */
    private static Optional<Spot> spot(
            Study study, Pair pair, Decoding decoding, Stratum stratum, SuccessGrid arm, SuccessGrid against) {
        SuccessGrid one = arm.among(stratum.goals());
        SuccessGrid other = against.among(stratum.goals());
        SuccessGrid differences = one.minus(other);
        if (differences.seeds().isEmpty() || differences.goals().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> obstacle = study.comparison().suite().judged()
                ? StrataTable.obstacle(differences)
                : Optional.of("the suite does not judge");
        return Optional.of(new Spot(
                pair,
                decoding,
                stratum,
                one.of(differences.seeds()),
                other.of(differences.seeds()),
                differences,
                obstacle));
    }

    private static void measured(Table.Row row, Spot spot) {
        StrataTable.name(row, spot.decoding, spot.stratum, spot.differences)
                .set("success_rate", spot.arm.mean())
                .set("against_success_rate", spot.against.mean())
                .set("difference", spot.difference());
    }

    private static void tested(Table.Row row, Judged judged) {
        Interval interval = judged.spot.mean().interval(Estimand.GOAL_POPULATION, Spread.CONFIDENCE);
        row.set("low", Math.max(-100, interval.low()))
                .set("high", Math.min(100, interval.high()))
                .set("p_value", judged.value)
                .set("p_adjusted", judged.adjusted)
                .set("tests", judged.tests);
    }
}
