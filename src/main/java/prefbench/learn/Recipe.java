package prefbench.learn;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;
import prefbench.trajectory.TrajectorySource;

/**
 * What an arm does to the imitation policy: a learner, its data and every hyper-parameter. {@code toString()} is the full,
 * re-enterable parameter list. Recipes are values: two equal recipes under equal budgets, seeds and suites are one trial.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "learner")
@JsonSubTypes({
    @JsonSubTypes.Type(value = A2c.class, name = "a2c"),
    @JsonSubTypes.Type(value = Dpo.class, name = "dpo"),
    @JsonSubTypes.Type(value = FilteredCloning.class, name = "filtered-cloning"),
    @JsonSubTypes.Type(value = Grpo.class, name = "grpo"),
    @JsonSubTypes.Type(value = Ppo.class, name = "ppo"),
    @JsonSubTypes.Type(value = Reinforce.class, name = "reinforce"),
    @JsonSubTypes.Type(value = Untrained.class, name = "untrained")
})
public sealed interface Recipe permits A2c, Dpo, FilteredCloning, Grpo, Ppo, Reinforce, Untrained {

    /** A learner of this recipe; it changes {@code start.policy()} in place. */
    Learner learner(Start start);

    /** The trajectories that the learner wants; empty when it makes its own experience. */
    default Optional<TrajectorySource> trajectories() {
        return Optional.empty();
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
