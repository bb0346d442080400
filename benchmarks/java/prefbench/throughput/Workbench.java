package prefbench.throughput;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import prefbench.learn.Start;
import prefbench.policy.ChoiceConfig;
import prefbench.policy.ChoicePolicy;
import prefbench.policy.QueryWriter;
import prefbench.policy.RandomPolicy;
import prefbench.policy.State;
import prefbench.policy.tokenizer.Tokenizer;
import prefbench.random.RandomStreams;
import prefbench.shop.Goal;
import prefbench.shop.Product;
import prefbench.shop.Shop;
import prefbench.shop.fixture.Fixtures;
import prefbench.trajectory.Choice;
import prefbench.trajectory.Episodes;
import prefbench.trajectory.Trajectory;
import prefbench.trajectory.Walk;

/** What the benchmarks work on: the made-up shop, a policy with fresh weights, and the walks of a random shopper. */
final class Workbench implements AutoCloseable {
    private static final int EPISODES = 64;
    private static final int STEP_LIMIT = 12;

    final Shop shop;
    final QueryWriter queries = QueryWriter.byRule();
    final RandomStreams streams = new RandomStreams(0);
    final List<Trajectory> trajectories;

    Workbench() {
        shop = Shop.open(Fixtures.shop(Path.of("target", "fixtures")));
        trajectories = new Episodes(shop, queries, EPISODES, STEP_LIMIT)
                .play(new RandomPolicy(), goals(), Choice.sampled(streams)).stream()
                        .map(walk -> walk.trajectory(Trajectory.Provenance.POLICY))
                        .toList();
    }

    List<Goal> goals() {
        return shop.splits().train().subList(0, EPISODES);
    }

    Walk walk(int goal) {
        return new Walk(shop, goals().get(goal % EPISODES), queries);
    }

    /** Pages as a random shopper meets them. */
    List<State> states() {
        return trajectories.stream()
                .flatMap(trajectory -> trajectory.steps().stream())
                .map(Trajectory.Step::state)
                .toList();
    }

    /** {@code tiny} with the standard suite's lengths, or {@code base}. */
    ChoicePolicy policy(String preset) {
        return policy(
                preset.equals("base")
                        ? ChoiceConfig.base()
                        : ChoiceConfig.tiny().stateTokens(80).actionTokens(16));
    }

    /** {@code tiny} or {@code base} for pages of so many tokens at most; actions as the standard suite has them up to 80. */
    ChoicePolicy policy(String preset, int pageTokens) {
        ChoiceConfig config = preset.equals("base") ? ChoiceConfig.base() : ChoiceConfig.tiny();
        return policy(config.stateTokens(pageTokens).actionTokens(pageTokens <= 80 ? 16 : 48));
    }

    private ChoicePolicy policy(ChoiceConfig config) {
        List<String> texts = new ArrayList<>();
        shop.catalog().products().stream().map(Product::title).forEach(texts::add);
        shop.goals().stream().map(Goal::instruction).forEach(texts::add);
        return ChoicePolicy.create(config, Tokenizer.train(texts, 4000), 0);
    }

    Start start(ChoicePolicy policy, ChoicePolicy reference) {
        return new Start(
                shop, queries, policy, reference, shop.splits().train(), trajectories, List.of(), streams, 100);
    }

    @Override
    public void close() {
        shop.close();
    }
}
