package prefbench.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import prefbench.experiment.Arm;
import prefbench.experiment.Budget;
import prefbench.experiment.Comparison;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.Findings;
import prefbench.experiment.Provenance;
import prefbench.experiment.Run;
import prefbench.experiment.RunStore;
import prefbench.experiment.Samples;
import prefbench.experiment.TrialOutcome;
import prefbench.experiment.TrialResult;
import prefbench.experiment.TrialResult.Evaluation;
import prefbench.experiment.TrialResult.Outcome;
import prefbench.shop.GoalKind;
import prefbench.shop.ShopFacts;
import prefbench.text.FuzzyRatio;

/**
 * An experiment that has run, for plans: 100 goals of unequal difficulty, on which DPO's seeds differ in how well they do.
 *
 * @param folder of its findings and of the run store
 */
record Pilot(Path folder, int goalsPerProduct) {
    static final int GOALS = 100;

    void write(int seeds) {
        SplittableRandom random = new SplittableRandom(11);
        double[] ease = random.doubles(GOALS).toArray();
        List<TrialOutcome> dpo = new ArrayList<>();
        List<TrialOutcome> ppo = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            dpo.add(finished(Samples.DPO, seed, ease, 0.1 * seed, random));
            ppo.add(finished(Samples.PPO, seed, ease, 0, random));
        }
        List<TrialOutcome> imitation = List.of(finished(Samples.IMITATION, 0, ease, -0.1, random));
        Findings.of(new Comparison(
                        "Sample",
                        Samples.suite(seeds, true),
                        List.of(
                                new ArmTrials(Samples.DPO, dpo, ""),
                                new ArmTrials(Samples.PPO, ppo, ""),
                                new ArmTrials(Samples.IMITATION, imitation, ""))))
                .write(folder);
    }

    private TrialOutcome finished(Arm arm, int seed, double[] ease, double gain, SplittableRandom random) {
        double[] rewards = new double[GOALS];
        for (int goal = 0; goal < GOALS; goal++) {
            rewards[goal] = random.nextDouble() < 0.7 * ease[goal] + gain ? 1 : 0.5;
        }
        TrialResult result = ofProducts(Samples.result(Samples.spec(arm, seed), rewards));
        Run run = RunStore.at(folder).run(arm.name() + "-" + seed);
        run.begin(result.spec());
        run.finish(result, Samples.lineage(0), Samples.timings(), provenance(run.key(), result));
        return new TrialOutcome.Finished(run.key(), result, Samples.timings());
    }

    private TrialResult ofProducts(TrialResult of) {
        return new TrialResult(
                of.spec(),
                of.steps(),
                of.episodes(),
                of.stop(),
                of.data(),
                of.parametersBefore(),
                of.parametersAfter(),
                of.curve(),
                of.metrics(),
                of.evaluations().stream().map(this::ofProducts).toList(),
                of.perturbed());
    }

    private Evaluation ofProducts(Evaluation evaluation) {
        return new Evaluation(
                evaluation.decoding(),
                evaluation.outcomes().stream().map(this::ofProduct).toList());
    }

    private Outcome ofProduct(Outcome of) {
        return new Outcome(
                of.goal(),
                "P" + of.goal() / goalsPerProduct,
                of.reward(),
                of.type(),
                of.attributes(),
                of.options(),
                of.price(),
                of.pages(),
                of.bought());
    }

    private static Provenance provenance(String key, TrialResult result) {
        return new Provenance(
                key,
                result.spec(),
                Map.of(),
                Map.of(),
                new ShopFacts("5a", 10, GOALS, GoalKind.HUMAN, "none", FuzzyRatio.DIFFLIB, "keyed(0)"),
                new Provenance.Git("unknown", "unknown", "unknown"),
                new Provenance.Machine("17", "vm", "os", "arch", "cpu", 1, "cpu()"),
                new Provenance.Used(10, 0, 1.5, Budget.Stop.STEPS),
                "2026-01-02T03:04:05Z",
                "2026-01-02T03:04:06Z");
    }
}
