package prefbench.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import prefbench.experiment.Provenance;
import prefbench.experiment.Suite;
import prefbench.experiment.TrialSpec;
import prefbench.shop.ShopFacts;

/** Our conditions, by the names that {@code paper_conditions.csv} has for the paper's. */
final class PaperConditions {
    private static final String UNKNOWN = "not known: no trial left its provenance";

    private PaperConditions() {}

    static Map<String, String> of(Evidence evidence) {
        Suite suite = evidence.suite();
        Map<String, String> ours = new LinkedHashMap<>();
        ours.put(
                "training steps",
                "%d optimiser steps; one of DPO takes one trajectory unless its recipe says otherwise"
                        .formatted(suite.budget().steps()));
        ours.put("training time", "measured, in arm_seconds.csv; not held equal, but for arms of equal wall-clock");
        ours.put("device", each(evidence, provenance -> machine(provenance.machine())));
        ours.put("model", model(suite));
        ours.put("catalogue", each(evidence, provenance -> catalogue(provenance.shop())));
        ours.put("goals", goals(evidence));
        ours.put(
                "human trajectories",
                "%d or %d, drawn afresh for each seed, %s"
                        .formatted(
                                suite.trajectories().many(),
                                suite.trajectories().few(),
                                each(evidence, provenance -> data(provenance).demonstrationsProvenance())));
        ours.put(
                "generated trajectories",
                "%d of perfect reward, sampled from the imitation policy on training goals, afresh for each seed"
                        .formatted(suite.trajectories().few()));
        ours.put(
                "search queries",
                each(
                        evidence,
                        provenance -> data(provenance).queries().equals("rule")
                                ? "by rule, from the instruction"
                                : "of a query writer"));
        ours.put(
                "evaluation",
                "every policy plays the same goals once; the paper's protocol beside it, " + thompson(suite));
        ours.put(
                "action selection",
                suite.evaluation().decodings().stream().map(TrialsTable::lower).collect(Collectors.joining(", ")));
        ours.put("seeds", "%d for each arm".formatted(suite.seeds()));
        ours.put("uncertainty", "an interval beside every result; arms.csv says of what kind");
        ours.put("hyper-parameters", "all of them, in hyperparameters.csv");
        return ours;
    }

    private static String each(Evidence evidence, Function<Provenance, String> fact) {
        List<String> facts = evidence.provenance().values().stream()
                .map(fact)
                .distinct()
                .sorted()
                .toList();
        return facts.isEmpty() ? UNKNOWN : String.join("; ", facts);
    }

    private static String machine(Provenance.Machine machine) {
        return "%s, %s, %d cores".formatted(machine.device(), machine.processor(), machine.cores());
    }

    private static TrialSpec.Data data(Provenance provenance) {
        return provenance.trial().data();
    }

    private static String model(Suite suite) {
        return "%s preset, at most %d word pieces of a page, trained by imitation here unless a checkpoint was given"
                .formatted(suite.model().preset(), suite.model().stateTokens());
    }

    private static String catalogue(ShopFacts shop) {
        return "%d products".formatted(shop.products());
    }

    private static String goals(Evidence evidence) {
        Suite.Goals goals = evidence.suite().evaluation();
        return "%s %s, %s"
                .formatted(
                        goals.goals() == 0 ? "all" : Integer.toString(goals.goals()),
                        goals.split().goals(),
                        each(evidence, provenance -> data(provenance).goals() + " instructions"));
    }

    private static String thompson(Suite suite) {
        Suite.Study study = suite.study();
        return study.thompsonRuns() == 0 || study.thompsonRollouts() == 0
                ? "left out by suite " + suite.name()
                : "%d runs of %d rollouts for each experiment, among its arms and imitation"
                        .formatted(study.thompsonRuns(), study.thompsonRollouts());
    }
}
