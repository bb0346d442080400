package prefbench.learn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import prefbench.policy.ActionPadding;
import prefbench.policy.ChoiceConfig;
import prefbench.policy.ChoicePolicy;
import prefbench.policy.QueryWriter;
import prefbench.policy.Truncation;
import prefbench.policy.tokenizer.Tokenizer;
import prefbench.random.RandomStreams;
import prefbench.shop.GoalKind;
import prefbench.shop.Shop;
import prefbench.shop.fixture.Fixtures;
import prefbench.trajectory.Demonstrations;
import prefbench.trajectory.Loops;
import prefbench.trajectory.Trajectory;

/** The made-up shop, a few demonstrations in it, and a policy of fresh weights that is as small as can be. */
final class Workshop implements AutoCloseable {
    private static final ChoiceConfig TINY =
            new ChoiceConfig(16, 1, 2, 32, 96, 8, 64, 12, ActionPadding.MASKED, Truncation.INSTRUCTION_FIRST);

    final Shop shop = Shop.open(Fixtures.shop(Path.of("target", "fixtures")), GoalKind.HUMAN);
    final List<Trajectory> demonstrations;
    final Tokenizer tokenizer;
    final ChoicePolicy reference;
    private ChoicePolicy policy;

    Workshop() {
        demonstrations = Demonstrations.simulated(shop, QueryWriter.byRule(), 12).stream()
                .map(Loops::pruned)
                .toList();
        List<String> texts = new ArrayList<>();
        for (Trajectory trajectory : demonstrations) {
            for (Trajectory.Step step : trajectory.steps()) {
                texts.add(step.state().instruction() + " " + step.state().page());
            }
        }
        tokenizer = Tokenizer.train(texts, 300);
        policy = ChoicePolicy.create(TINY, tokenizer, 1);
        reference = policy.copyFrozen();
    }

    /** The policy that {@link #start} gave last. */
    ChoicePolicy policy() {
        return policy;
    }

    /** On the first eight demonstrations, with a policy that equals the reference; the others are held out. */
    Start start() {
        return start(demonstrations.subList(0, 8), demonstrations.subList(8, 12));
    }

    Start start(List<Trajectory> data, List<Trajectory> heldOut) {
        policy.close();
        policy = reference.copyFrozen();
        return new Start(
                shop,
                QueryWriter.byRule(),
                policy,
                reference,
                shop.splits().train(),
                data,
                heldOut,
                new RandomStreams(4),
                12);
    }

    @Override
    public void close() {
        policy.close();
        reference.close();
        tokenizer.close();
        shop.close();
    }
}
