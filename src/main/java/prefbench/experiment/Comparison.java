package prefbench.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import prefbench.experiment.TrialOutcome.Failed;
import prefbench.experiment.TrialOutcome.Finished;
import prefbench.experiment.TrialResult.Evaluation;
import prefbench.experiment.TrialResult.Outcome;
import prefbench.stats.Interval;
import prefbench.stats.StudentT;

/**
 * The arms of one experiment with their trials, side by side. The unit of replication is the training seed: means have t
 * intervals over seeds, differences are paired by seed. Policies that are only evaluated have no seeds to speak of; the mean
 * of one such arm, and the difference of two, is over goals instead, and says so. Immutable and thread-safe.
 */
public final class Comparison {
    private final String experiment;
    private final Suite suite;
    private final Map<String, ArmTrials> arms;
    private final Claimant claimant;
    private final boolean rehearsal;

    /** What an interval's n counts. */
    public enum Unit {
        SEEDS,
        GOALS
    }

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

    /**
     * An arm's mean.
     *
     * @param unit what {@code interval.n()} counts
     * @param seeds trials behind it
     * @param goals played in each
     */
    public record Mean(Interval interval, Unit unit, int seeds, int goals) {}

    /**
     * One arm's mean less another's.
     *
     * @param standardDeviation of the paired differences; NaN below two of them
     */
    public record Difference(
            String arm,
            String against,
            Metric metric,
            Decoding decoding,
            Interval interval,
            Unit unit,
            int seeds,
            int goals,
            double standardDeviation) {}

    /** A claim about an arm that the experiment has not declared. */
    public static final class UnknownName extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        UnknownName(String message) {
            super(message);
        }
    }

    public Comparison(String experiment, Suite suite, List<ArmTrials> arms) {
        this(experiment, suite, byName(arms), new Unheard(), false);
    }

    private Comparison(
            String experiment, Suite suite, Map<String, ArmTrials> arms, Claimant claimant, boolean rehearsal) {
        this.experiment = experiment;
        this.suite = suite;
        this.arms = arms;
        this.claimant = claimant;
        this.rehearsal = rehearsal;
    }

    /**
     * Without results: its claims are checked for the names they use, and judged by nobody. An arm of each data size stands
     * for several, which only the suite knows: no claim can name it.
     */
    public static Comparison rehearsal(String experiment, Suite suite, List<Arm> arms) {
        List<ArmTrials> empty = arms.stream()
                .filter(arm -> !arm.recipe().isOfEachSize())
                .map(arm -> new ArmTrials(arm, List.of(), ""))
                .toList();
        return new Comparison(experiment, suite, byName(empty), new Unheard(), true);
    }

    /** The same comparison, with claims made by this claimant. */
    public Comparison claiming(Claimant by) {
        return new Comparison(experiment, suite, arms, by, rehearsal);
    }

    /** Judges a claim and hands the verdict to the claimant. */
    public void claim(Superiority superiority) {
        if (!rehearsal) {
            claimant.accept(superiority.judge(this, claimant.claim()));
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

    /** @throws UnknownName naming the arms there are */
    public ArmTrials arm(String name) {
        ArmTrials arm = arms.get(name);
        if (arm == null) {
            throw new UnknownName("unknown arm [%s]: %s has %s".formatted(name, experiment, arms.keySet()));
        }
        return arm;
    }

    /** One value per finished trial, in the order of seeds. */
    public double[] values(String arm, Metric metric, Decoding decoding) {
        return arm(arm).results().stream()
                .mapToDouble(result -> metric.of(evaluation(result, decoding)))
                .toArray();
    }

    /** Empty if no trial of the arm finished. */
    public Optional<Mean> mean(String arm, Metric metric, Decoding decoding, double confidence) {
        List<TrialResult> results = arm(arm).results();
        if (results.isEmpty()) {
            return Optional.empty();
        }
        int goals = goals(results, decoding);
        if (arm(arm).arm().trains()) {
            Interval interval = StudentT.mean(values(arm, metric, decoding), confidence);
            return Optional.of(new Mean(interval, Unit.SEEDS, results.size(), goals));
        }
        double[] byGoal = Arrays.stream(byGoal(results.get(0), metric, decoding))
                .filter(value -> !Double.isNaN(value))
                .toArray();
        return Optional.of(new Mean(StudentT.mean(byGoal, confidence), Unit.GOALS, results.size(), goals));
    }

    /**
     * {@code arm} less {@code against}. An arm that does not train is the same for every seed of the other. Seeds that
     * one of the two has not finished are left out. Empty if nothing is left.
     */
    public Optional<Difference> difference(
            String arm, String against, Metric metric, Decoding decoding, double confidence) {
        if (!arm(arm).arm().trains() && !arm(against).arm().trains()) {
            return byGoals(arm, against, metric, decoding, confidence);
        }
        Map<Long, TrialResult> left = bySeed(arm);
        Map<Long, TrialResult> right = bySeed(against);
        List<Long> seeds = (arm(arm).arm().trains() ? left : right)
                .keySet().stream()
                        .filter(seed -> at(arm, left, seed) != null && at(against, right, seed) != null)
                        .toList();
        if (seeds.isEmpty()) {
            return Optional.empty();
        }
        double[] a = pick(seeds, seed -> metric.of(evaluation(at(arm, left, seed), decoding)));
        double[] b = pick(seeds, seed -> metric.of(evaluation(at(against, right, seed), decoding)));
        return Optional.of(new Difference(
                arm,
                against,
                metric,
                decoding,
                StudentT.paired(a, b, confidence),
                Unit.SEEDS,
                seeds.size(),
                goals(arm(arm).results(), decoding),
                StudentT.standardDeviation(StudentT.differences(a, b))));
    }

    private Optional<Difference> byGoals(
            String arm, String against, Metric metric, Decoding decoding, double confidence) {
        if (arm(arm).results().isEmpty() || arm(against).results().isEmpty()) {
            return Optional.empty();
        }
        double[] a = byGoal(arm(arm).results().get(0), metric, decoding);
        double[] b = byGoal(arm(against).results().get(0), metric, decoding);
        double[] differences = DoubleStream.of(StudentT.differences(a, b))
                .filter(value -> !Double.isNaN(value))
                .toArray();
        return Optional.of(new Difference(
                arm,
                against,
                metric,
                decoding,
                StudentT.mean(differences, confidence),
                Unit.GOALS,
                1,
                a.length,
                StudentT.standardDeviation(differences)));
    }

    private TrialResult at(String arm, Map<Long, TrialResult> bySeed, long seed) {
        return arm(arm).arm().trains()
                ? bySeed.get(seed)
                : bySeed.values().stream().findFirst().orElse(null);
    }

    private Map<Long, TrialResult> bySeed(String arm) {
        Map<Long, TrialResult> bySeed = new LinkedHashMap<>();
        arm(arm).results().forEach(result -> bySeed.put(result.spec().seed(), result));
        return bySeed;
    }

    private static double[] pick(List<Long> seeds, java.util.function.ToDoubleFunction<Long> value) {
        return seeds.stream().mapToDouble(value).toArray();
    }

    private static double[] byGoal(TrialResult result, Metric metric, Decoding decoding) {
        return evaluation(result, decoding).outcomes().stream()
                .mapToDouble(metric::of)
                .toArray();
    }

    private static int goals(List<TrialResult> results, Decoding decoding) {
        List<Outcome> outcomes = evaluation(results.get(0), decoding).outcomes();
        return outcomes.size();
    }

    private static Evaluation evaluation(TrialResult result, Decoding decoding) {
        return result.evaluations().stream()
                .filter(each -> each.decoding() == decoding)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no %s evaluation: the suite's evaluation.decodings are %s"
                                .formatted(decoding, result.spec().amounts().decodings())));
    }

    /** Claims outside an experiment: whatever is not supported throws. */
    private record Unheard() implements Claimant {
        @Override
        public String claim() {
            return "claim";
        }

        @Override
        public void accept(Verdict verdict) {
            if (verdict.outcome() != Verdict.Outcome.SUPPORTED) {
                throw new AssertionError(verdict.line());
            }
        }
    }
}
