package prefbench.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import prefbench.learn.Recipe;

/**
 * Values of hyper-parameters that the paper leaves unstated, to be tried in every arm that has them: the grid of them all. A
 * setting without values keeps each recipe's own.
 *
 * @param beta strength of DPO's pull towards its reference
 * @param learningRate of whatever trains
 */
public record Sweep(List<Double> beta, List<Double> learningRate) {
    public Sweep {
        beta = values("beta", beta);
        learningRate = values("learningRate", learningRate);
    }

    /** Sweeps nothing. */
    public static Sweep none() {
        return new Sweep(List.of(), List.of());
    }

    boolean isEmpty() {
        return beta.isEmpty() && learningRate.isEmpty();
    }

    /**
     * The arm, which claims may name, and after it one for each point of the grid, {@code dpo beta=0.03 learningRate=1.0E-5}.
     * The point that the arm itself is at is among them; the two share their trials. Arms under wall-clock stay alone: their
     * trials run one at a time.
     */
    Stream<Arm> over(Arm arm) {
        return arm.budget() == BudgetKind.EQUAL_STEPS
                ? Stream.concat(Stream.of(arm), grid(arm).stream().filter(point -> !point.equals(arm)))
                : Stream.of(arm);
    }

    private List<Arm> grid(Arm arm) {
        return crossed(crossed(List.of(arm), Recipe.BETA, beta), Recipe.LEARNING_RATE, learningRate);
    }

    private static List<Arm> crossed(List<Arm> arms, String setting, List<Double> values) {
        List<Arm> crossed = new ArrayList<>();
        for (Arm arm : arms) {
            List<Arm> points = values.stream()
                    .flatMap(value -> with(arm, setting, value).stream())
                    .toList();
            crossed.addAll(points.isEmpty() ? List.of(arm) : points);
        }
        return crossed;
    }

    private static Optional<Arm> with(Arm arm, String setting, double value) {
        return arm.recipe()
                .with(setting, value)
                .map(recipe -> new Arm("%s %s=%s".formatted(arm.name(), setting, value), recipe, arm.budget()));
    }

    private static List<Double> values(String setting, List<Double> values) {
        boolean positive = values.stream().allMatch(value -> value > 0 && Double.isFinite(value));
        if (!positive || new HashSet<>(values).size() < values.size()) {
            throw new IllegalArgumentException(
                    "sweep.%s must hold positive numbers, each once, was %s".formatted(setting, values));
        }
        return List.copyOf(values);
    }
}
