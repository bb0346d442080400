package prefbench.learn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import prefbench.trajectory.Trajectory;

/**
 * At each state of a trajectory the action taken against another one of that state, drawn afresh at every visit. What the
 * reference thinks of a trajectory is worked out once.
 */
final class ActionPairs implements PreferenceSource {
    private final Dpo recipe;
    private final Start start;
    private final Map<Integer, List<double[]>> opinions = new HashMap<>();

    ActionPairs(Dpo recipe, Start start) {
        this.recipe = recipe;
        this.start = start;
    }

    @Override
    public Found training(int index, long visit) {
        Trajectory trajectory = start.data().get(index);
        List<double[]> known = opinions.computeIfAbsent(index, i -> opinions(trajectory));
        return preferences(trajectory, known, "dpo-rejected", visit);
    }

    @Override
    public List<Preference> heldOut() {
        List<Preference> preferences = new ArrayList<>();
        for (int i = 0; i < start.heldOut().size(); i++) {
            Trajectory trajectory = start.heldOut().get(i);
            preferences.addAll(preferences(trajectory, opinions(trajectory), "dpo-held-out", i)
                    .preferences());
        }
        return preferences;
    }

    @Override
    public long episodes() {
        return 0;
    }

    @Override
    public String whyNone() {
        return "the rejected action always equals the demonstrated one";
    }

    private List<double[]> opinions(Trajectory trajectory) {
        return start.reference()
                .logProbabilities(
                        trajectory.steps().stream().map(Trajectory.Step::state).toList());
    }

    private Found preferences(Trajectory trajectory, List<double[]> known, String purpose, long visit) {
        Dpo.Pairs rules = recipe.pairs();
        List<Preference> preferences = new ArrayList<>();
        int degenerate = 0;
        for (int i = 0; i < known.size(); i++) {
            Trajectory.Step step = trajectory.steps().get(i);
            if (!rules.uses(step)) {
                continue;
            }
            SplittableRandom luck = start.streams().stream(purpose, visit, i);
            int rejected = rules.rejected().against(step.chosen(), known.get(i), luck);
            boolean same = rejected == step.chosen();
            degenerate += same ? 1 : 0;
            if (!same || rules.keepDegenerate()) {
                double[] reference = recipe.objective().reference(known.get(i));
                preferences.add(Preference.ofActions(step.state(), step.chosen(), rejected, reference));
            }
        }
        return new Found(preferences, degenerate);
    }
}
