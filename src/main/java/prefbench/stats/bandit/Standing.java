package prefbench.stats.bandit;

import java.util.List;
import prefbench.stats.BestArm;
import prefbench.stats.BetaPosterior;

/**
 * All arms after some rollouts.
 *
 * @param rollouts how many, over all arms
 * @param prior of each arm's success rate
 * @param arms in their order
 */
public record Standing(int rollouts, BetaPosterior prior, List<Tally> arms) {

    public Standing {
        arms = List.copyOf(arms);
        int pulls = arms.stream().mapToInt(Tally::pulls).sum();
        if (pulls != rollouts) {
            throw new IllegalArgumentException("pulls must sum to %d rollouts, was %d".formatted(rollouts, pulls));
        }
    }

    /** Each arm's success rate, as the rollouts leave it. */
    public List<BetaPosterior> posteriors() {
        return arms.stream().map(arm -> arm.posterior(prior)).toList();
    }

    /**
     * The posterior probability of each arm that its success rate is the largest. It holds of these arms and goals under the
     * prior, however the pulls were allocated: unlike the rates' means, posteriors do not depend on why one stopped.
     */
    public double[] probabilitiesOfBest() {
        return BestArm.probabilities(posteriors());
    }
}
