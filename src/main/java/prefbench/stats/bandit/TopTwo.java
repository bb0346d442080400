package prefbench.stats.bandit;

import java.util.List;
import prefbench.random.RandomStreams;
import prefbench.stats.BestArm;
import prefbench.stats.BetaPosterior;

/**
 * Top-two Thompson sampling (Russo, arXiv 1602.08448) with beta = 1/2.
 *
 * <pre>
 *   draw rates, I = the arm of the largest; with probability 1/2 play I
 *   else draw again until the arm J of the largest is another one, and play J
 *
 *   J = j with probability alpha_j / (1 - alpha_I)             alpha_j: the posterior probability that j is best
 * </pre>
 *
 * Drawing again takes 1 / (1 - alpha_I) tries on average, which grows without bound as the best arm emerges. After a hundred
 * in vain J is drawn from its distribution above directly; what a try brings does not depend on those before it, so J is
 * distributed as if they had gone on. Where no other arm has any probability left that a double could hold, each of them is
 * as likely.
 */
final class TopTwo {
    private static final int TRIES = 100;

    private TopTwo() {}

    static int choose(List<BetaPosterior> arms, int rollout, RandomStreams streams) {
        int leader = leader(arms, rollout, 0, streams);
        if (arms.size() == 1 || streams.stream("coin", rollout).nextBoolean()) {
            return leader;
        }
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            int challenger = leader(arms, rollout, attempt, streams);
            if (challenger != leader) {
                return challenger;
            }
        }
        double uniform = streams.stream("challenger", rollout).nextDouble();
        return challenger(BestArm.probabilities(arms), leader, uniform);
    }

    /** The arm of the largest drawn rate. */
    static int leader(List<BetaPosterior> arms, int rollout, int attempt, RandomStreams streams) {
        int best = 0;
        double largest = -1;
        for (int arm = 0; arm < arms.size(); arm++) {
            double rate = arms.get(arm).draw(streams.stream("rate", rollout, attempt, arm));
            if (rate > largest) {
                largest = rate;
                best = arm;
            }
        }
        return best;
    }

    /** An arm other than the leader, in proportion to its probability. */
    static int challenger(double[] probabilities, int leader, double uniform) {
        double[] weights = probabilities.clone();
        weights[leader] = 0;
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        if (total == 0) {
            int other = (int) (uniform * (weights.length - 1));
            return other < leader ? other : other + 1;
        }
        double left = uniform * total;
        int chosen = leader == 0 ? 1 : 0;
        for (int arm = 0; arm < weights.length; arm++) {
            if (weights[arm] > 0 && left >= 0) {
                chosen = arm;
                left -= weights[arm];
            }
        }
        return chosen;
    }
}
