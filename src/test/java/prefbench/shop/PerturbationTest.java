package prefbench.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import prefbench.shop.fixture.Fixtures;
import prefbench.text.PythonText;
import tools.jackson.databind.json.JsonMapper;

class PerturbationTest {
    /** All that a paraphrase may take away or put in. */
    private static final Set<String> FRAME_WORDS = Set.of(("""
            i i'm im i'd id am are we we're a the hello hi hey there good morning excuse please help me my you your us
            looking searching shopping for trying hoping to buy purchase purchasing buying finding find get show order
            today is interested in market need needs of would like love could can do sell have has having was wondering
            if after what want wants also addition besides it should be must ought that which comes coming made out
            and kindly take choose select pick give make sure ensure prefer rather preference thank thanks many
            """).strip().split("\\s+"));

    private static Shop shop;

    @BeforeAll
    static void open() {
        shop = Shop.open(Fixtures.shop(Path.of("target", "fixtures")), GoalKind.HUMAN);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static List<Goal> goals() {
        return shop.splits().test();
    }

    @ParameterizedTest
    @EnumSource(Perturbation.class)
    void onlyTheWordsBeforeThePriceMayChange(Perturbation perturbation) {
        for (Goal goal : goals()) {
            Goal told = perturbation.told(goal);
            assertThat(told.withInstruction(goal.instruction())).isEqualTo(goal);
            assertThat(told.instruction()).endsWith(price(goal.instruction()));
            assertThat(perturbation.told(goal)).isEqualTo(told);
        }
    }

    private static String price(String instruction) {
        int at = instruction.indexOf(", and price lower than ");
        return at < 0 ? "" : instruction.substring(at);
    }

    @ParameterizedTest
    @EnumSource(names = {"MISSPELLINGS", "PARAPHRASES"})
    void everyInstructionIsToldInOtherWords(Perturbation perturbation) {
        assertThat(goals())
                .allSatisfy(goal ->
                        assertThat(perturbation.told(goal).instruction()).isNotEqualTo(goal.instruction()));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"MISSPELLINGS", "PARAPHRASES"})
    void aPerturbedShopIsToldOfTheVeryGoal(Perturbation perturbation) {
        assertThat(goals())
                .allSatisfy(goal -> assertThat(perturbation.told(goal)).isSameAs(goal));
    }

    @Test
    void aboutOneLongerWordInFiveIsMisspeltAndNeverInItsFirstLetter() {
        int words = 0;
        int slips = 0;
        for (Goal goal : goals()) {
            String[] written = goal.instruction().split(" ", -1);
            String[] typed = Perturbation.MISSPELLINGS.told(goal).instruction().split(" ", -1);
            assertThat(typed).hasSameSizeAs(written);
            for (int i = 0; i < written.length - 6; i++) {
                boolean eligible = written[i].matches("[a-z]{4,}[,.]?");
                words += eligible ? 1 : 0;
                if (!typed[i].equals(written[i])) {
                    slips++;
                    assertThat(written[i]).matches(".*[a-z]{4,}.*");
                    assertThat(typed[i]).startsWith(written[i].substring(0, 1));
                    assertThat(Math.abs(typed[i].length() - written[i].length()))
                            .isLessThanOrEqualTo(1);
                }
            }
        }
        assertThat((double) slips / words).isBetween(0.18, 0.32);
    }

    @Test
    void numbersAreNeverMisspelt() {
        for (int i = 0; i < 200; i++) {
            Goal goal = goals().get(0).withInstruction("a 12oz 3-tier x-large tv bag");
            assertThat(Typos.in(goal.instruction(), new SplittableRandom(i)))
                    .startsWith("a 12oz 3-")
                    .contains(" x-l")
                    .endsWith(" tv bag");
            assertThat(Typos.in("a 12 oz tv", new SplittableRandom(i))).isEqualTo("a 12 oz tv");
        }
    }

    @Test
    void aParaphraseKeepsEveryWordOfTheWish() {
        for (Goal goal : goals()) {
            assertSameWish(
                    goal.instruction(), Perturbation.PARAPHRASES.told(goal).instruction());
        }
    }

    @Test
    void aParaphraseKeepsEveryWordOfWhatRealPeopleWish() {
        List<String> real = new ArrayList<>();
        JsonMapper.builder()
                .build()
                .readTree(RealData.given().shop().resolve("human_goals.json").toFile())
                .forEach(text -> real.add(text.asString()));
        assertThat(real).hasSizeGreaterThan(10_000);
        Goal any = goals().get(0);
        for (int i = 0; i < real.size(); i++) {
            Goal goal = any.withIndex(i).withInstruction(real.get(i));
            String told = Perturbation.PARAPHRASES.told(goal).instruction();
            assertThat(told).isNotEqualTo(real.get(i));
            assertSameWish(real.get(i), told);
        }
    }

    private static void assertSameWish(String written, String told) {
        assertThat(content(told)).as("%s%n%s", written, told).isEqualTo(content(written));
    }

    /** Words but those that frames are made of, in no order. */
    private static List<String> content(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[\\s,.!]+"))
                .filter(word -> !word.isEmpty() && !FRAME_WORDS.contains(word))
                .sorted()
                .toList();
    }

    @Test
    void framesClausesAndSmallWordsAreReplaced() {
        assertThat(IntStream.range(0, 100)
                        .mapToObj(i -> Paraphrase.of(
                                "i'm looking for a mat with a rubber sole that is non slip. also, it should be red",
                                new SplittableRandom(i))))
                .contains(
                        "i am after a mat which is non slip and with a rubber sole. besides, it needs to be red",
                        "do you sell a mat which is non slip and with a rubber sole. in addition, it has to be red")
                .noneMatch(text -> text.contains("with a rubber sole that is"));
        assertThat(Paraphrase.of("my sister needs a red dress", new SplittableRandom(1)))
                .endsWith(", my sister needs a red dress");
    }

    @Test
    void aTenthOfTheCatalogueIsGoneButNeverTheGoalsOwnProduct() {
        double gone = 0;
        for (Goal goal : goals().subList(0, 8)) {
            Set<String> left = new HashSet<>();
            for (String query : classes()) {
                find(Perturbation.DROPPED_PRODUCTS, goal, "<q> " + query).forEach(left::add);
            }
            assertThat(left).contains(goal.asin());
            gone += 1 - (double) left.size() / shop.catalog().size();
        }
        assertThat(gone / 8).isBetween(0.08, 0.12);
    }

    private static List<String> classes() {
        return shop.catalog().products().stream().map(Product::query).distinct().toList();
    }

    @Test
    void thoseBehindADroppedProductMoveUp() {
        for (Goal goal : goals().subList(0, 40)) {
            List<String> pool = shop.search("women red black");
            List<String> found = find(Perturbation.DROPPED_PRODUCTS, goal, "women red black");
            assertThat(found).hasSize(50).doesNotHaveDuplicates();
            List<String> shared = pool.stream().filter(found::contains).toList();
            assertThat(found).startsWith(shared.toArray(new String[0]));
            assertThat(shared).hasSizeBetween(34, 49);
        }
    }

    @Test
    void reorderedPagesHoldWhatTheyHeld() {
        int moved = 0;
        for (Goal goal : goals().subList(0, 40)) {
            List<String> asItIs = shop.search("women red black");
            List<String> found = find(Perturbation.REORDERED_RESULTS, goal, "women red black");
            for (int from = 0; from < 50; from += 10) {
                assertThat(found.subList(from, from + 10))
                        .containsExactlyInAnyOrderElementsOf(asItIs.subList(from, from + 10));
            }
            moved += found.get(0).equals(asItIs.get(0)) ? 0 : 1;
        }
        assertThat(moved).isBetween(30, 40);
        assertThat(shop.search("women red black")).isEqualTo(shop.search("women red black"));
    }

    @Test
    void noiseLeavesMostOfTheFirstPageInAnotherOrder() {
        double kept = 0;
        int first = 0;
        for (Goal goal : goals().subList(0, 80)) {
            List<String> asItIs = shop.search(goal.name());
            List<String> found = find(Perturbation.SEARCH_NOISE, goal, goal.name());
            assertThat(found).hasSize(asItIs.size()).doesNotHaveDuplicates();
            Set<String> page = new HashSet<>(asItIs.subList(0, 10));
            kept += found.subList(0, 10).stream().filter(page::contains).count() / 10.0;
            first += found.get(0).equals(asItIs.get(0)) ? 1 : 0;
        }
        assertThat(kept / 80).isBetween(0.6, 0.9);
        assertThat(first / 80.0).isBetween(0.3, 0.9);
    }

    @ParameterizedTest
    @EnumSource(Perturbation.class)
    void theSameWordsFindTheSameInEverySessionTowardsAGoal(Perturbation perturbation) {
        Goal goal = goals().get(3);
        List<String> found = find(perturbation, goal, "women red black");
        assertThat(find(perturbation, goal, "women red black")).isEqualTo(found);
        Session session = shop.session(goal, perturbation);
        session.step(new Action.Search("women red black"));
        List<String> first = session.validActions();
        session.step(new Action.Click("next >"));
        assertThat(session.validActions()).isNotEqualTo(first);
        session.step(new Action.Click("< prev"));
        assertThat(session.validActions()).isEqualTo(first);
    }

    @Test
    void anotherGoalMeetsOtherFaults() {
        for (Perturbation perturbation :
                List.of(Perturbation.SEARCH_NOISE, Perturbation.REORDERED_RESULTS, Perturbation.DROPPED_PRODUCTS)) {
            assertThat(find(perturbation, goals().get(0), "women red black"))
                    .isNotEqualTo(find(perturbation, goals().get(1), "women red black"));
        }
    }

    @ParameterizedTest
    @EnumSource(Perturbation.class)
    void theGoalsOwnProductIsWorthWhatItAlwaysWas(Perturbation perturbation) {
        for (Goal goal : goals().subList(0, 20)) {
            assertThat(bought(shop.session(goal, perturbation), goal))
                    .isEqualTo(
                            shop.catalog().product(goal.asin()).map(product -> shop.reward(product, List.of(), goal)));
        }
    }

    /** Found among its kind, whatever page it is on. */
    private static Optional<Reward> bought(Session session, Goal goal) {
        session.step(new Action.Search("<q> " + goal.query()));
        while (session.page() instanceof ResultsPage results
                && results.targets().byName().get(lower(goal)) == null) {
            session.step(new Action.Click("next >"));
        }
        session.step(new Action.Click(goal.asin()));
        session.step(new Action.Click("buy now"));
        return Optional.of(session.reward());
    }

    private static String lower(Goal goal) {
        return goal.asin().toLowerCase(Locale.ROOT);
    }

    private static List<String> find(Perturbation perturbation, Goal goal, String words) {
        Session session = shop.session(goal, perturbation);
        List<String> asins = new ArrayList<>();
        session.step(new Action.Search(PythonText.strip(words)));
        for (List<String> page = asins(session); !page.isEmpty(); page = asins(session)) {
            asins.addAll(page);
            session.step(new Action.Click("next >"));
        }
        return asins;
    }

    private static List<String> asins(Session session) {
        return session.page() instanceof ResultsPage results
                ? results.targets().byName().keySet().stream()
                        .filter(name -> name.startsWith("mu"))
                        .map(name -> name.toUpperCase(Locale.ROOT))
                        .toList()
                : List.of();
    }
}
