package prefbench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import prefbench.experiment.Budget;
import prefbench.experiment.Decoding;
import prefbench.experiment.TrialResult;
import prefbench.experiment.TrialResult.CurvePoint;
import prefbench.experiment.TrialResult.DataUse;
import prefbench.experiment.TrialResult.Evaluation;
import prefbench.experiment.TrialResult.MetricRow;
import prefbench.experiment.TrialResult.Outcome;
import prefbench.experiment.TrialSpec;
import prefbench.experiment.TrialTimings;
import prefbench.learn.Dpo;
import prefbench.learn.Ppo;
import prefbench.learn.Recipe;
import prefbench.learn.Untrained;
import prefbench.random.RandomStreams;
import prefbench.report.Findings.Arm;
import prefbench.report.Findings.Comparison;
import prefbench.report.Findings.Failure;
import prefbench.report.Findings.Study;
import prefbench.report.Findings.Suite;
import prefbench.report.Findings.Trial;
import prefbench.report.Findings.Verdict;
import prefbench.trajectory.TrajectorySource;

/** Made-up findings: two experiments as a standard suite would leave them, with what can go missing in places. */
final class Sample {
    static final String STEPS = "equal steps";
    static final String CLOCK = "equal wall-clock";
    private static final RandomStreams STREAMS = new RandomStreams(7);
    private static final int GOALS = 100;
    private static final int CURVE_GOALS = 25;
    private static final int POINTS = 4;

    private Sample() {}

    static Findings standard() {
        return new Findings(suite(true), List.of(dpoVersusPpo(), humanVersusGenerated()));
    }

    static Suite suite(boolean judges) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("seeds", "3");
        settings.put("steps", "300");
        settings.put("seconds", "60");
        settings.put("final goals", "100");
        settings.put("curve goals", "25");
        settings.put("trajectories, many", "1200");
        settings.put("trajectories, few", "100");
        return new Suite(
                judges ? "standard" : "smoke", "Sized for 20 minutes on 2 cores.", judges, settings);
    }

    static Study dpoVersusPpo() {
        Recipe dpo = Dpo.on(TrajectorySource.humanTrajectories());
        List<Arm> arms = List.of(
                arm("random", Untrained.random(), STEPS, 1, 0.05, 0.05),
                arm("rule", Untrained.rule(), STEPS, 1, 0.22, 0.22),
                arm("imitation", Untrained.imitation(), STEPS, 1, 0.30, 0.30),
                arm("dpo", dpo, STEPS, 3, 0.30, 0.47),
                arm("ppo", Ppo.inShop(), STEPS, 3, 0.30, 0.38),
                arm("dpo", dpo, CLOCK, 3, 0.30, 0.44),
                arm("ppo", Ppo.inShop(), CLOCK, 3, 0.30, 0.45));
        return new Study(
                "DpoVersusPpoExperiment",
                "Does preference optimisation on people's walks beat learning from reward in the shop?",
                arms,
                List.of(comparison(arms.get(3), arms.get(4)), comparison(arms.get(5), arms.get(6))),
                List.of(
                        verdict("dpoReachesMoreGoals", Findings.Outcome.SUPPORTED, STEPS, 8.7, 1.24, 16.1, "", 0),
                        verdict(
                                "dpoReachesMoreGoalsInTheSameTime",
                                Findings.Outcome.REFUTED,
                                CLOCK,
                                -6.3,
                                -11.9,
                                -0.7,
                                "the interval lies below 0",
                                0)));
    }

    static Study humanVersusGenerated() {
        TrajectorySource human = TrajectorySource.humanTrajectories();
        Arm fewPerfect =
                arm("fewHumanPerfect", Dpo.on(human.few().perfectOnly()), STEPS, 2, 0.30, 0.41);
        return new Study(
                "HumanVersusGeneratedExperiment",
                "Are many human trajectories better than few generated ones?",
                List.of(
                        arm("imitation", Untrained.imitation(), STEPS, 1, 0.30, 0.30),
                        arm("dpo", Dpo.on(human), STEPS, 3, 0.30, 0.47),
                        arm(
                                "fewGenerated",
                                Dpo.on(TrajectorySource.generatedTrajectories().few()),
                                STEPS,
                                3,
                                0.30,
                                0.37),
                        arm("fewHuman", Dpo.on(human.few()), STEPS, 3, 0.30, 0.40),
                        new Arm(
                                fewPerfect.name(),
                                fewPerfect.recipe(),
                                STEPS,
                                fewPerfect.trials(),
                                List.of(new Failure(
                                        2,
                                        "worker ended with status 137, twice: killed, maybe out of memory",
                                        "step 118 of 300\nstep 119 of 300\njava.lang.OutOfMemoryError: <native> & heap")))),
                List.of(),
                List.of(verdict(
                        "manyHumanBeatFewGenerated",
                        Findings.Outcome.INCONCLUSIVE,
                        STEPS,
                        4.0,
                        -3.1,
                        11.1,
                        "data not exhausted: 300 of 1200 trajectories were used",
                        9)));
    }

    private static Verdict verdict(
            String claim,
            Findings.Outcome outcome,
            String budget,
            double effect,
            double low,
            double high,
            String reason,
            int needed) {
        return new Verdict(
                claim,
                outcome,
                "dpo",
                "ppo",
                budget,
                "success_rate",
                "points",
                effect,
                low,
                high,
                0.95,
                3,
                GOALS,
                reason,
                needed == 0 ? OptionalInt.empty() : OptionalInt.of(needed));
    }

    private static Comparison comparison(Arm arm, Arm baseline) {
        List<Comparison.Pair> pairs = new ArrayList<>();
        for (int seed = 0; seed < arm.trials().size(); seed++) {
            pairs.add(new Comparison.Pair(seed, success(arm, seed), success(baseline, seed)));
        }
        return new Comparison(arm.name(), baseline.name(), arm.budget(), "success_rate", "%", pairs);
    }

    private static double success(Arm arm, int seed) {
        return Measure.SUCCESS_RATE.mean(
                arm.trials().get(seed).result().evaluations().get(0).outcomes());
    }

    static Arm arm(String name, Recipe recipe, String budget, int seeds, double from, double to) {
        List<Trial> trials = IntStream.range(0, seeds)
                .mapToObj(seed -> trial(name, recipe, budget, seed, from, to))
                .toList();
        return new Arm(name, recipe, budget, trials, List.of());
    }

    static Trial trial(String name, Recipe recipe, String budget, long seed, double from, double to) {
        boolean trains = recipe.trains();
        boolean clock = budget.equals(CLOCK);
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
                    evaluation(point == 0 ? "start" : name + budget, point == 0 ? 0 : seed, point, p, CURVE_GOALS)));
            seconds.add(fraction * (clock ? 60 : 38.25 + seed));
        }
        TrialResult result = new TrialResult(
                spec(recipe, seed, clock),
                steps,
                recipe instanceof Ppo ? 4 * steps : 0,
                clock ? Budget.Stop.WALL_CLOCK : Budget.Stop.STEPS,
                recipe instanceof Dpo ? new DataUse(1200, 300, 0, 1200, 1930, 241) : new DataUse(0, 0, 0, 0, 0, 0),
                "a",
                "b",
                curve,
                trains ? metrics() : List.of(),
                List.of(evaluation(name + budget, seed, 99, to, GOALS)));
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("jvm", "17.0.15");
        provenance.put("cpu", "2 x \"made-up\", AVX2");
        provenance.put("shop", "3f1c<sha>");
        return new Trial(
                "%s-%s-%d".formatted(name, clock ? "clock" : "steps", seed),
                result,
                new TrialTimings(clock ? 60.2 : 38.25 + seed, 21.5, 0, 64.125, trains ? seconds : List.of()),
                provenance);
    }

    private static List<MetricRow> metrics() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", 0.6931471805599453);
        values.put("rewards/accuracies", 0.5);
        return List.of(new MetricRow(1, values), new MetricRow(2, Map.of("loss", Double.NaN)));
    }

    private static TrialSpec spec(Recipe recipe, long seed, boolean clock) {
        return new TrialSpec(
                recipe,
                seed,
                clock ? Budget.ofSeconds(60) : Budget.ofSteps(300),
                new TrialSpec.Data("shop", "human", "demos", "simulated-human", "checkpoint"),
                new TrialSpec.Amounts(1200, 100, 2000, 128, 16, GOALS, 3, CURVE_GOALS, List.of(Decoding.GREEDY), 100),
                new TrialSpec.Places("/shop", "", "/checkpoint"));
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
        return new Outcome(goal, part, bought ? 1 : 0, part, options, bought ? 1 : 0, 3 + random.nextInt(9), bought);
    }
}
