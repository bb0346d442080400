package prefbench.stats.bandit;

import java.util.List;
import prefbench.random.RandomStreams;
import prefbench.stats.BetaPosterior;

/** Which arm the next rollout goes to. The draws are keyed by rollout and arm, so that arms do not change each other's. */
public enum Allocation {

    /** Each arm in turn, whatever the results: its estimates are unbiased, and everything that holds of samples holds. */
    UNIFORM {
        @Override
        int choose(List<BetaPosterior> arms, int rollout, RandomStreams streams) {
            return rollout % arms.size();
        }
    },

    /**
     * The arm whose rate, drawn from its posterior, is the largest (Thompson, Biometrika 25, 1933). It gathers successes, not
     * knowledge of the losing arms: few pulls are left for those, and an arm that was unlucky is not pulled again, so that
     * estimates are biased downwards (Nie et al., arXiv 1708.01977).
     */
    THOMPSON {
        @Override
        int choose(List<BetaPosterior> arms, int rollout, RandomStreams streams) {
            return TopTwo.leader(arms, rollout, 0, streams);
        }
    },

    /** Thompson's choice and its strongest challenger, half of the time each: for finding the best arm. See TopTwo. */
    TOP_TWO {
        @Override
        int choose(List<BetaPosterior> arms, int rollout, RandomStreams streams) {
            return TopTwo.choose(arms, rollout, streams);
        }
    };

    abstract int choose(List<BetaPosterior> arms, int rollout, RandomStreams streams);
}
