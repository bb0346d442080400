package prefbench.shop.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import prefbench.shop.Shop;
import prefbench.text.RecordedNounTagger;

/**
 * Checks a shop against recordings of the original's answers.
 *
 * <ul>
 *   <li>Replays, JSON lines: {@code goal_index}, {@code instruction}, {@code goal}, {@code actions}, {@code observations}
 *       (one before each action), {@code observation_mode} (text, unless it says text_rich), {@code final_reward}, {@code purchased_asin}, {@code purchased_options}, {@code
 *       sampled_price}, {@code reward_breakdown}.
 *   <li>Rewards, an object with {@code rows}: {@code goal}, {@code asin}, {@code options}, {@code price}, {@code reward},
 *       {@code info} and, so that another tagger does not matter, {@code purchased_nouns} and {@code goal_nouns}.
 *   <li>Rankings, an object: query to list of {@code [asin, score]} or of asins.
 * </ul>
 *
 * <p>Texts and rewards must be equal to the last bit, search scores to within {@value RankingCheck#TOLERANCE} of their size.
 *
 * @param shop to be checked; its tagger is asked about titles without recorded nouns
 * @param replays trajectories, if any
 * @param rewards rows of rewards, if any; their nouns serve the replays too
 * @param rankings searches, if any
 * @param differences how many records that differ are described, of each kind
 */
public record Conformance(
        Shop shop, Optional<Path> replays, Optional<Path> rewards, Optional<Path> rankings, int differences) {

    /**
     * One agreement for each kind that there is a recording of, in the order replays, rewards, rankings.
     *
     * @throws prefbench.text.InputException if a recording is malformed
     */
    public List<Agreement> check() {
        RecordedNouns recorded = new RecordedNouns();
        rewards.ifPresent(file -> RewardCheck.learn(file, shop, recorded));
        RecordedNounTagger nouns = recorded.tagger(shop.tagger());
        List<Agreement> agreements = new ArrayList<>();
        replays.ifPresent(file -> {
            ReplayCheck check = new ReplayCheck(shop, nouns);
            Tally tally = new Tally("replays", differences);
            check.check(file, tally);
            List<String> notes = new ArrayList<>(check.notes());
            notes.add(means(nouns));
            agreements.add(tally.agreement(notes));
        });
        rewards.ifPresent(file -> {
            Tally tally = new Tally("rewards", differences);
            new RewardCheck(shop, nouns).check(file, tally);
            agreements.add(tally.agreement(List.of(means(nouns))));
        });
        rankings.ifPresent(file -> {
            RankingCheck check = new RankingCheck(shop);
            Tally tally = new Tally("rankings", differences);
            check.check(file, tally);
            agreements.add(tally.agreement(List.of(check.note())));
        });
        return agreements;
    }

    private String means(RecordedNounTagger nouns) {
        return "ratio: %s; tagger: %s".formatted(shop.describe().ratio().name().toLowerCase(Locale.ROOT), nouns.name());
    }
}
