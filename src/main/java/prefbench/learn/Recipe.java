package prefbench.learn;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import prefbench.trajectory.TrajectorySource;

/**
 * What an arm does to the imitation policy: a learner, its data and every hyper-parameter. {@code toString()} is the full,
 * re-enterable parameter list. Recipes are values: two equal recipes under equal budgets, seeds and suites are one trial.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "learner")
@JsonSubTypes({
    @JsonSubTypes.Type(value = A2c.class, name = "a2c"),
    @JsonSubTypes.Type(value = Continued.class, name = "continued"),
    @JsonSubTypes.Type(value = Dpo.class, name = "dpo"),
    @JsonSubTypes.Type(value = FilteredCloning.class, name = "filtered-cloning"),
    @JsonSubTypes.Type(value = Grpo.class, name = "grpo"),
    @JsonSubTypes.Type(value = Ppo.class, name = "ppo"),
    @JsonSubTypes.Type(value = Reinforce.class, name = "reinforce"),
    @JsonSubTypes.Type(value = Untrained.class, name = "untrained")
})
public sealed interface Recipe permits A2c, Continued, Dpo, FilteredCloning, Grpo, Ppo, Reinforce, Untrained {

    /** Name of a setting for {@link #with}. */
    String BETA = "beta";

    /** Name of a setting for {@link #with}. */
    String LEARNING_RATE = "learningRate";

    /**
     * A part of a trial's training.
     *
     * @param recipe one that has a learner
     * @param until share of the step budget at which it ends, 1 for the last one
     * @param anchor its reference, and whose generated trajectories it learns from
     */
    record Phase(Recipe recipe, double until, Continued.Anchor anchor) {

        /** How many of a budget's steps are taken when it ends. */
        public long end(long steps) {
            return Math.round(until * steps);
        }
    }

    /** What is trained with, one after the other. */
    default List<Phase> phases() {
        return List.of(new Phase(this, 1, Continued.Anchor.IMITATION));
    }

    /** This recipe for half of the step budget, then {@code next}, with the policy at that point as its reference. */
    default Continued then(Recipe next) {
        return new Continued(this, next, 0.5, Continued.Anchor.FIRST);
    }

    /**
     * This recipe with another value of a setting, for sweeps; empty if it has none of this name. A continued recipe has
     * none: its parts have their own.
     */
    default Optional<Recipe> with(String setting, double value) {
        return Optional.empty();
    }

    /** A learner of this recipe; it changes {@code start.policy()} in place. */
    Learner learner(Start start);

    /** The trajectories that the learner wants; empty when it makes its own experience. */
    default Optional<TrajectorySource> trajectories() {
        return Optional.empty();
    }

    /** Whether a part of it learns from each of the suite's data sizes, and so stands for a recipe of each. */
    default boolean isOfEachSize() {
        return phases().stream()
                .flatMap(phase -> phase.recipe().trajectories().stream())
                .anyMatch(TrajectorySource::isOfEachSize);
    }

    /** This recipe with {@code trajectories} wherever it says each size. */
    default Recipe ofSize(int trajectories) {
        return this;
    }

    /** False for policies that are only evaluated: their trials take no step, whatever the budget. */
    default boolean trains() {
        return true;
    }

    /** Whole episodes that a step plays on average, at most; 0 for a step of the usual cost. Only estimates of time ask. */
    default double episodesPerStep() {
        return 0;
    }
}
