package prefbench.shop.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.shop.GoalKind;
import prefbench.shop.Golden;
import prefbench.shop.Shop;
import prefbench.shop.ShopOptions;
import prefbench.text.InputException;

class ConformanceTest {
    private static final ShopOptions OPTIONS = ShopOptions.standard().withTagger(Golden.recordedTags());
    private static final Path RANKINGS = Golden.DIRECTORY.resolve("search_mock.json");

    @TempDir
    Path directory;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = Golden.shop(GoalKind.HUMAN, 0);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void theMadeUpShopEqualsItsRecordings() {
        List<Agreement> agreements = new Conformance(
                        shop,
                        Optional.of(Recordings.replays(directory)),
                        Optional.of(Recordings.rewards(directory, 500)),
                        Optional.of(RANKINGS),
                        5)
                .check();
        assertThat(agreements)
                .extracting(Agreement::summary)
                .containsExactly("replays 54/54 equal", "rewards 500/500 equal", "rankings 39/39 equal");
        assertThat(agreements).allSatisfy(agreement -> {
            assertThat(agreement.full()).isTrue();
            assertThat(agreement.differences()).isEmpty();
        });
    }

    @Test
    void anObservationThatDiffersIsShownAroundItsFirstOtherCharacter() throws IOException {
        Path replays = Recordings.replays(directory);
        replace(replays, "Total results: ", "Total results:  ");
        Agreement agreement = check(Optional.of(replays), Optional.empty(), Optional.empty());
        assertThat(agreement.full()).isFalse();
        assertThat(agreement.differences()).hasSize(2);
        assertThat(agreement.differences().get(0).toString().lines())
                .containsExactly(
                        "replays.jsonl, line 1, step 1, after search[women's sandals rubber sole ankle strap] (the first 139 characters are equal)",
                        "  expected: [... [SEP] Page 1 (Total results:  4) [SEP] Next > [SEP] B0MOCK0001 [SEP] Acme Women's Casual Leather"
                                + " Sa...]",
                        "  found:    [... [SEP] Page 1 (Total results: 4) [SEP] Next > [SEP] B0MOCK0001 [SEP] Acme Women's Casual Leather"
                                + " San...]");
    }

    @Test
    void aRewardThatDiffersNamesTheRowAndThePart() throws IOException {
        Path rewards = Recordings.rewards(directory, 3);
        replace(rewards, "\"w_att\":0.4", "\"w_att\":0.5");
        Agreement agreement = check(Optional.empty(), Optional.of(rewards), Optional.empty());
        assertThat(agreement.summary()).isEqualTo("rewards 0/3 equal");
        assertThat(agreement.differences().get(0))
                .hasToString("rewards.json, row 0, w_att%n  expected: [0.5]%n  found:    [0.4]".formatted());
    }

    @Test
    void aRankingThatDiffersNamesTheQueryAndTheRank() {
        Path rankings = Recordings.write(directory.resolve("r.json"), """
                {"bedspreads": [["B0MOCK0023", 1.5517339]],
                 "bathroom rug non slip": [["B0MOCK0024", 8.9984]],
                 "dome security camera": ["B0MOCK0031"],
                 "<r>": ["any", "any"],
                 "<q> bedspreads": []}""");
        Agreement agreement = check(Optional.empty(), Optional.empty(), Optional.of(rankings));
        assertThat(agreement.summary()).isEqualTo("rankings 1/5 equal");
        assertThat(agreement.notes()).containsExactly("2 scores compared to within 1.0E-6 of their size");
        assertThat(agreement.differences())
                .extracting(Difference::toString)
                .containsExactly(
                        "r.json, query [bathroom rug non slip], rank 1, score%n  expected: [8.9984]%n  found:    [8.998295]"
                                .formatted(),
                        "r.json, query [dome security camera], rank 1%n  expected: [B0MOCK0031]%n  found:    [B0MOCK0030]"
                                .formatted());
    }

    @Test
    void aProductThatTheShopDoesNotHaveIsADifference() throws IOException {
        Path rewards = Recordings.rewards(directory, 1);
        replace(rewards, "\"asin\":\"B0MOCK0001\",\"options\"", "\"asin\":\"B0OTHER001\",\"options\"");
        assertThat(check(Optional.empty(), Optional.of(rewards), Optional.empty())
                        .differences())
                .containsExactly(
                        new Difference("rewards.json, row 0", "asin", "B0OTHER001", "no such product in the shop"));
    }

    @Test
    void malformedRecordingsAreNamedByFileAndRecord() {
        refuses(
                "replays",
                "{\"goal_index\": 1}\n",
                "%s, line 1: found no [goal]; [goal] must be an object; correct or remove the record");
        refuses(
                "replays",
                "\n{]\n",
                "%s, line 2, column 2: found no valid JSON (Unexpected close marker ']': expected '}'); each value must be"
                        + " complete; repair the file or fetch it anew");
        refuses(
                "replays",
                "{\"goal\": {\"query\": \"q\", \"name\": \"n\", \"product_category\": \"c\", \"attributes\": [],"
                        + " \"goal_options\": [], \"price_upper\": 1}, \"instruction\": \"i\", \"actions\": [],"
                        + " \"observations\": [], \"observation_mode\": \"html\"}",
                "%s, line 1: found \"html\" in [observation_mode]; observations are compared in the modes text and text_rich;"
                        + " correct or remove the record");
        refuses("rewards", "{}", "%s, start: found no [rows]; there must be a list under it; check which file this is");
        refuses(
                "rankings",
                "{\"lamp\": 7}",
                "%s, query [lamp]: found 7; a ranking is a list of asins, or of pairs of asin and score; correct or remove the"
                        + " record");
    }

    private void refuses(String kind, String text, String message) {
        Path file = Recordings.write(directory.resolve(kind), text);
        assertThatThrownBy(() -> check(
                        Optional.of(file).filter(is -> kind.equals("replays")),
                        Optional.of(file).filter(is -> kind.equals("rewards")),
                        Optional.of(file).filter(is -> kind.equals("rankings"))))
                .isInstanceOf(InputException.class)
                .hasMessage(message, file);
    }

    private Agreement check(Optional<Path> replays, Optional<Path> rewards, Optional<Path> rankings) {
        return new Conformance(shop, replays, rewards, rankings, 2).check().get(0);
    }

    private static void replace(Path file, String text, String by) throws IOException {
        String before = Files.readString(file);
        assertThat(before).contains(text);
        Files.writeString(file, before.replace(text, by));
    }
}
