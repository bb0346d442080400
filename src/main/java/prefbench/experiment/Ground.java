package prefbench.experiment;

import java.util.List;
import java.util.Optional;
import prefbench.policy.ChoiceConfig;

/**
 * What every trial of a run stands on, made or found once before the first of them.
 *
 * @param data hashes of shop, demonstrations and checkpoint
 * @param places where they lie
 * @param goals that the shop has of those that the suite plays
 * @param model of a checkpoint that the user gave; without one the suite's preset says
 * @param facts of the goals that the suite plays, for reports alone
 */
public record Ground(
        TrialSpec.Data data, TrialSpec.Places places, int goals, Optional<ChoiceConfig> model, List<GoalFacts> facts) {
    public Ground(TrialSpec.Data data, TrialSpec.Places places, int goals) {
        this(data, places, goals, Optional.empty(), List.of());
    }

    public Ground {
        facts = List.copyOf(facts);
        if (goals < 1) {
            throw new IllegalArgumentException("goals must be positive, was " + goals);
        }
    }
}
