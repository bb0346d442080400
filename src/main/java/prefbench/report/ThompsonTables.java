package prefbench.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import prefbench.stats.BetaMixture;
import prefbench.stats.BetaPosterior;
import prefbench.stats.Interval;
import prefbench.stats.bandit.Allocation;
import prefbench.stats.bandit.BanditBias;
import prefbench.stats.bandit.Standing;
import prefbench.stats.bandit.Tally;

/**
 * {@code thompson.csv}, {@code thompson_path.csv}, {@code thompson_bias.csv} and {@code checkpoint_choice.csv}: policies
 * evaluated by Thompson sampling, as in the paper, beside uniform allocation; what the former does to estimates; and top-two
 * Thompson sampling, which is made for choosing a policy. See {@link Contest}.
 */
final class ThompsonTables {
    static final int REPLICATIONS = 1_000;
    private static final int LOOKS = 50;
    private static final List<Allocation> EVALUATIONS = List.of(Allocation.THOMPSON, Allocation.UNIFORM);
    private static final Column ALLOCATION = Column.text(
            "allocation",
            "what picks the next rollout's arm: thompson is the paper's protocol, uniform takes each in turn");
    private static final Column RUN = Column.text("run", "number of the run, from 0");
    private static final Column ROLLOUTS = new Column("rollouts", "rollouts", "over all arms");

    private ThompsonTables() {}

    static Table ends(Evidence evidence) {
        Table table = new Table(
                "thompson.csv",
                "an arm at the end of a bandit run over trained policies",
                false,
                named(ALLOCATION)
                        .and(counts())
                        .number("score", "points", "100 x mean reward of its rollouts")
                        .number("posterior_mean", "%", "of its success rate, from Beta(1, 1)")
                        .number("low", "%", "the posterior's 2.5 % quantile")
                        .number("high", "%", "its 97.5 % quantile")
                        .number(
                                "anytime_low",
                                "%",
                                "lower end of a 95 % confidence sequence of its rollouts, which holds at all of them together, however they were allocated")
                        .number("anytime_high", "%", "upper end")
                        .number("error", "points", "success_rate minus true_rate")
                        .list());
        contests(
                evidence,
                contest -> EVALUATIONS.forEach(allocation -> {
                    Standing end = contest.play(allocation).end();
                    each(contest, (arm, number) -> {
                        Table.Row row = name(table.add(), contest, arm)
                                .set("allocation", lower(allocation))
                                .set("rollouts", end.rollouts());
                        posterior(row, arm, end.arms().get(number), end.prior());
                    });
                }));
        return table;
    }

    static Table paths(Evidence evidence) {
        Table table = new Table(
                "thompson_path.csv",
                "an arm of a Thompson sampling run after some rollouts",
                false,
                named(ROLLOUTS)
                        .number("pulls", "rollouts", "of these that it got so far")
                        .number("success_rate", "%", "of its rollouts so far")
                        .number("score", "points", "100 x mean reward of its rollouts so far")
                        .list());
        contests(evidence, contest -> {
            int rollouts = contest.amounts().thompsonRollouts();
            int[] looks = IntStream.rangeClosed(1, LOOKS)
                    .map(look -> (int) ((long) look * rollouts / LOOKS))
                    .filter(look -> look > 0)
                    .distinct()
                    .toArray();
            for (Standing standing : contest.play(Allocation.THOMPSON, looks).path()) {
                each(contest, (arm, number) -> {
                    Tally tally = standing.arms().get(number);
                    name(table.add(), contest, arm)
                            .set("rollouts", standing.rollouts())
                            .set("pulls", tally.pulls())
                            .set("success_rate", 100 * tally.rate())
                            .set("score", 100 * tally.meanScore());
                });
            }
        });
        return table;
    }

    static Table choices(Evidence evidence) {
        Table table = new Table(
                "checkpoint_choice.csv",
                "a policy at the end of top-two Thompson sampling, which is made for finding the best",
                false,
                named(ROLLOUTS)
                        .and(counts().subList(1, counts().size()))
                        .number(
                                "probability_best",
                                "share",
                                "posterior probability that its success rate is the largest")
                        .list());
        contests(evidence, contest -> {
            Standing end = contest.play(Allocation.TOP_TWO).end();
            double[] best = end.probabilitiesOfBest();
            each(
                    contest,
                    (arm, number) -> counted(
                                    name(table.add(), contest, arm),
                                    arm,
                                    end.arms().get(number))
                            .set("rollouts", end.rollouts())
                            .set("probability_best", best[number]));
        });
        return table;
    }

    static Table biases(Evidence evidence) {
        Table table = new Table(
                "thompson_bias.csv",
                "how far off an allocation's estimate is on average, by simulation with the first run's success rates as the truth",
                false,
                Columns.of(Keys.EXPERIMENT, ALLOCATION)
                        .text("quantity", "rate of an arm, or the gap of the best arm to the mean of the others")
                        .and(Keys.ARM, ROLLOUTS)
                        .number("truth", "% or points", "what is estimated")
                        .number("bias", "points", "mean estimate minus truth")
                        .number("standard_error", "points", "of the bias, from the number of simulated runs")
                        .number("ratio", "", "mean estimated gap over the true one: above 1 it is exaggerated")
                        .number("mean_pulls", "rollouts", "that the arm got, on average")
                        .number("runs", "runs", "simulated ones that pulled the arm, or all arms for a gap")
                        .list());
        contests(evidence, contest -> {
            if (contest.run() == 0) {
                EVALUATIONS.forEach(allocation -> bias(table, contest, allocation));
            }
        });
        return table;
    }

    private static void bias(Table table, Contest contest, Allocation allocation) {
        BanditBias bias =
                BanditBias.simulate(contest.bandit(allocation), contest.rates(), REPLICATIONS, contest.simulation());
        each(contest, (arm, number) -> {
            BanditBias.ArmBias found = bias.arms().get(number);
            biased(
                            table,
                            contest,
                            allocation,
                            "rate",
                            100 * found.rate(),
                            100 * found.bias(),
                            100 * found.standardError())
                    .set("arm", arm.name())
                    .set("mean_pulls", found.meanPulls())
                    .set("runs", found.pulledIn());
        });
        BanditBias.Gap gap = bias.gap();
        double truth = 100 * gap.truth();
        biased(table, contest, allocation, "gap", truth, (gap.ratio() - 1) * truth, gap.standardError() * truth)
                .set("ratio", gap.ratio())
                .set("runs", gap.runs());
    }

    private static Table.Row biased(
            Table table,
            Contest contest,
            Allocation allocation,
            String quantity,
            double truth,
            double bias,
            double standardError) {
        return table.add()
                .set("experiment", contest.experiment())
                .set("allocation", lower(allocation))
                .set("quantity", quantity)
                .set("rollouts", contest.amounts().thompsonRollouts())
                .set("truth", truth)
                .set("bias", bias)
                .set("standard_error", standardError);
    }

    private static Columns named(Column first) {
        return Columns.of(Keys.EXPERIMENT, first, RUN, Keys.ARM, Keys.SEED, Keys.DECODING);
    }

    private static List<Column> counts() {
        return Columns.of(ROLLOUTS)
                .number("pulls", "rollouts", "of these that it got")
                .number("successes", "rollouts", "of its own that ended with a reward of exactly 1")
                .number("success_rate", "%", "successes over pulls; empty for an arm that was never pulled")
                .number("true_rate", "%", "its success rate on all goals, from which rollouts draw theirs")
                .and(Keys.GOALS)
                .list();
    }

    private static Table.Row name(Table.Row row, Contest contest, Contest.Entrant arm) {
        return row.set("experiment", contest.experiment())
                .set("run", contest.run())
                .set("arm", arm.name())
                .set("seed", arm.recipe().trains() ? Long.toString(contest.seed()) : "")
                .set("decoding", TrialsTable.lower(contest.decoding()));
    }

    private static Table.Row counted(Table.Row row, Contest.Entrant arm, Tally tally) {
        return row.set("pulls", tally.pulls())
                .set("successes", tally.successes())
                .set("success_rate", 100 * tally.rate())
                .set("true_rate", 100 * arm.rate())
                .set("n_goals", arm.outcomes().size());
    }

    private static void posterior(Table.Row row, Contest.Entrant arm, Tally tally, BetaPosterior prior) {
        BetaPosterior posterior = tally.posterior(prior);
        Interval sequence =
                BetaMixture.uniform().confidenceSequence(tally.successes(), tally.pulls(), Spread.CONFIDENCE);
        counted(row, arm, tally)
                .set("score", 100 * tally.meanScore())
                .set("posterior_mean", 100 * posterior.mean())
                .set("low", 100 * posterior.quantile(0.025))
                .set("high", 100 * posterior.quantile(0.975))
                .set("anytime_low", 100 * sequence.low())
                .set("anytime_high", 100 * sequence.high())
                .set("error", 100 * (tally.rate() - arm.rate()));
    }

    private static void each(Contest contest, EntrantVisitor visitor) {
        for (int number = 0; number < contest.arms().size(); number++) {
            visitor.visit(contest.arms().get(number), number);
        }
    }

    private static void contests(Evidence evidence, Consumer<Contest> visitor) {
        evidence.studies().forEach(study -> Contest.of(study).forEach(visitor));
    }

    private static String lower(Allocation allocation) {
        return allocation.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private interface EntrantVisitor {
        void visit(Contest.Entrant arm, int number);
    }
}
