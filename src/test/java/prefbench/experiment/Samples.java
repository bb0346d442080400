package prefbench.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import prefbench.experiment.TrialResult.CurvePoint;
import prefbench.experiment.TrialResult.DataUse;
import prefbench.experiment.TrialResult.Evaluation;
import prefbench.experiment.TrialResult.MetricRow;
import prefbench.experiment.TrialResult.Outcome;
import prefbench.learn.Dpo;
import prefbench.learn.Ppo;
import prefbench.learn.Recipe;
import prefbench.learn.Untrained;
import prefbench.shop.GoalKind;
import prefbench.shop.ShopFacts;
import prefbench.text.FuzzyRatio;
import prefbench.trajectory.Reserved.Overlap;
import prefbench.trajectory.TrajectorySource;

/** Suites, specifications and results for tests. */
public final class Samples {
    public static final Arm DPO = arm("dpo", Dpo.on(TrajectorySource.humanTrajectories()));
    public static final Arm PPO = arm("ppo", Ppo.inShop());
    public static final Arm IMITATION = arm("imitation", Untrained.imitation());
    public static final Arm RULE = arm("rule", Untrained.rule());

    public static final Ground GROUND = new Ground(
            new TrialSpec.Data("5h0p", 0, "synthetic", "de30", "simulated-human", "c4ec"),
            new TrialSpec.Places("/data/shop", "", "/data/checkpoint"),
            500);

    private Samples() {}

    public static Arm arm(String name, Recipe recipe) {
        return new Arm(name, recipe, BudgetKind.EQUAL_STEPS);
    }

    public static Suite suite(int seeds, boolean judged) {
        return suite(seeds, judged, Split.TEST, Sweep.none());
    }

    static Suite suite(int seeds, boolean judged, Split split, Sweep sweep) {
        return suite(seeds, judged, split, sweep, Suite.Study.none());
    }

    /** With data sizes. */
    public static Suite suite(int seeds, Integer... sizes) {
        return suite(seeds, true, Split.TEST, Sweep.none(), new Suite.Study(List.of(sizes), 0, 0, 0));
    }

    private static Suite suite(int seeds, boolean judged, Split split, Sweep sweep, Suite.Study study) {
        return new Suite(
                "trial",
                seeds,
                seeds,
                judged,
                new Suite.Limits(10, 0, 0),
                new Suite.Model("tiny", 64, 16),
                500,
                new Suite.Imitation(5, 4),
                new Suite.Trajectories(24, 24, 2, 50),
                new Suite.Goals(split, 4, 2, 2, List.of(Decoding.GREEDY), 20),
                sweep,
                study,
                new Suite.Cost("USD", 1, 0.001, 0.4, 5),
                1,
                new Suite.Jmh(0, 0, 1, 1, false));
    }

    public static TrialSpec spec(Arm arm, long seed) {
        return Plan.of(List.of(arm), suite((int) seed + 1, true), GROUND).specs().stream()
                .filter(spec -> spec.seed() == seed)
                .findFirst()
                .orElseThrow();
    }

    /** With one test goal for each reward. */
    public static TrialResult result(TrialSpec spec, double... rewards) {
        return result(spec, new DataUse(24, 24, 0, 24, 10, 2), rewards);
    }

    public static TrialResult result(TrialSpec spec, DataUse data, double... rewards) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < rewards.length; i++) {
            outcomes.add(new Outcome(i, "P" + i, rewards[i], 1, rewards[i], i == 0 ? Double.NaN : 0.5, 1, 5, true));
        }
        Evaluation evaluation = new Evaluation(Decoding.GREEDY, outcomes);
        boolean trains = spec.recipe().trains();
        return new TrialResult(
                spec,
                trains ? 10 : 0,
                0,
                Budget.Stop.STEPS,
                data,
                "0".repeat(64),
                (trains ? "1" : "0").repeat(64),
                List.of(new CurvePoint(0, 0, 0, evaluation), new CurvePoint(1, 10, 0, evaluation)),
                trains ? List.of(new MetricRow(1, Map.of("loss", 0.69, "rewards/margins", -0.1))) : List.of(),
                List.of(evaluation),
                List.of());
    }

    static ShopFacts shop() {
        return new ShopFacts("5a", 10, 20, GoalKind.HUMAN, "none", FuzzyRatio.DIFFLIB, "keyed(0)");
    }

    /** Of so many demonstrations, each of a goal of its own. */
    public static Lineage lineage(int demonstrations) {
        List<Lineage.Entry> entries = new ArrayList<>();
        for (int i = 0; i < demonstrations; i++) {
            entries.add(new Lineage.Entry(
                    0,
                    new Lineage.Origin("demonstration", i + 1, ""),
                    700 + i,
                    "B01" + i,
                    "simulated-human",
                    i == 0 ? Double.NaN : 1,
                    4,
                    ("" + i).repeat(64),
                    "a product",
                    i == 1));
        }
        Overlap goals = new Overlap(1000, 0, 0, 2, 0, 0, 0);
        Overlap trajectories = new Overlap(demonstrations, 0, 0, 0, 0, 1, 2);
        return new Lineage(
                new Lineage.Proof(
                        750, goals, trajectories, Map.of("the bought product is that of a test or dev goal", 5)),
                entries);
    }

    public static TrialTimings timings() {
        return new TrialTimings(1.5, 0.5, 0, 3, List.of(0.0, 1.5));
    }

    public static Comparison.ArmTrials finished(Arm arm, double[]... rewardsBySeed) {
        List<TrialOutcome> trials = new ArrayList<>();
        for (int seed = 0; seed < rewardsBySeed.length; seed++) {
            trials.add(new TrialOutcome.Finished("key", result(spec(arm, seed), rewardsBySeed[seed]), timings()));
        }
        return new Comparison.ArmTrials(arm, trials, "");
    }
}
