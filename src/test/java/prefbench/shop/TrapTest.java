package prefbench.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.random.PythonRandom;
import prefbench.text.FuzzyRatio;
import prefbench.text.InputException;
import prefbench.text.PriceText;
import prefbench.text.TokenSetRatio;

/**
 * The ways in which a shop that looks like WebShop is not WebShop, by their numbers in order of damage, each with the
 * behaviour that is right. Number 20 is in the policy's tests.
 */
class TrapTest {
    private static Shop shop;

    @BeforeAll
    static void open() {
        shop = Golden.shop(GoalKind.HUMAN, 0);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void trap1PricesCeilingsAndClausesComeFromASeedThatIsNamed() {
        try (Shop other = Golden.shop(GoalKind.HUMAN, 42);
                Shop again = Golden.shop(GoalKind.HUMAN, 0)) {
            assertThat(again.goals()).isEqualTo(shop.goals());
            assertThat(again.describe().prices()).isEqualTo("original(0)");
            assertThat(other.goals().stream().map(Goal::asin))
                    .isEqualTo(shop.goals().stream().map(Goal::asin).toList());
            assertThat(shop.goals().get(10).instruction()).endsWith(", and price lower than 60.00 dollars");
            assertThat(other.goals()).isNotEqualTo(shop.goals());
            assertThat(other.price(product("B0MOCK0002"))).isNotEqualTo(shop.price(product("B0MOCK0002")));
        }
    }

    @Test
    void trap2AShopWithFewHumanGoalsIsPlayedWithSyntheticOnes() {
        assertThat(shop.goals()).hasSize(26);
        try (Shop automatic = Shop.open(Golden.CATALOGUE)) {
            assertThat(automatic.goalKind()).isEqualTo(GoalKind.SYNTHETIC);
            assertThat(automatic.goals()).hasSize(102);
        }
    }

    @Test
    void trap3RandomnessIsPythonsMersenneTwisterWithItsOwnRandbelowSampleAndShuffle() {
        assertThat(new PythonRandom(0).random()).isEqualTo(0.8444218515250481);
        List<Integer> order = new ArrayList<>(IntStream.range(0, 26).boxed().toList());
        new PythonRandom(233).shuffle(order);
        assertThat(order)
                .containsExactly(
                        25, 23, 18, 10, 19, 24, 12, 4, 9, 14, 1, 0, 13, 11, 22, 8, 3, 2, 6, 17, 15, 7, 16, 5, 20, 21);
    }

    @Test
    void trap4SimilarityIsDifflibsNotLevenshteins() {
        assertThat(TokenSetRatio.of("rubber sole", "dark red")).isEqualTo(21);
        // python-Levenshtein says 89, and the option would count.
        assertThat(TokenSetRatio.of("10 ounce (pack of 12)", "240 ounce (pack of 1)"))
                .isEqualTo(84);
    }

    @Test
    void trap5OptionsOfSyntheticGoalsAreComparedAsTuplesOfNameAndValue() {
        RewardRule rule = new RewardRule(Golden.recordedTags(), FuzzyRatio.DIFFLIB);
        assertThat(rule.optionHits(List.of("xl"), Golden.wish(List.of(), List.of(new GoalOption("size", "xl")))))
                .isOne();
        assertThat(Colors.normalize(new GoalOption("size", "xx-large"))).isEqualTo("('size', 'xx-large')");
        // The colour word must be the whole value, where a human goal's may hold it.
        assertThat(Colors.normalize(new GoalOption("color", "light blue"))).isEqualTo("('color', 'light blue')");
        assertThat(Colors.normalize(new GoalOption("", "light blue"))).isEqualTo("blue");
        assertThat(Colors.normalize(new GoalOption("color", "red"))).isEqualTo("red");
    }

    @Test
    void trap6ValuesAndTitlesWithBracketsCannotBeClickedOrSearchedWhole() {
        assertThat(Action.parse("click[6ft [2 pack]]")).isEqualTo(new Action.Invalid("click[6ft ", "2 pack]"));
        Session session = walk("search[usb c cable 2 pack]", "click[b0mock0014]");
        String before = session.page().url();
        assertThat(session.page().clickables()).contains("6ft [2 pack]");
        session.step(Action.parse("click[6ft [2 pack]]"));
        assertThat(session.page().url()).isEqualTo(before);
        assertThat(Action.parse("search[lamp] and more")).isEqualTo(new Action.Search("lamp"));
    }

    @Test
    void trap7SearchWorksFromAnyPageAndNothingEndsAnEpisode() {
        Session session = walk("search[usb c cable]", "click[b0mock0014]", "click[buy now]");
        assertThat(session.done()).isTrue();
        assertThat(session.step(Action.parse("click[buy now]"))).isEqualTo(new Session.Step(0, false));
        session.step(Action.parse("search[tea]"));
        assertThat(session.page()).isInstanceOf(ResultsPage.class);
        session.step(Action.parse("click[b0mock0008]"));
        session.step(Action.parse("search[table]"));
        assertThat(session.page()).isInstanceOf(ResultsPage.class);
    }

    @Test
    void trap8ABlankTextIsAnEmptySegmentAndAnEmptyOneIsNone() {
        assertThat(product("B0MOCK0009").description()).isEqualTo("  ");
        assertThat(walk("search[espresso machine]", "click[b0mock0009]", "click[description]")
                        .page()
                        .text())
                .endsWith(" [SEP] < Prev [SEP] ");
        assertThat(product("B0MOCK0008").description()).isEmpty();
        assertThat(walk("search[keemun black tea]", "click[b0mock0008]", "click[description]")
                        .page()
                        .text())
                .endsWith(" [SEP] < Prev");
    }

    @Test
    void trap9AnOptionShowsAsClickedWhereTheAddressHoldsItsValueInQuotes() {
        // Equal values of two groups both show, also if one was clicked.
        assertThat(walk("search[bathroom rug non slip]", "click[b0mock0024]", "click[black]")
                        .page()
                        .richText())
                .startsWith("You have clicked black.\nYou have clicked black.\n");
        // The address is ASCII, so that a value with an accent never shows.
        assertThat(walk("search[crème brûlée candle]", "click[b0mock0017]", "click[crème]")
                        .page())
                .satisfies(page -> assertThat(page.url()).endsWith("{\"scent\": \"cr\\u00e8me\"}"))
                .satisfies(page -> assertThat(page.richText()).doesNotContain("You have clicked"));
    }

    @Test
    void trap10BackToSearchForgetsWhatWasVisitedAndPrevDoesNot() {
        Session session = walk("search[men's shirt slim fit]", "click[b0mock0003]", "click[< prev]");
        assertThat(session.page().richText()).contains("[clicked button] B0MOCK0003 [clicked button_]");
        session.step(Action.parse("click[back to search]"));
        session.step(Action.parse("search[men's shirt slim fit]"));
        assertThat(session.page().richText())
                .contains("[button] B0MOCK0003 [button_]")
                .doesNotContain("[clicked button]");
    }

    @Test
    void trap11RepeatedNounsCountInTheDenominatorAndNoCommonNounMeansNoReward() {
        assertThat(new TitleNouns(List.of("lamp", "lamp", "desk", "desk")).score(Set.of("lamp")))
                .isEqualTo(0.25);
        assertThat(TypeMatch.of(true, true, 0).factor()).isZero();
        assertThat(TypeMatch.of(true, true, 0.05).factor()).isEqualTo(0.1);
        assertThat(TypeMatch.of(false, false, 0.2).factor()).isEqualTo(0.5);
        assertThat(new TitleNouns(List.of()).score(Set.of())).isEqualTo(0.2);
    }

    @Test
    void trap12OnlyLatin1LettersDropOutOfComparisonsHigherOnesStay() {
        assertThat(TokenSetRatio.of("café", "caf")).isEqualTo(100);
        assertThat(TokenSetRatio.of("é", "é")).isZero();
        assertThat(TokenSetRatio.of("抹茶", "抹茶")).isEqualTo(100);
        assertThat(TokenSetRatio.of("抹茶", "caf")).isZero();
    }

    @Test
    void trap13ADrawTakesTheGoalAfterTheOneItMeansSoTheFirstNeverComesAndTheLastTwiceAsOften() {
        WeightedGoals goals = WeightedGoals.of(shop.goals());
        int[] drawn = new int[26];
        for (int i = 0; i < 26; i++) {
            drawn[goals.position((i + 0.5) / 26)]++;
        }
        assertThat(drawn[0]).isZero();
        assertThat(drawn[25]).isEqualTo(2);
        assertThat(Arrays.copyOfRange(drawn, 1, 25)).containsOnly(1);
    }

    @Test
    void trap14NumbersAreWrittenAsPythonsFloats() {
        assertThat(PriceText.parse("$1,299").tag()).isEqualTo("$1299.0");
        Session session =
                walk("search[women's sandals rubber sole ankle strap]", "click[b0mock0001]", "click[buy now]");
        assertThat(session.page().text())
                .contains("Your score (min 0.0, max 1.0) [SEP] "
                        + session.reward().total() + " [SEP] Reward Details");
        assertThat(new DonePage("", product("B0MOCK0001"), Map.of(), 1).text()).contains(" [SEP] 1.0 [SEP] ");
    }

    @Test
    void trap15OptionsAreSortedOnTheReceiptAndInOrderOfChoiceInTheAddress() {
        Session session = walk(
                "search[women's sandals rubber sole ankle strap]",
                "click[b0mock0001]",
                "click[7 wide]",
                "click[navy blue]");
        assertThat(session.page().url()).endsWith("{\"size\": \"7 wide\", \"color\": \"navy blue\"}");
        session.step(Action.parse("click[buy now]"));
        assertThat(session.page().url()).endsWith("{'size': '7 wide', 'color': 'navy blue'}");
        assertThat(session.page().text()).contains("{\"color\": \"navy blue\", \"size\": \"7 wide\"}");
    }

    @Test
    void trap16TheKindOfPageIsTakenFromTheAddressAlsoWhereKeywordsHoldItsName() {
        Session session = walk("search[done search_results lamp]", "click[b0mock0039]", "click[< prev]");
        // Taken for a list of results, an item page goes back to page 0, which shows none of them.
        assertThat(session.page().text()).contains("Page 0 (Total results: ");
        assertThat(session.page().clickables()).containsExactly("back to search", "next >");
    }

    @Test
    void trap17OnlyTheFirstBulletIsIndexed() {
        assertThat(product("B0MOCK0001").bullets().get(1)).contains("buckle");
        assertThat(shop.search("buckle")).isEmpty();
        assertThat(product("B0MOCK0024").bullets().get(0)).contains("backing");
        assertThat(shop.search("backing")).contains("B0MOCK0024");
    }

    @Test
    void trap18DuplicateValuesAreShownTwiceAndClickedOnceAndOfEqualIdsTheFirstIsKept() {
        Session session = walk("search[throw blanket fleece]", "click[b0mock0032]");
        assertThat(session.page().text()).contains("color [SEP] red [SEP] red [SEP] dark green");
        assertThat(session.page().clickables()).containsOnlyOnce("red");
        // Of equal values in two groups the later group's is clicked.
        assertThat(walk("search[bathroom rug non slip]", "click[b0mock0024]", "click[black]")
                        .page()
                        .url())
                .endsWith("{\"border color\": \"black\"}");
        assertThat(product("B0MOCK0014").title())
                .isEqualTo(product("B0MOCK0015").title());
        assertThat(product("B0MOCK0001").title()).isNotEqualTo("DUPLICATE of the first product");
    }

    @Test
    void trap19AKnownSessionIdKeepsItsGoalAlsoWhereANumberAsksForAnother() {
        TextEnvironment environment = TextEnvironment.over(shop, ObservationMode.TEXT);
        environment.reset("3");
        Goal drawn = environment.goal();
        environment.reset(3);
        assertThat(environment.goal()).isEqualTo(drawn);
        environment.reset(4);
        assertThat(environment.goal()).isEqualTo(shop.goals().get(4));
        // The page and what was visited are forgotten, the goal is not.
        environment.step("search[lamp]");
        assertThat(environment.reset("4")).startsWith("WebShop [SEP] ");
        assertThat(environment.goal()).isEqualTo(shop.goals().get(4));
    }

    @Test
    void trap21HumanGoalsWeighAlikeAndSyntheticOnesByTheRarityOfTheirAttributes() {
        assertThat(shop.goals()).extracting(Goal::weight).containsOnly(1.0);
        try (Shop synthetic = Golden.shop(GoalKind.SYNTHETIC, 0)) {
            assertThat(synthetic.goals().stream().map(Goal::weight).distinct().count())
                    .isGreaterThan(5);
            Goal rare = synthetic.goals().stream()
                    .max(Comparator.comparing(Goal::weight))
                    .orElseThrow();
            assertThat(rare.weight()).isEqualTo(1);
            assertThat(synthetic.goals().stream()
                            .filter(goal -> goal.attributes().equals(rare.attributes())))
                    .hasSize(1);
        }
    }

    @Test
    void trap22IdsAreClickedInAnyCaseAndSoALowerCaseOneInTheDataIsRefused(@TempDir Path directory) throws IOException {
        assertThat(walk("search[usb c cable]", "click[b0mock0014]").page().url())
                .contains("/B0MOCK0014/");
        Path file = directory.resolve("items_shuffle.json");
        Files.writeString(
                file,
                Golden.parse(Golden.CATALOGUE.resolve("items_shuffle_1000.json"))
                        .toString()
                        .replace("B0MOCK0014", "b0mock0014"));
        assertThatThrownBy(() -> new CatalogFile(file, Map.of()).read())
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "%s, record 13 (b0mock0014): found \"b0mock0014\" in [asin]; an asin must be 1 to 10 upper-case characters;"
                                + " correct or remove the record",
                        file);
    }

    private static Product product(String asin) {
        return shop.catalog().product(asin).orElseThrow();
    }

    private static Session walk(String... actions) {
        Session session = shop.session(shop.goals().get(0));
        for (String action : actions) {
            session.step(Action.parse(action));
        }
        return session;
    }
}
