package prefbench.learn;

import java.util.List;

/**
 * One recipe after another on the same policy, such as "DPO on top of DPO", which goes on with generated trajectories where
 * human ones ended (Feng and Feng, arXiv 2408.16032, Figs 5 and 6).
 *
 * <p>The two share a trial's step budget, so that a continued arm takes as many steps as the others. The paper does not say
 * what the second one's reference is, nor which policy generates its trajectories: {@code anchor} does.
 *
 * @param first recipe, which trains
 * @param second recipe, which trains on from there
 * @param share of the step budget that {@code first} gets, in (0, 1)
 * @param anchor the frozen policy that {@code second} refers to and has its trajectories from
 */
public record Continued(Recipe first, Recipe second, double share, Anchor anchor) implements Recipe {

    /** A frozen policy. */
    public enum Anchor {
        /** The imitation checkpoint that all arms start from. */
        IMITATION,
        /** The policy as {@code first} left it, as TRL does when a run starts from a tuned model. */
        FIRST
    }

    public Continued {
        single("first", first);
        single("second", second);
        Setting.require("share", share > 0 && share < 1, "in (0, 1)", share);
    }

    private static void single(String name, Recipe recipe) {
        Setting.require(
                name, recipe.trains() && !(recipe instanceof Continued), "one recipe that trains", recipe.toString());
    }

    public Continued share(double value) {
        return new Continued(first, second, value, anchor);
    }

    public Continued anchor(Anchor value) {
        return new Continued(first, second, share, value);
    }

    @Override
    public List<Phase> phases() {
        return List.of(new Phase(first, share, Anchor.IMITATION), new Phase(second, 1, anchor));
    }

    @Override
    public Continued ofSize(int trajectories) {
        return new Continued(first.ofSize(trajectories), second.ofSize(trajectories), share, anchor);
    }

    /** @throws UnsupportedOperationException always: each phase has a learner, and data, of its own */
    @Override
    public Learner learner(Start start) {
        throw new UnsupportedOperationException(this + " is run phase by phase");
    }

    @Override
    public double episodesPerStep() {
        return share * first.episodesPerStep() + (1 - share) * second.episodesPerStep();
    }

    @Override
    public String toString() {
        return "%s.then(%s).share(%s).anchor(Continued.Anchor.%s)".formatted(first, second, share, anchor);
    }
}
