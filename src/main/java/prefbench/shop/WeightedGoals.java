package prefbench.shop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import prefbench.random.PythonRandom;

/**
 * Goals that can be drawn by weight, as WebShop's {@code random_idx} draws them. Immutable and thread-safe.
 *
 * <p>The original looks its draw up in sums that begin with a 0, and so takes the goal after the one it means: the first
 * goal is never drawn unless it is the only one, each other goal as often as its predecessor's weight says, the last one as
 * often as its predecessor's and its own. Human goals weigh the same, so there it shows with the first and the last only.
 */
public final class WeightedGoals {
    private final List<Goal> goals;
    /** Entry i is the weight of the goals before i. */
    private final double[] sums;

    private WeightedGoals(List<Goal> goals) {
        if (goals.isEmpty()) {
            throw new IllegalArgumentException("goals must not be empty; a text environment needs at least one");
        }
        this.goals = List.copyOf(goals);
        this.sums = new double[goals.size() + 1];
        for (int i = 0; i < goals.size(); i++) {
            sums[i + 1] = sums[i] + goals.get(i).weight();
        }
    }

    public static WeightedGoals of(List<Goal> goals) {
        return new WeightedGoals(goals);
    }

    /** Python's generator as it stands in the original after it has put this many goals into their order. */
    public static PythonRandom generatorAfterShuffle(int goals) {
        PythonRandom random = new PythonRandom(GoalList.SHUFFLE_SEED);
        random.shuffle(new ArrayList<>(Collections.nCopies(goals, 0)));
        return random;
    }

    /** In order; a goal's position here is what {@link TextEnvironment#reset(int)} takes. */
    public List<Goal> goals() {
        return goals;
    }

    /** WebShop's {@code filter_goals}. */
    public WeightedGoals filtered(Predicate<Goal> wanted) {
        return of(goals.stream().filter(wanted).toList());
    }

    /**
     * WebShop's {@code limit_goals}: draws until {@code most} different goals have come up, in that order. All goals in
     * their old order if there are no more than that.
     *
     * @param uniform draws in [0, 1); the original's are those of {@link #generatorAfterShuffle}
     */
    public WeightedGoals limited(int most, DoubleSupplier uniform) {
        if (most < 1) {
            throw new IllegalArgumentException("most must be positive, was " + most);
        }
        if (most >= goals.size()) {
            return this;
        }
        Set<Integer> drawn = new LinkedHashSet<>();
        while (drawn.size() < most) {
            drawn.add(position(uniform.getAsDouble()));
        }
        return of(drawn.stream().map(goals::get).toList());
    }

    /** Where the goal stands that a number in [0, 1) draws. */
    int position(double uniform) {
        double sum = sums[goals.size()] * uniform;
        int found = Arrays.binarySearch(sums, sum);
        // Of equal sums the last counts, as in Python's bisect.
        int after = found < 0 ? -found - 1 : found + 1;
        while (after < sums.length && sums[after] == sum) {
            after++;
        }
        return Math.min(after, goals.size() - 1);
    }

    /** The goal that a number in [0, 1) draws. */
    Goal draw(double uniform) {
        return goals.get(position(uniform));
    }
}
