package prefbench.stats.bandit;

import java.util.ArrayList;
import java.util.List;
import prefbench.random.RandomStreams;

/**
 * What each arm made of each test goal, to draw rollouts from: a rollout draws a goal, keyed by its number, and looks the
 * arm's outcome up. Which arm plays does not change which goal is drawn. Goals may recur, as they do in the paper. Immutable.
 *
 * @param arms for each arm one outcome per goal, the goals in the same order
 */
public record PlayedGoals(List<List<Outcome>> arms) {

    public PlayedGoals {
        arms = arms.stream().map(List::copyOf).toList();
        if (arms.isEmpty() || arms.get(0).isEmpty()) {
            throw new IllegalArgumentException("there must be an arm and a goal, were none");
        }
        for (List<Outcome> arm : arms) {
            if (arm.size() != arms.get(0).size()) {
                throw new IllegalArgumentException("arms must have played the same goals, was %d and %d"
                        .formatted(arms.get(0).size(), arm.size()));
            }
        }
    }

    /** From successes alone, [arm][goal]. */
    public static PlayedGoals ofSuccesses(boolean[][] successes) {
        List<List<Outcome>> arms = new ArrayList<>();
        for (boolean[] arm : successes) {
            List<Outcome> outcomes = new ArrayList<>();
            for (boolean success : arm) {
                outcomes.add(Outcome.of(success));
            }
            arms.add(outcomes);
        }
        return new PlayedGoals(arms);
    }

    /** The share of goals that each arm solves: what a rollout's success rate is, and every estimate's truth. */
    public double[] rates() {
        return arms.stream()
                .mapToDouble(
                        arm -> (double) arm.stream().filter(Outcome::success).count() / arm.size())
                .toArray();
    }

    public Rollouts rollouts(RandomStreams streams) {
        int goals = arms.get(0).size();
        return (arm, rollout) ->
                arms.get(arm).get(streams.stream("goal", rollout).nextInt(goals));
    }
}
