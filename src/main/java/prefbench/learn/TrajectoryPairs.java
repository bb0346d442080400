package prefbench.learn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prefbench.policy.Policy;
import prefbench.policy.RandomPolicy;
import prefbench.policy.State;
import prefbench.shop.Goal;
import prefbench.text.InputException;
import prefbench.trajectory.Choice;
import prefbench.trajectory.Episodes;
import prefbench.trajectory.Loops;
import prefbench.trajectory.Trajectory;
import prefbench.trajectory.Walk;

/**
 * A trajectory of the data against the frozen reference's walk towards the same goal, if that earned less (ETO: Song et al.,
 * arXiv 2403.02502). The reference walks once for each trajectory, when that first comes up, with luck that is keyed by
 * goal and step: the walk does not depend on what else is in the data. Its circles are cut where the data's are ({@link
 * Loops}), since a walk in circles would count the same actions many times over.
 *
 * <p>Training trajectories must name their goal in the shop and their reward; held-out ones that do not are left out.
 */
final class TrajectoryPairs implements PreferenceSource {
    /** Sessions stepped together where many goals are walked; a constant, since it may move the last bits. */
    private static final int WIDTH = 32;

    private final Dpo recipe;
    private final Start start;
    private final Map<Integer, Found> found = new HashMap<>();
    private long episodes;

    TrajectoryPairs(Dpo recipe, Start start) {
        this.recipe = recipe;
        this.start = start;
        long unusable =
                start.data().stream().filter(trajectory -> !usable(trajectory)).count();
        if (unusable > 0) {
            throw new InputException(
                    ("the data: found %d of %d trajectories without goal in this shop or without reward; pairs of"
                                    + " trajectories walk to the same goal and compare rewards; name both in the file, or use"
                                    + " actionLevel()")
                            .formatted(unusable, start.data().size()));
        }
    }

    @Override
    public Found training(int index, long visit) {
        return found.computeIfAbsent(index, i -> {
            episodes++;
            return found(List.of(start.data().get(i)));
        });
    }

    @Override
    public List<Preference> heldOut() {
        return found(start.heldOut().stream().filter(this::usable).toList()).preferences();
    }

    @Override
    public long episodes() {
        return episodes;
    }

    @Override
    public String whyNone() {
        return "no walk of the reference earns less than the demonstration and can be told from it";
    }

    private boolean usable(Trajectory trajectory) {
        return trajectory.goal() >= 0
                && trajectory.goal() < start.shop().goals().size()
                && !Double.isNaN(trajectory.reward());
    }

    private Found found(List<Trajectory> trajectories) {
        List<Trajectory> walks = walks(trajectories);
        List<Preference> preferences = new ArrayList<>();
        int degenerate = 0;
        for (int i = 0; i < walks.size(); i++) {
            boolean worse = walks.get(i).reward() < trajectories.get(i).reward();
            Optional<Preference> preference = worse || recipe.pairs().keepDegenerate()
                    ? preference(used(trajectories.get(i)), used(walks.get(i)))
                    : Optional.empty();
            preference.ifPresent(preferences::add);
            degenerate += worse && preference.isPresent() ? 0 : 1;
        }
        return new Found(preferences, degenerate);
    }

    private List<Trajectory> walks(List<Trajectory> trajectories) {
        RejectedAction rejected = recipe.pairs().rejected();
        Policy walker = rejected == RejectedAction.UNIFORM ? new RandomPolicy() : start.reference();
        List<Goal> goals = trajectories.stream()
                .map(trajectory -> start.shop().goals().get(trajectory.goal()))
                .toList();
        Choice choice = (episode, goal, step, logProbabilities) ->
                rejected.pick(logProbabilities, start.streams().stream("dpo-rejected-walk", goal.index(), step));
        return new Episodes(start.shop(), start.queries(), WIDTH, start.stepLimit())
                .play(walker, goals, choice).stream().map(this::asTheData).toList();
    }

    private Trajectory asTheData(Walk walk) {
        Trajectory walked = walk.trajectory(Trajectory.Provenance.POLICY);
        return recipe.data().circles() ? walked : Loops.pruned(walked);
    }

    private List<Trajectory.Step> used(Trajectory trajectory) {
        return trajectory.steps().stream().filter(recipe.pairs()::uses).toList();
    }

    /** Empty where a side has no step, or the sides do not part at a state that both have seen. */
    private Optional<Preference> preference(List<Trajectory.Step> chosen, List<Trajectory.Step> rejected) {
        if (chosen.isEmpty() || rejected.isEmpty()) {
            return Optional.empty();
        }
        if (recipe.pairs().pairing() == Pairing.FIRST_DIVERGENCE) {
            return firstDivergence(chosen, rejected);
        }
        Map<State, Integer> numbers = new LinkedHashMap<>();
        chosen.forEach(step -> numbers.putIfAbsent(step.state(), numbers.size()));
        rejected.forEach(step -> numbers.putIfAbsent(step.state(), numbers.size()));
        List<State> states = List.copyOf(numbers.keySet());
        List<double[]> reference = reference(states);
        return Optional.of(
                new Preference(states, terms(chosen, numbers, reference), terms(rejected, numbers, reference)));
    }

    private Optional<Preference> firstDivergence(List<Trajectory.Step> chosen, List<Trajectory.Step> rejected) {
        int shared = 0;
        int shorter = Math.min(chosen.size(), rejected.size());
        while (shared < shorter && chosen.get(shared).equals(rejected.get(shared))) {
            shared++;
        }
        if (shared == shorter
                || !chosen.get(shared).state().equals(rejected.get(shared).state())) {
            return Optional.empty();
        }
        State state = chosen.get(shared).state();
        return Optional.of(Preference.ofActions(
                state,
                chosen.get(shared).chosen(),
                rejected.get(shared).chosen(),
                reference(List.of(state)).get(0)));
    }

    private List<Preference.Term> terms(
            List<Trajectory.Step> steps, Map<State, Integer> numbers, List<double[]> reference) {
        double[] weights =
                recipe.pairs().pairing().weights(steps.size(), recipe.pairs().gamma());
        List<Preference.Term> terms = new ArrayList<>();
        for (int t = 0; t < weights.length; t++) {
            int state = numbers.get(steps.get(t).state());
            int action = steps.get(t).chosen();
            terms.add(new Preference.Term(state, action, weights[t], reference.get(state)[action]));
        }
        return terms;
    }

    private List<double[]> reference(List<State> states) {
        return start.reference().logProbabilities(states).stream()
                .map(recipe.objective()::reference)
                .toList();
    }
}
