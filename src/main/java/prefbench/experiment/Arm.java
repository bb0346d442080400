package prefbench.experiment;

import prefbench.learn.Recipe;

/**
 * A named recipe under one kind of budget.
 *
 * @param name as claims call it: the name of the method that declares it
 */
public record Arm(String name, Recipe recipe, BudgetKind budget) {
    public Arm {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an arm needs a name");
        }
    }

    /** Policies that are only evaluated run once: further seeds would replicate nothing. */
    public boolean trains() {
        return recipe.trains();
    }
}
