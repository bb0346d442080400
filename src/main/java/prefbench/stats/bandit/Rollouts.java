package prefbench.stats.bandit;

import prefbench.random.RandomStreams;

/** Episodes on demand: a function of arm and rollout, the same at every call. */
@FunctionalInterface
public interface Rollouts {

    /**
     * @param arm from 0 on
     * @param rollout from 0 on, counted over all arms
     */
    Outcome play(int arm, int rollout);

    /** Arms of known success rates, each in [0, 1]. */
    static Rollouts bernoulli(double[] rates, RandomStreams streams) {
        double[] copy = rates.clone();
        for (double rate : copy) {
            if (!(rate >= 0 && rate <= 1)) {
                throw new IllegalArgumentException("rate must be in [0, 1], was " + rate);
            }
        }
        return (arm, rollout) -> Outcome.of(streams.stream("rollout", rollout).nextDouble() < copy[arm]);
    }
}
