package prefbench.experiment;

import java.util.Optional;
import prefbench.policy.ChoiceConfig;

/**
 * What every trial of a run stands on, made or found once before the first of them.
 *
 * @param data hashes of shop, demonstrations and checkpoint
 * @param places where they lie
 * @param testGoals that the shop has
 * @param model of a checkpoint that the user gave; without one the suite's preset says
 */
public record Ground(TrialSpec.Data data, TrialSpec.Places places, int testGoals, Optional<ChoiceConfig> model) {
    public Ground(TrialSpec.Data data, TrialSpec.Places places, int testGoals) {
        this(data, places, testGoals, Optional.empty());
    }

    public Ground {
        if (testGoals < 1) {
            throw new IllegalArgumentException("testGoals must be positive, was " + testGoals);
        }
    }
}
