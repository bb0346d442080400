package prefbench.shop.conformance;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import prefbench.shop.Action;
import prefbench.shop.DonePage;
import prefbench.shop.Goal;
import prefbench.shop.JsonFile;
import prefbench.shop.JsonRecord;
import prefbench.shop.Page;
import prefbench.shop.Reward;
import prefbench.shop.RewardRule;
import prefbench.shop.Session;
import prefbench.shop.Shop;
import prefbench.text.RecordedNounTagger;

/**
 * Plays recorded trajectories: every observation must be equal byte for byte, then what was bought, its reward and the
 * reward's parts.
 *
 * <p>The original draws price ceilings, and prices inside a range, without a seed. So the shopper is told what is recorded,
 * and the reward is computed at the recorded price; of the shop's own goal everything else must be equal.
 */
final class ReplayCheck {
    private static final String MODE = "observation_mode";
    private static final String CLAUSE = ", and price lower than ";

    private final Shop shop;
    private final RecordedNounTagger nouns;
    private final RewardRule rule;
    private int observations;
    private int rewards;
    private int titleScores;

    ReplayCheck(Shop shop, RecordedNounTagger nouns) {
        this.shop = shop;
        this.nouns = nouns;
        this.rule = new RewardRule(nouns, shop.describe().ratio());
    }

    void check(Path file, Tally tally) {
        new JsonFile(file).forEachLine((line, node) -> tally.add(check(new JsonRecord(file, "line " + line, node))));
    }

    List<String> notes() {
        return List.of(
                "%d observations, %d rewards, %d title scores compared".formatted(observations, rewards, titleScores),
                "title scores only where both titles' nouns are recorded (in --rewards)");
    }

    private Optional<Difference> check(JsonRecord replay) {
        int index = replay.node().has("goal_index") ? (int) replay.number("goal_index") : 0;
        Goal goal = RecordedGoal.of(replay.record("goal"), index, replay.text("instruction"));
        Comparison comparison = new Comparison(replay.place());
        if (replay.node().has("goal_index")) {
            compareGoals(comparison, goal);
        }
        Session session = shop.session(goal);
        play(session, replay, comparison);
        if (comparison.equalSoFar() && replay.node().has("final_reward")) {
            compareRewards(comparison, replay, session);
        }
        return comparison.difference();
    }

    private void compareGoals(Comparison comparison, Goal recorded) {
        if (recorded.index() < 0 || recorded.index() >= shop.goals().size()) {
            comparison.same(
                    "goal_index",
                    recorded.index(),
                    "no such goal in %d".formatted(shop.goals().size()));
            return;
        }
        Goal goal = shop.goals().get(recorded.index());
        comparison
                .same("goal's asin", recorded.asin().isEmpty() ? goal.asin() : recorded.asin(), goal.asin())
                .same("goal's name", recorded.name(), goal.name())
                .same("goal's query", recorded.query(), goal.query())
                .same("goal's product_category", recorded.productCategory(), goal.productCategory())
                .same("goal's attributes", recorded.attributes(), goal.attributes())
                .same("goal's options", recorded.options(), goal.options())
                .same("instruction", withoutCeiling(recorded.instruction()), withoutCeiling(goal.instruction()));
    }

    private static String withoutCeiling(String instruction) {
        int clause = instruction.lastIndexOf(CLAUSE);
        return clause < 0 ? instruction : instruction.substring(0, clause);
    }

    /** There is an observation before each action; one after the last may be recorded or not. */
    private void play(Session session, JsonRecord replay, Comparison comparison) {
        List<String> actions = replay.texts("actions");
        List<String> expected = replay.texts("observations");
        if (expected.size() != actions.size() && expected.size() != actions.size() + 1) {
            throw replay.fault(
                    "observations",
                    "there must be one observation before each of %d actions, and at most one".formatted(actions.size())
                            + " more");
        }
        boolean rich = rich(replay);
        for (int step = 0; step < expected.size() && comparison.equalSoFar(); step++) {
            String place = step == 0 ? "first page" : "step %d, after %s".formatted(step, actions.get(step - 1));
            Page page = session.page();
            comparison.same(place, expected.get(step), rich ? page.richText() : page.text());
            observations++;
            if (step < actions.size()) {
                session.step(Action.parse(actions.get(step)));
            }
        }
    }

    private static boolean rich(JsonRecord replay) {
        String mode = replay.optionalText(MODE).orElse("text");
        if (!mode.equals("text") && !mode.equals("text_rich")) {
            throw replay.fault(MODE, "observations are compared in the modes text and text_rich");
        }
        return mode.equals("text_rich");
    }

    private void compareRewards(Comparison comparison, JsonRecord replay, Session session) {
        double expected = replay.number("final_reward");
        rewards++;
        if (!(session.page() instanceof DonePage receipt)) {
            comparison.same("final_reward", expected, session.reward().total());
            return;
        }
        comparison.same(
                "purchased_asin",
                replay.optionalText("purchased_asin").orElse(receipt.product().asin()),
                receipt.product().asin());
        if (replay.node().has("purchased_options")) {
            comparison.same("purchased_options", replay.textsByName("purchased_options"), receipt.options());
        }
        double price =
                replay.node().has("sampled_price") ? replay.number("sampled_price") : shop.price(receipt.product());
        Goal goal = session.goal();
        Reward reward = rule.reward(receipt.product(), receipt.options().values(), goal, price);
        comparison.same("final_reward", expected, reward.total());
        if (replay.node().has("reward_breakdown")) {
            boolean titles =
                    nouns.knows(goal.name()) && nouns.knows(receipt.product().title());
            titleScores += titles ? 1 : 0;
            RewardParts.compare(comparison, replay.record("reward_breakdown"), reward, goal, titles);
        }
    }
}
