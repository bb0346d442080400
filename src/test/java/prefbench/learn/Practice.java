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
import prefbench.policy.RandomPolicy;
import prefbench.policy.Truncation;
import prefbench.policy.tokenizer.Tokenizer;
import prefbench.random.RandomStreams;
import prefbench.shop.Goal;
import prefbench.shop.Shop;
import prefbench.shop.fixture.Fixtures;
import prefbench.trajectory.Choice;
import prefbench.trajectory.Episodes;
import prefbench.trajectory.Trajectory;
import prefbench.trajectory.Walk;

/** The made-up shop, a policy of a few thousand weights, and the perfect walks of a random shopper: learners in seconds. */
final class Practice implements AutoCloseable {
    private static final ChoiceConfig SMALL =
            new ChoiceConfig(16, 1, 2, 32, 64, 8, 32, 12, ActionPadding.MASKED, Truncation.INSTRUCTION_FIRST);
    private static final int STEP_LIMIT = 6;

    final Shop shop;
    private final Tokenizer tokenizer;
    private final List<Trajectory> walks;

    Practice() {
        shop = Shop.open(Fixtures.shop(Path.of("target", "fixtures")));
        tokenizer = Tokenizer.train(
                shop.goals().stream().limit(200).map(Goal::instruction).toList(), 300);
        walks = perfect(new Episodes(shop, QueryWriter.byRule(), 64, 12)
                .play(new RandomPolicy(), goals(96), Choice.sampled(new RandomStreams(0))));
    }

    private static List<Trajectory> perfect(List<Walk> played) {
        List<Trajectory> kept = new ArrayList<>();
        for (Walk walk : played) {
            Trajectory trajectory = walk.trajectory(Trajectory.Provenance.SIMULATED_HUMAN);
            if (trajectory.succeeded()) {
                kept.add(trajectory);
            }
        }
        return kept;
    }

    List<Goal> goals(int count) {
        return shop.splits().train().subList(0, count);
    }

    List<Trajectory> walks() {
        return walks;
    }

    /** The same fresh weights at every call. */
    ChoicePolicy policy() {
        return ChoicePolicy.create(SMALL, tokenizer, 1);
    }

    Start start(ChoicePolicy policy, ChoicePolicy reference, List<Trajectory> data, long seed, int stepLimit) {
        return new Start(
                shop,
                QueryWriter.byRule(),
                policy,
                reference,
                shop.splits().train(),
                data,
                List.of(),
                new RandomStreams(seed),
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
        return train(recipe, walks, seed, steps, stepLimit);
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
        tokenizer.close();
        shop.close();
    }
}
