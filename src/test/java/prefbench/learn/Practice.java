package prefbench.learn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import prefbench.policy.ActionPadding;
import prefbench.policy.ChoiceConfig;
import prefbench.policy.ChoicePolicy;
import prefbench.policy.QueryWriter;
import prefbench.policy.Truncation;
import prefbench.policy.tokenizer.Tokenizer;
import prefbench.random.RandomStreams;
import prefbench.shop.Goal;
import prefbench.shop.GoalKind;
import prefbench.shop.Shop;
import prefbench.shop.fixture.Fixtures;
import prefbench.trajectory.Demonstrations;
import prefbench.trajectory.Loops;
import prefbench.trajectory.Trajectory;

/** The made-up shop, a few demonstrations in it, and a policy of a few thousand fresh weights: learners in seconds. */
final class Practice implements AutoCloseable {
    private static final ChoiceConfig SMALL =
            new ChoiceConfig(16, 1, 2, 32, 96, 8, 64, 12, ActionPadding.MASKED, Truncation.INSTRUCTION_FIRST);
    private static final int STEP_LIMIT = 6;

    final Shop shop = Shop.open(Fixtures.shop(Path.of("target", "fixtures")), GoalKind.HUMAN);
    final List<Trajectory> demonstrations;
    final ChoicePolicy reference;
    private final Tokenizer tokenizer;
    private ChoicePolicy policy;

    Practice() {
        demonstrations = Demonstrations.simulated(shop, QueryWriter.byRule(), 12).trajectories().stream()
                .map(Loops::pruned)
                .toList();
        tokenizer = Tokenizer.train(
                demonstrations.stream()
                        .flatMap(trajectory -> trajectory.steps().stream())
                        .map(step ->
                                step.state().instruction() + " " + step.state().page())
                        .toList(),
                300);
        policy = policy();
        reference = policy.copyFrozen();
    }

    List<Goal> goals(int count) {
        return shop.splits().train().subList(0, count);
    }

    /** The demonstrations that reached reward 1. */
    List<Trajectory> walks() {
        return demonstrations.stream().filter(Trajectory::succeeded).toList();
    }

    /** The same fresh weights at every call. */
    ChoicePolicy policy() {
        return ChoicePolicy.create(SMALL, tokenizer, 1);
    }

    /** The policy that {@link #start()} gave last. */
    ChoicePolicy started() {
        return policy;
    }

    /** On the first eight demonstrations, with a policy that equals the reference; the others are held out. */
    Start start() {
        return start(demonstrations.subList(0, 8), demonstrations.subList(8, 12));
    }

    Start start(List<Trajectory> data, List<Trajectory> heldOut) {
        policy.close();
        policy = reference.copyFrozen();
        return start(policy, reference, data, heldOut, new RandomStreams(4), 12);
    }

    Start start(ChoicePolicy policy, ChoicePolicy reference, List<Trajectory> data, long seed, int stepLimit) {
        return start(policy, reference, data, List.of(), new RandomStreams(seed), stepLimit);
    }

    private Start start(
            ChoicePolicy policy,
            ChoicePolicy reference,
            List<Trajectory> data,
            List<Trajectory> heldOut,
            RandomStreams streams,
            int stepLimit) {
        return new Start(
                shop,
                QueryWriter.byRule(),
                policy,
                reference,
                shop.splits().train(),
                data,
                heldOut,
                streams,
                stepLimit);
    }

    /**
     * What training left behind.
     *
     * @param before SHA-256 of the parameters before the first step
     * @param after SHA-256 of the parameters after each step
     * @param rows each step's metrics
     */
    record Trained(
            String before, List<String> after, List<Map<String, Double>> rows, long episodes, Learner.DataUse use) {}

    Trained train(Recipe recipe, long seed, int steps) {
        return train(recipe, seed, steps, STEP_LIMIT);
    }

    Trained train(Recipe recipe, long seed, int steps, int stepLimit) {
        return train(recipe, walks(), seed, steps, stepLimit);
    }

    /** One step on these trajectories. */
    Trained trainOn(List<Trajectory> data, Recipe recipe) {
        return train(recipe, data, 0, 1, STEP_LIMIT);
    }

    private Trained train(Recipe recipe, List<Trajectory> data, long seed, int steps, int stepLimit) {
        try (ChoicePolicy policy = policy();
                ChoicePolicy reference = policy.copyFrozen();
                Learner learner = recipe.learner(start(policy, reference, data, seed, stepLimit))) {
            String before = policy.parameters().sha256();
            List<String> after = new ArrayList<>();
            List<Map<String, Double>> rows = new ArrayList<>();
            for (int i = 0; i < steps; i++) {
                rows.add(new LinkedHashMap<>(learner.step()));
                after.add(policy.parameters().sha256());
            }
            return new Trained(before, after, rows, learner.episodes(), learner.dataUse());
        }
    }

    @Override
    public void close() {
        policy.close();
        reference.close();
        tokenizer.close();
        shop.close();
    }
}
