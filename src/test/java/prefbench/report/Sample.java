package prefbench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import prefbench.experiment.Arm;
import prefbench.experiment.Budget;
import prefbench.experiment.BudgetKind;
import prefbench.experiment.Comparison;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.Decoding;
import prefbench.experiment.Effect.Raw;
import prefbench.experiment.GoalFacts;
import prefbench.experiment.Lineage;
import prefbench.experiment.Provenance;
import prefbench.experiment.Samples;
import prefbench.experiment.Split;
import prefbench.experiment.Stored;
import prefbench.experiment.Suite;
import prefbench.experiment.Sweep;
import prefbench.experiment.TrialOutcome;
import prefbench.experiment.TrialOutcome.Failed;
import prefbench.experiment.TrialOutcome.Finished;
import prefbench.experiment.TrialResult;
import prefbench.experiment.TrialResult.CurvePoint;
import prefbench.experiment.TrialResult.DataUse;
import prefbench.experiment.TrialResult.Evaluation;
import prefbench.experiment.TrialResult.MetricRow;
import prefbench.experiment.TrialResult.Outcome;
import prefbench.experiment.TrialSpec;
import prefbench.experiment.TrialTimings;
import prefbench.experiment.Verdict;
import prefbench.learn.Dpo;
import prefbench.learn.Ppo;
import prefbench.learn.Recipe;
import prefbench.learn.Untrained;
import prefbench.random.RandomStreams;
import prefbench.report.Evidence.Study;
import prefbench.shop.GoalKind;
import prefbench.shop.ShopFacts;
import prefbench.stats.Interval;
import prefbench.text.FuzzyRatio;
import prefbench.trajectory.TrajectorySource;

/** Made-up evidence: two experiments as a standard suite would leave them, with what can go missing in places. */
final class Sample {
    static final BudgetKind STEPS = BudgetKind.EQUAL_STEPS;
    static final BudgetKind CLOCK = BudgetKind.EQUAL_WALL_CLOCK;
    private static final RandomStreams STREAMS = new RandomStreams(7);
    private static final int GOALS = 100;
    private static final int CURVE_GOALS = 25;
    private static final int POINTS = 4;

    private Sample() {}

    static Evidence standard() {
        return evidence(suite(true), dpoVersusPpo(), humanVersusGenerated());
    }

    static Evidence evidence(Suite suite, Study... studies) {
        Map<String, Provenance> provenance = new LinkedHashMap<>();
        for (Study study : studies) {
            study.arms()
                    .forEach(arm ->
                            Evidence.finished(arm).forEach(trial -> provenance.put(trial.key(), provenance(trial))));
        }
        Map<String, Lineage> lineage = new LinkedHashMap<>();
        provenance.keySet().forEach(key -> lineage.put(key, Samples.lineage(3)));
        return new Evidence(
                suite, List.of(studies), provenance, lineage, Map.of("checkpoint", Samples.lineage(4)), List.of());
    }

    static Suite suite(boolean judged) {
        return suite(judged ? "standard" : "smoke", judged, Split.TEST);
    }

    static Suite suite(String name, boolean judged, Split split) {
        return suite(name, judged, split, Suite.Study.none());
    }

    /** With the heavy parts of the study. */
    static Suite suite(Suite.Study study) {
        return suite("study", true, Split.TEST, study);
    }

    private static Suite suite(String name, boolean judged, Split split, Suite.Study study) {
        return new Suite(
                name,
                3,
                3,
                judged,
                new Suite.Limits(300, 0, 60),
                new Suite.Model("tiny", 128, 16),
                2000,
                new Suite.Imitation(1500, 16),
                new Suite.Trajectories(1200, 1200, 100, 2000),
                new Suite.Goals(split, GOALS, 3, CURVE_GOALS, List.of(Decoding.GREEDY), 100),
                Sweep.none(),
                study,
                new Suite.Cost("USD", 1, 0.001, 0.4, 5),
                2,
                new Suite.Jmh(1, 1, 3, 1, false));
    }

    /** The same two experiments under a suite with Thompson sampling. */
    static Evidence withThompson(int runs, int rollouts) {
        Suite suite = suite(new Suite.Study(List.of(), runs, rollouts, 0));
        return evidence(suite, under(suite, dpoVersusPpo()), under(suite, humanVersusGenerated()));
    }

    private static Study under(Suite suite, Study study) {
        return new Study(new Comparison(study.name(), suite, study.arms()), study.verdicts(), study.goals());
    }

    static Study dpoVersusPpo() {
        Recipe dpo = Dpo.on(TrajectorySource.humanTrajectories());
        return study(
                "DpoVersusPpoExperiment",
                List.of(
                        arm("random", Untrained.random(), STEPS, 1, 0.05, 0.05),
                        arm("rule", Untrained.rule(), STEPS, 1, 0.22, 0.22),
                        arm("imitation", Untrained.imitation(), STEPS, 1, 0.30, 0.30),
                        arm("dpo", dpo, STEPS, 3, 0.30, 0.47),
                        arm("ppo", Ppo.inShop(), STEPS, 3, 0.30, 0.38),
                        arm("dpoByTime", dpo, CLOCK, 3, 0.30, 0.44),
                        arm("ppoByTime", Ppo.inShop(), CLOCK, 3, 0.30, 0.45)),
                verdict("dpoReachesMoreGoals", Verdict.Outcome.SUPPORTED, 8.7, 1.24, 16.1, "lies above 0", 0),
                verdict(
                        "dpoReachesMoreGoalsInTheSameTime",
                        Verdict.Outcome.REFUTED,
                        -6.3,
                        -11.9,
                        -0.7,
                        "lies below 0",
                        0));
    }

    static Study humanVersusGenerated() {
        TrajectorySource human = TrajectorySource.humanTrajectories();
        Recipe perfect = Dpo.on(human.few().perfectOnly());
        List<TrialOutcome> trials = new ArrayList<>(
                arm("fewHumanPerfect", perfect, STEPS, 2, 0.30, 0.41).trials());
        trials.add(new Failed(
                "fewHumanPerfect-2",
                spec(perfect, 2, false),
                "worker ended with status 137, twice: killed, maybe out of memory\n"
                        + "step 118 of 300\nstep 119 of 300\njava.lang.OutOfMemoryError: <native> & \"heap\""));
        return study(
                "HumanVersusGeneratedExperiment",
                List.of(
                        arm("imitation", Untrained.imitation(), STEPS, 1, 0.30, 0.30),
                        arm("manyHuman", Dpo.on(human), STEPS, 3, 0.30, 0.47),
                        arm(
                                "fewGenerated",
                                Dpo.on(TrajectorySource.generatedTrajectories().few()),
                                STEPS,
                                3,
                                0.30,
                                0.37),
                        arm("fewHuman", Dpo.on(human.few()), STEPS, 3, 0.30, 0.40),
                        new ArmTrials(new Arm("fewHumanPerfect", perfect, STEPS), trials, "")),
                verdict(
                        "manyHumanBeatFewGenerated",
                        Verdict.Outcome.INCONCLUSIVE,
                        4.0,
                        -3.1,
                        11.1,
                        "data not exhausted: 300 of 1200 trajectories were used",
                        9),
                verdict(
                        "filteringExplainsIt",
                        Verdict.Outcome.INCONCLUSIVE,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        "1 of 3 trials of fewHumanPerfect failed",
                        0));
    }

    static Study study(String name, List<ArmTrials> arms, Verdict... verdicts) {
        return study(suite(true), name, arms, verdicts);
    }

    static Study study(Suite suite, String name, List<ArmTrials> arms, Verdict... verdicts) {
        return new Study(
                new Comparison(name, suite, arms),
                java.util.Arrays.stream(verdicts)
                        .map(verdict -> named(name, verdict))
                        .toList(),
                IntStream.range(0, GOALS).mapToObj(Sample::facts).toList());
    }

    /** Eight goals of grocery, too few to tell anything; the others of garden and beauty. */
    static GoalFacts facts(int goal) {
        String category = goal % 12 == 0 && goal < 96 ? "grocery" : goal % 3 == 1 ? "beauty" : "garden";
        double slack = goal % 5 == 0 ? Double.NaN : goal % 10 / 10.0;
        return new GoalFacts(
                goal,
                "B" + goal,
                category,
                "a query",
                1 + goal / 7 % 3,
                goal / 5 % 4,
                slack,
                goal % 2 == 0 || goal > 60);
    }

    private static Verdict named(String experiment, Verdict verdict) {
        return new Verdict(
                experiment,
                verdict.claim(),
                verdict.declared(),
                verdict.outcome(),
                verdict.reason(),
                verdict.measured(),
                verdict.place(),
                verdict.power(),
                verdict.seedsNeeded(),
                verdict.goalsNeeded());
    }

    static Verdict verdict(
            String claim, Verdict.Outcome outcome, double effect, double low, double high, String reason, int needed) {
        boolean found = !Double.isNaN(effect);
        return new Verdict(
                "",
                claim,
                new Verdict.Declared(
                        "superiority",
                        "dpo is superior to ppo on success rate at 95 % confidence",
                        Double.NaN,
                        5,
                        "points",
                        0.95,
                        "goal population",
                        new Stored("2026-01-01T00:00:00Z", "c1a1", false)),
                outcome,
                reason,
                new Verdict.Measured(
                        new Interval(effect, low, high, 3, 0.975),
                        new Interval(effect, low + 1, high - 1, 3, 0.95),
                        found ? "t, seeds crossed with goals, for goals like these" : "",
                        3,
                        GOALS,
                        found ? List.of(new Raw(0, 40, 30), new Raw(1, 41, 30), new Raw(2, 44.5, 30)) : List.of()),
                new Verdict.Place(2, 1, 0.975),
                found ? 0.62 : Double.NaN,
                needed,
                0);
    }

    static ArmTrials arm(String name, Recipe recipe, BudgetKind budget, int seeds, double from, double to) {
        List<TrialOutcome> trials = IntStream.range(0, seeds)
                .<TrialOutcome>mapToObj(seed -> trial(name, recipe, budget == CLOCK, seed, from, to))
                .toList();
        return new ArmTrials(new Arm(name, recipe, budget), trials, "");
    }

    static Finished trial(String name, Recipe recipe, boolean clock, long seed, double from, double to) {
        boolean trains = recipe.trains();
        long steps = trains ? clock ? 410 + 37 * seed : 300 : 0;
        List<CurvePoint> curve = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        for (int point = 0; point < (trains ? POINTS : 1); point++) {
            double fraction = trains ? point / (POINTS - 1.0) : 0;
            double p = from + (to - from) * Math.sqrt(fraction);
            curve.add(new CurvePoint(
                    fraction,
                    Math.round(steps * fraction),
                    recipe instanceof Ppo ? Math.round(4 * steps * fraction) : 0,
                    evaluation(point == 0 ? "start" : name, point == 0 ? 0 : seed, point, p, CURVE_GOALS)));
            seconds.add(fraction * (clock ? 60 : 38.25 + seed));
        }
        TrialResult result = new TrialResult(
                spec(recipe, seed, clock),
                steps,
                recipe instanceof Ppo ? 4 * steps : 0,
                clock ? Budget.Stop.WALL_CLOCK : Budget.Stop.STEPS,
                data(recipe),
                "a",
                "b",
                curve,
                trains ? metrics() : List.of(),
                List.of(evaluation(name, seed, 99, to, GOALS)),
                List.of());
        return new Finished(
                name + "-" + seed,
                result,
                new TrialTimings(clock ? 60.2 : 38.25 + seed, 21.5, 0, 64.125, trains ? seconds : List.of()));
    }

    /** A number of its own is seen in full; the suite's is not. */
    private static DataUse data(Recipe recipe) {
        int number = recipe instanceof Dpo dpo ? dpo.data().number() : 0;
        return number > 0
                ? new DataUse(number, number, 0, number, 5 * number, number)
                : recipe instanceof Dpo ? new DataUse(1200, 300, 0, 1200, 1930, 241) : new DataUse(0, 0, 0, 0, 0, 0);
    }

    private static List<MetricRow> metrics() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", 0.6931471805599453);
        values.put("rewards/accuracies", 0.5);
        return List.of(new MetricRow(1, values), new MetricRow(2, Map.of("loss", Double.NaN)));
    }

    static TrialSpec spec(Recipe recipe, long seed, boolean clock) {
        return new TrialSpec(
                recipe,
                seed,
                clock ? Budget.ofSeconds(60) : Budget.ofSteps(300),
                new TrialSpec.Data("shop", 0, "human", "demos", "simulated-human", "checkpoint"),
                new TrialSpec.Amounts(
                        1200, 100, 2000, 128, 16, Split.TEST, GOALS, 3, CURVE_GOALS, List.of(Decoding.GREEDY), 100, 0),
                new TrialSpec.Places("/shop", "", "/checkpoint"));
    }

    private static Provenance provenance(Finished trial) {
        return new Provenance(
                trial.key(),
                trial.result().spec(),
                Map.of("torch", "2.5.1", "threads", "1"),
                Map.of("api-0.32.0.jar", "ab12"),
                new ShopFacts("ab12", 10, 20, GoalKind.HUMAN, "none", FuzzyRatio.DIFFLIB, "keyed(0)"),
                new Provenance.Git("5919b10", "main", "false"),
                new Provenance.Machine(
                        "17.0.15", "OpenJDK", "Linux", "amd64", "2 x \"made-up\" <AVX2>, yes", 2, "cpu()"),
                new Provenance.Used(300, 0, 38.25, Budget.Stop.STEPS),
                "2026-01-01T00:00:0" + trial.result().spec().seed() + "Z",
                "2026-01-01T00:01:00Z");
    }

    static Evaluation evaluation(String name, long seed, int point, double p, int goals) {
        SplittableRandom random = STREAMS.stream(name, seed, point);
        return new Evaluation(
                Decoding.GREEDY,
                IntStream.range(0, goals)
                        .mapToObj(goal -> outcome(goal, random, p))
                        .toList());
    }

    private static Outcome outcome(int goal, SplittableRandom random, double p) {
        boolean success = random.nextDouble() < p;
        boolean bought = success || random.nextDouble() < 0.9;
        double part = success ? 1 : bought ? random.nextInt(1, 8) / 10.0 : 0;
        double options = goal % 4 == 0 ? Double.NaN : part;
        return new Outcome(
                goal, "P" + goal, part, bought ? 1 : 0, part, options, bought ? 1 : 0, 3 + random.nextInt(9), bought);
    }
}
