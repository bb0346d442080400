package prefbench.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.Comparison.Difference;
import prefbench.experiment.Comparison.Unit;
import prefbench.experiment.TrialResult.DataUse;
import prefbench.learn.Recipe;
import prefbench.stats.Interval;
import prefbench.stats.StudentT;
import prefbench.trajectory.TrajectorySource;

/**
 * The claim that one arm has a greater mean than another. Supported if the confidence interval of the paired difference lies
 * above 0, refuted if it lies below, else inconclusive; inconclusive, too, whatever the numbers, where they cannot carry a
 * verdict: an unjudged suite, missing trials, too little data, a single seed, no spread.
 *
 * @param confidence in (0, 1)
 */
public record Superiority(String arm, String against, Metric metric, Decoding decoding, double confidence) {

    /** {@code dpo is superior to ppo on success rate at 95 % confidence}. */
    public String text() {
        return "%s is superior to %s on %s at %s %% confidence"
                .formatted(arm, against, metric, Math.round(confidence * 1000) / 10.0)
                .replace(".0 %", " %");
    }

    public Verdict judge(Comparison comparison, String claim) {
        if (!comparison.suite().judged()) {
            return verdict(comparison, claim, Optional.empty(), Verdict.Outcome.INCONCLUSIVE, unjudged(comparison), 0);
        }
        if (!comparison.suite().evaluation().decodings().contains(decoding)) {
            return verdict(comparison, claim, Optional.empty(), Verdict.Outcome.INCONCLUSIVE, undecoded(comparison), 0);
        }
        Optional<Difference> difference = comparison.difference(arm, against, metric, decoding, confidence);
        Optional<String> obstacle = obstacle(comparison, difference);
        if (obstacle.isPresent()) {
            return verdict(
                    comparison, claim, difference, Verdict.Outcome.INCONCLUSIVE, obstacle.get(), needed(difference));
        }
        Interval interval = difference.orElseThrow().interval();
        if (interval.low() > 0) {
            return verdict(comparison, claim, difference, Verdict.Outcome.SUPPORTED, "the interval lies above 0", 0);
        }
        if (interval.high() < 0) {
            return verdict(comparison, claim, difference, Verdict.Outcome.REFUTED, "the interval lies below 0", 0);
        }
        return verdict(
                comparison,
                claim,
                difference,
                Verdict.Outcome.INCONCLUSIVE,
                "the interval holds 0",
                needed(difference));
    }

    private static String unjudged(Comparison comparison) {
        return "suite %s judges no claim".formatted(comparison.suite().name());
    }

    private String undecoded(Comparison comparison) {
        return "suite %s has no %s evaluation"
                .formatted(comparison.suite().name(), decoding.name().toLowerCase(Locale.ROOT));
    }

    private Optional<String> obstacle(Comparison comparison, Optional<Difference> difference) {
        List<ArmTrials> both = List.of(comparison.arm(arm), comparison.arm(against));
        return both.stream()
                .flatMap(Superiority::absence)
                .findFirst()
                .or(() -> both.stream().flatMap(Superiority::shortage).findFirst())
                .or(() -> unexhausted(both.get(0), both.get(1)))
                .or(() -> spread(difference));
    }

    private static Stream<String> absence(ArmTrials arm) {
        if (!arm.leftOut().isEmpty()) {
            return Stream.of("arm %s did not run: %s".formatted(arm.arm().name(), arm.leftOut()));
        }
        return arm.failures().stream()
                .map(failure -> failure.reason().lines().findFirst().orElse("a trial failed"));
    }

    private static Stream<String> shortage(ArmTrials arm) {
        return arm.results().stream()
                .filter(result -> result.data().available() < result.data().wanted())
                .map(result -> {
                    DataUse data = result.data();
                    String attempts = data.generationAttempts() == 0
                            ? ""
                            : " after %d attempts at generating them".formatted(data.generationAttempts());
                    return "too few trajectories: arm %s, seed %d had %d of %d%s"
                            .formatted(
                                    arm.arm().name(), result.spec().seed(), data.available(), data.wanted(), attempts);
                });
    }

    /** A claim about data size says nothing before the larger arm has seen its data once. */
    private static Optional<String> unexhausted(ArmTrials one, ArmTrials other) {
        Optional<Boolean> oneSmall = small(one.arm().recipe());
        Optional<Boolean> otherSmall = small(other.arm().recipe());
        if (oneSmall.isEmpty() || otherSmall.isEmpty() || oneSmall.equals(otherSmall)) {
            return Optional.empty();
        }
        ArmTrials larger = oneSmall.get() ? other : one;
        return larger.results().stream()
                .filter(result -> result.data().distinctUsed() < result.data().available())
                .findFirst()
                .map(result -> "data not exhausted: arm %s, seed %d used %d of its %d trajectories"
                        .formatted(
                                larger.arm().name(),
                                result.spec().seed(),
                                result.data().distinctUsed(),
                                result.data().available()));
    }

    private static Optional<Boolean> small(Recipe recipe) {
        return recipe.trajectories().map(TrajectorySource::small);
    }

    private Optional<String> spread(Optional<Difference> difference) {
        if (difference.isEmpty()) {
            return Optional.of("no seed has a result for both arms");
        }
        Interval interval = difference.get().interval();
        if (Double.isNaN(interval.estimate())) {
            return Optional.of("no goal has a value for %s".formatted(metric));
        }
        if (!interval.known()) {
            return Optional.of("%d seed gives no interval, at least 2 are needed".formatted(interval.n()));
        }
        if (interval.degenerate()) {
            return Optional.of("all %d differences are equal: there is no spread to judge by".formatted(interval.n()));
        }
        return Optional.empty();
    }

    private int needed(Optional<Difference> difference) {
        return difference
                .filter(each -> each.unit() == Unit.SEEDS)
                .map(each ->
                        StudentT.replicationsToDecide(each.interval().estimate(), each.standardDeviation(), confidence)
                                - each.seeds())
                .filter(more -> more > 0)
                .orElse(0);
    }

    private Verdict verdict(
            Comparison comparison,
            String claim,
            Optional<Difference> difference,
            Verdict.Outcome outcome,
            String reason,
            int needed) {
        Optional<Interval> interval = difference.map(Difference::interval);
        return new Verdict(
                comparison.experiment(),
                claim,
                text(),
                outcome,
                interval.map(Interval::estimate).orElse(Double.NaN),
                interval.map(Interval::low).orElse(Double.NaN),
                interval.map(Interval::high).orElse(Double.NaN),
                metric.unit(),
                confidence,
                difference.map(Difference::seeds).orElse(0),
                difference.map(Difference::goals).orElse(0),
                reason,
                needed);
    }
}
