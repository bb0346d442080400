package prefbench.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prefbench.experiment.TrialOutcome.Failed;
import prefbench.experiment.TrialOutcome.Finished;
import prefbench.stats.CrossedMean;
import prefbench.stats.Estimand;

/**
 * The arms of one experiment with their trials, side by side. Every seed of every arm plays the same goals: means, and
 * differences paired by seed and goal, are over seeds crossed with goals ({@link Effect}). Policies that are only evaluated
 * have no seeds to speak of; the mean of one such arm, and the difference of two, is over goals instead, and says so.
 * Immutable and thread-safe.
 */
public final class Comparison {
    private final String experiment;
    private final Suite suite;
    private final Map<String, ArmTrials> arms;
    private final Optional<Claimant> claimant;

    /**
     * An arm and what became of it.
     *
     * @param trials in the order of seeds; one for an arm that does not train; none if left out
     * @param leftOut why the suite leaves it out; empty if it does not
     */
    public record ArmTrials(Arm arm, List<TrialOutcome> trials, String leftOut) {
        public ArmTrials {
            trials = List.copyOf(trials);
        }

        public List<TrialResult> results() {
            return trials.stream()
                    .filter(Finished.class::isInstance)
                    .map(trial -> ((Finished) trial).result())
                    .toList();
        }

        public List<Failed> failures() {
            return trials.stream()
                    .filter(Failed.class::isInstance)
                    .map(Failed.class::cast)
                    .toList();
        }
    }

    public Comparison(String experiment, Suite suite, List<ArmTrials> arms) {
        this(experiment, suite, byName(arms), Optional.empty());
    }

    private Comparison(String experiment, Suite suite, Map<String, ArmTrials> arms, Optional<Claimant> claimant) {
        this.experiment = experiment;
        this.suite = suite;
        this.arms = arms;
        this.claimant = claimant;
    }

    /**
     * Without results: for a claimant that collects claims; they are checked for the names they use. An arm of each data size
     * stands for several, which only the suite knows: no claim can name it.
     */
    public static Comparison rehearsal(String experiment, Suite suite, List<Arm> arms) {
        List<ArmTrials> empty = arms.stream()
                .filter(arm -> !arm.recipe().isOfEachSize())
                .map(arm -> new ArmTrials(arm, List.of(), ""))
                .toList();
        return new Comparison(experiment, suite, empty);
    }

    /** The same comparison, with claims made by this claimant. */
    public Comparison claiming(Claimant by) {
        return new Comparison(experiment, suite, arms, Optional.of(by));
    }

    /**
     * Makes a claim. Without a claimant, as outside an experiment, it is a family of its own, and judged at once.
     *
     * @throws AssertionError if it is not supported, and there is no claimant to say what then
     */
    public void claim(Proposition proposition) {
        claimant.ifPresentOrElse(by -> by.claim(proposition), () -> requireSupport(proposition));
    }

    private void requireSupport(Proposition proposition) {
        Family alone = new Family(experiment, List.of(new Family.Member("claim", proposition)));
        for (Verdict verdict : alone.judge(this)) {
            if (verdict.outcome() != Verdict.Outcome.SUPPORTED) {
                throw new AssertionError(verdict.message());
            }
        }
    }

    private static Map<String, ArmTrials> byName(List<ArmTrials> arms) {
        Map<String, ArmTrials> byName = new LinkedHashMap<>();
        arms.forEach(each -> byName.put(each.arm().name(), each));
        return byName;
    }

    /** Joins a plan with its trials' outcomes, which are in the plan's order. */
    public static Comparison of(String experiment, Suite suite, Plan plan, List<TrialOutcome> outcomes) {
        List<ArmTrials> joined = new ArrayList<>();
        for (Arm arm : plan.arms()) {
            List<TrialOutcome> trials = new ArrayList<>();
            for (int i = 0; i < outcomes.size(); i++) {
                if (plan.trials().get(i).arm().equals(arm)) {
                    trials.add(outcomes.get(i));
                }
            }
            joined.add(new ArmTrials(arm, trials, plan.leftOut().getOrDefault(arm, "")));
        }
        return new Comparison(experiment, suite, joined);
    }

    public String experiment() {
        return experiment;
    }

    public Suite suite() {
        return suite;
    }

    /** In the order of declaration. */
    public List<ArmTrials> arms() {
        return List.copyOf(arms.values());
    }

    /** @throws InvalidClaim naming the arms there are */
    public ArmTrials arm(String name) {
        ArmTrials arm = arms.get(name);
        if (arm == null) {
            throw new InvalidClaim("unknown arm [%s]: %s has %s".formatted(name, experiment, arms.keySet()));
        }
        return arm;
    }

    /** One value per finished trial, in the order of seeds. */
    public double[] values(String arm, Measure measure, Decoding decoding) {
        return arm(arm).results().stream()
                .mapToDouble(result -> measure.of(result, decoding))
                .toArray();
    }

    /** The arm's mean on the population of goals; empty if no trial of it finished. */
    public Optional<Effect> mean(String arm, Measure measure, Decoding decoding) {
        return mean(arm, measure, decoding, Estimand.GOAL_POPULATION);
    }

    /** Empty if no trial of the arm finished. */
    public Optional<Effect> mean(String arm, Measure measure, Decoding decoding, Estimand estimand) {
        return new Effects(measure, decoding, estimand).mean(arm(arm));
    }

    /** {@code arm} less {@code against} on the population of goals. */
    public Optional<Effect> difference(String arm, String against, Measure measure, Decoding decoding) {
        return difference(arm, against, measure, decoding, Estimand.GOAL_POPULATION);
    }

    /**
     * {@code arm} less {@code against}, paired by seed and goal. An arm that does not train is the same for every seed of the
     * other. Seeds that one of the two has not finished are left out. Empty if nothing is left.
     */
    public Optional<Effect> difference(
            String arm, String against, Measure measure, Decoding decoding, Estimand estimand) {
        return new Effects(measure, decoding, estimand).difference(arm(arm), arm(against));
    }

    /** What the difference of two arms is made of, by seed and goal; empty if no seed has a result of both, or neither trains. */
    public Optional<CrossedMean> crossed(String arm, String against, Metric metric, Decoding decoding) {
        return difference(arm, against, metric, decoding)
                .filter(CrossedEffect.class::isInstance)
                .map(effect -> ((CrossedEffect) effect).mean());
    }
}
