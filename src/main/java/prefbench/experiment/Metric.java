package prefbench.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import prefbench.experiment.TrialResult.Evaluation;
import prefbench.experiment.TrialResult.Outcome;

/** What an evaluation is summarised by: the mean over its goals, those without a value left out. */
public enum Metric implements Measure {
    /** Per cent of goals with reward exactly 1. */
    SUCCESS_RATE("%", outcome -> outcome.succeeded() ? 100 : 0),
    /** 100 x mean reward. */
    SCORE("points", outcome -> 100 * outcome.reward()),
    /** Mean type part of the reward, in [0, 1]. */
    TYPE("share", Outcome::type),
    /** Mean share of attributes met. */
    ATTRIBUTES("share", Outcome::attributes),
    /** Mean share of options met, over goals that have any. */
    OPTIONS("share", Outcome::options),
    /** Share of goals whose price was met. */
    PRICE("share", Outcome::price),
    /** Per cent of goals that ended in a purchase. */
    PURCHASES("%", outcome -> outcome.bought() ? 100 : 0),
    /** Mean number of actions in an episode. */
    PAGES("pages", Outcome::pages);

    private final String unit;
    private final ToDoubleFunction<Outcome> value;

    Metric(String unit, ToDoubleFunction<Outcome> value) {
        this.unit = unit;
        this.value = value;
    }

    @Override
    public String unit() {
        return unit;
    }

    /** NaN where the goal has no such value. */
    public double of(Outcome outcome) {
        return value.applyAsDouble(outcome);
    }

    /** NaN if no outcome has a value. */
    public double of(List<Outcome> outcomes) {
        return outcomes.stream()
                .mapToDouble(this::of)
                .filter(each -> !Double.isNaN(each))
                .average()
                .orElse(Double.NaN);
    }

    public double of(Evaluation evaluation) {
        return of(evaluation.outcomes());
    }

    @Override
    public double of(TrialResult trial, Decoding decoding) {
        return of(trial.evaluation(decoding));
    }

    @Override
    public Optional<GoalValues> byGoal(TrialResult trial, Decoding decoding) {
        List<Outcome> outcomes = trial.evaluation(decoding).outcomes();
        return Optional.of(GoalValues.of(outcomes.stream().mapToDouble(this::of).toArray(), outcomes));
    }

    /** {@code success rate}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
