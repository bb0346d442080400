package prefbench.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import prefbench.experiment.TrialResult;
import prefbench.experiment.TrialTimings;
import prefbench.learn.Recipe;

/**
 * What a run found: everything that a report shows. Orders are kept as given; numbers that do not apply are NaN.
 *
 * @param studies one per experiment class
 */
public record Findings(Suite suite, List<Study> studies) {

    /**
     * @param name for example {@code standard}
     * @param description one sentence on what it is for; may be empty
     * @param judges false when its verdicts say nothing, as in the smoke suite
     * @param settings its amounts as resolved, in order
     */
    public record Suite(String name, String description, boolean judges, Map<String, String> settings) {
        public Suite {
            settings = ordered(settings);
        }
    }

    /**
     * @param name simple name of the experiment class
     * @param question one sentence that it answers; may be empty
     */
    public record Study(
            String name, String question, List<Arm> arms, List<Comparison> comparisons, List<Verdict> verdicts) {
        public Study {
            arms = List.copyOf(arms);
            comparisons = List.copyOf(comparisons);
            verdicts = List.copyOf(verdicts);
        }
    }

    /**
     * A recipe under one budget; an arm that runs under two budgets is two entries with the same name.
     *
     * @param budget names the kind of budget, for example {@code steps} or {@code wall-clock}: arms with equal labels are
     *     drawn together
     * @param trials finished ones, in order of seed; maybe none
     * @param failures trials without a result
     */
    public record Arm(String name, Recipe recipe, String budget, List<Trial> trials, List<Failure> failures) {
        public Arm {
            trials = List.copyOf(trials);
            failures = List.copyOf(failures);
        }
    }

    /**
     * @param key of the run store; a trial that two experiments share has one key
     * @param provenance name to value, in order
     */
    public record Trial(String key, TrialResult result, TrialTimings timings, Map<String, String> provenance) {
        public Trial {
            provenance = ordered(provenance);
        }

        public long seed() {
            return result.spec().seed();
        }
    }

    /** A trial that left no result, with the end of its log. */
    public record Failure(long seed, String message, String logTail) {}

    /**
     * Raw numbers behind a claim, paired by training seed.
     *
     * @param metric for example {@code success_rate}
     * @param unit of the values, for example {@code %}
     */
    public record Comparison(
            String arm, String baseline, String budget, String metric, String unit, List<Pair> pairs) {
        public Comparison {
            pairs = List.copyOf(pairs);
        }

        public record Pair(long seed, double arm, double baseline) {
            public double difference() {
                return arm - baseline;
            }
        }
    }

    /** What became of a claim. */
    public enum Outcome {
        SUPPORTED,
        REFUTED,
        INCONCLUSIVE,
        /** The suite is too small to judge by; the numbers are shown all the same. */
        NOT_JUDGED;

        /** In words, lower-case. */
        public String words() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * @param claim name of the claim's method
     * @param metric for example {@code success_rate}
     * @param unit of effect, low and high, for example {@code points}
     * @param effect arm minus baseline; NaN without numbers
     * @param low lower end of the effect's interval
     * @param high upper end
     * @param confidence of the interval, for example 0.95
     * @param seeds training seeds in it
     * @param goals test goals of each seed
     * @param reason why it came out so; may be empty
     * @param seedsNeeded seeds in all that a decision would take, where that can be told
     */
    public record Verdict(
            String claim,
            Outcome outcome,
            String arm,
            String baseline,
            String budget,
            String metric,
            String unit,
            double effect,
            double low,
            double high,
            double confidence,
            int seeds,
            int goals,
            String reason,
            OptionalInt seedsNeeded) {}

    public Findings {
        studies = List.copyOf(studies);
    }

    static Map<String, String> ordered(Map<String, String> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
