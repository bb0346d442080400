package prefbench.experiment;

/**
 * What every trial of a run stands on, made or found once before the first of them.
 *
 * @param data hashes of shop, demonstrations and checkpoint
 * @param places where they lie
 * @param testGoals that the shop has
 */
public record Ground(TrialSpec.Data data, TrialSpec.Places places, int testGoals) {
    public Ground {
        if (testGoals < 1) {
            throw new IllegalArgumentException("testGoals must be positive, was " + testGoals);
        }
    }
}
