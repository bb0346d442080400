package prefbench.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import prefbench.learn.Recipe;
import prefbench.text.InputException;

/**
 * An experiment's arms, and what the suite's data sizes and its sweep make of them, crossed with the suite's seeds: the trials to be done, in
 * the arms' order, seeds within.
 *
 * @param arms those declared, each followed by its variants; in place of one that learns from each data size, one for each
 * @param trials of the arms that run
 * @param leftOut arms that the suite leaves out, with the reason
 */
public record Plan(List<Arm> arms, List<Planned> trials, Map<Arm, String> leftOut) {

    /** One trial, and the arm it belongs to; arms with equal recipes and budgets share trials. */
    public record Planned(Arm arm, TrialSpec spec) {

        /** {@code dpo, seed 0}. */
        public String name() {
            return arm.name() + ", seed " + spec.seed();
        }
    }

    public Plan {
        arms = List.copyOf(arms);
        trials = List.copyOf(trials);
    }

    /**
     * Arms that do not train get one trial, under the step budget whatever their kind: no seed and no budget changes what
     * they do.
     *
     * @throws InputException if the suite asks for more goals than there are, or a continued recipe has too few of them
     */
    public static Plan of(List<Arm> declared, Suite suite, Ground ground) {
        TrialSpec.Amounts amounts = suite.amounts(ground.goals());
        List<Arm> arms = declared.stream().flatMap(arm -> variants(arm, suite)).toList();
        List<Planned> trials = new ArrayList<>();
        Map<Arm, String> leftOut = new LinkedHashMap<>();
        for (Arm arm : arms) {
            BudgetKind kind = arm.trains() ? arm.budget() : BudgetKind.EQUAL_STEPS;
            if (arm.recipe().isOfEachSize()) {
                leftOut.put(
                        arm,
                        "suite %s leaves out data sizes, and with them the exchange rate (study.sizes is [])"
                                .formatted(suite.name()));
                continue;
            }
            if (!suite.has(kind)) {
                leftOut.put(arm, "suite %s leaves out equal wall-clock (budget.seconds is 0)".formatted(suite.name()));
                continue;
            }
            Budget budget = suite.budget(kind);
            requireSteps(arm, budget);
            for (int seed = 0; seed < (arm.trains() ? suite.seeds() : 1); seed++) {
                trials.add(new Planned(
                        arm, new TrialSpec(arm.recipe(), seed, budget, ground.data(), amounts, ground.places())));
            }
        }
        return new Plan(arms, trials, leftOut);
    }

    private static Stream<Arm> variants(Arm arm, Suite suite) {
        return suite.study().sizes().isEmpty() && arm.recipe().isOfEachSize()
                ? Stream.of(arm)
                : suite.study().sized(arm).flatMap(suite.sweep()::over);
    }

    /** Recipes that continue each other share the steps, and each of them wants one. */
    private static void requireSteps(Arm arm, Budget budget) {
        long before = 0;
        List<Recipe.Phase> phases = arm.recipe().phases();
        for (int i = 0; phases.size() > 1 && i < phases.size(); i++) {
            long end = phases.get(i).end(budget.steps());
            if (end <= before) {
                throw new InputException(
                        "arm %s, recipe %d of %d: found no step for it among %d; recipes that continue each other share the steps; give the arm %s, the suite more budget.steps, or the recipe another share"
                                .formatted(arm.name(), i + 1, phases.size(), budget.steps(), BudgetKind.EQUAL_STEPS));
            }
            before = end;
        }
    }

    public List<TrialSpec> specs() {
        return trials.stream().map(Planned::spec).toList();
    }
}
