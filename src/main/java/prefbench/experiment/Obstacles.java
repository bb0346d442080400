package prefbench.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.TrialResult.DataUse;
import prefbench.learn.Recipe;
import prefbench.trajectory.TrajectorySource;

/**
 * Why a claim's numbers cannot carry a verdict, whatever they are: an unjudged suite, missing trials, too little data, a
 * single seed, no spread.
 */
final class Obstacles {
    private Obstacles() {}

    /** Before there is an effect to speak of. */
    static Optional<String> beforeAll(Proposition proposition, Comparison comparison) {
        Suite suite = comparison.suite();
        Decoding decoding = proposition.terms().decoding();
        if (!suite.judged()) {
            return Optional.of("suite %s judges no claim".formatted(suite.name()));
        }
        return suite.evaluation().decodings().contains(decoding)
                ? Optional.empty()
                : Optional.of("suite %s has no %s evaluation"
                        .formatted(suite.name(), decoding.name().toLowerCase(Locale.ROOT)));
    }

    static Optional<String> of(Proposition proposition, Comparison comparison, Optional<Effect> effect) {
        List<ArmTrials> arms = proposition.arms().stream().map(comparison::arm).toList();
        return arms.stream()
                .flatMap(Obstacles::absence)
                .findFirst()
                .or(() -> arms.stream().flatMap(Obstacles::shortage).findFirst())
                .or(() -> arms.size() < 2 ? Optional.empty() : unexhausted(arms.get(0), arms.get(1)))
                .or(() -> inEffect(proposition, effect));
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

    private static Optional<String> inEffect(Proposition proposition, Optional<Effect> effect) {
        if (effect.isEmpty()) {
            return Optional.of(
                    proposition.arms().size() == 1 ? "no seed has a result" : "no seed has a result for both arms");
        }
        return Double.isNaN(effect.get().estimate())
                ? Optional.of("no goal has a value for %s"
                        .formatted(proposition.terms().measure()))
                : effect.get().obstacle();
    }
}
