package prefbench.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import prefbench.random.PythonRandom;
import tools.jackson.databind.JsonNode;

/** Sessions, their names and goals, and what is refused; the pages are compared in {@link EpisodeTest}. */
class TextEnvironmentTest {
    private static final Shop SHOP = Golden.shop(GoalKind.HUMAN, 0);

    @AfterAll
    static void close() {
        SHOP.close();
    }

    @Test
    void randomSessionsEqualTheOriginals() {
        JsonNode golden = Golden.read("random_reset_seed99.json");
        TextEnvironment environment = original(99);
        for (JsonNode reset : golden.get("resets")) {
            environment.reset();
            check(environment, reset);
        }
        for (JsonNode reset : golden.get("explicit")) {
            JsonNode session = reset.get("args").get("session");
            if (session.isInt()) {
                environment.reset(session.intValue());
            } else {
                environment.reset(session.stringValue());
            }
            check(environment, reset);
        }
    }

    private static void check(TextEnvironment environment, JsonNode golden) {
        assertThat(environment.id()).isEqualTo(golden.get("session").stringValue());
        assertThat(environment.instruction())
                .isEqualTo(golden.get("instruction").stringValue());
    }

    @Test
    void formsOfSearchThatFailInTheOriginalAreRefusedAndChangeNothing() {
        String[] refusals = {
            "search [<a> rubber sole]: found <a>; the text environment cannot list products by attribute; search for the"
                    + " words without <a>",
            "search [<r>]: found 41 products in the shop; <r> draws 50 of them as the original does; use a larger shop,"
                    + " or keyed draws",
            "search [<c>]: found <c>; <c> needs a category behind it; write search[<c> garden]"
        };
        TextEnvironment environment = original(0);
        environment.reset(0);
        int refused = 0;
        for (JsonNode golden : Golden.read("special_query_failures.json")) {
            SessionSnapshot before = environment.snapshot();
            String action = golden.get("action").stringValue();
            if (golden.has("raises")) {
                assertThatThrownBy(() -> environment.step(action))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(refusals[refused++]);
                assertThat(environment.snapshot()).isEqualTo(before);
            } else {
                assertThat(environment.step(action).observation())
                        .isEqualTo(golden.get("obs").stringValue());
            }
        }
        assertThat(refused).isEqualTo(3);
    }

    @Test
    void withKeyedDrawsASmallShopShowsAllItsProductsAtRandom() {
        TextEnvironment environment = TextEnvironment.over(SHOP, ObservationMode.TEXT);
        environment.reset(0);
        String first = environment.step("search[<r>]").observation();
        assertThat(first).contains("Page 1 (Total results: 41)");
        environment.reset("again");
        assertThat(environment.step("search[<r>]").observation().split("Page")[1])
                .isEqualTo(first.split("Page")[1]);
    }

    @Test
    void withKeyedDrawsAGoalDependsOnTheNameOfTheSessionAlone() {
        TextEnvironment one = TextEnvironment.over(SHOP, ObservationMode.TEXT);
        TextEnvironment other = TextEnvironment.over(SHOP, ObservationMode.TEXT);
        one.reset();
        String first = one.id();
        Goal goal = one.goal();
        one.reset();
        assertThat(first).matches("[a-z]{10}").isNotEqualTo(one.id());
        other.reset("b");
        other.reset(first);
        assertThat(other.goal()).isEqualTo(goal);
        one.reset("b");
        other.reset("b");
        assertThat(one.goal()).isEqualTo(other.goal());
    }

    @Test
    void aKnownSessionKeepsItsGoalAndItsReward() {
        TextEnvironment environment = original(1);
        environment.reset("3");
        Goal drawn = environment.goal();
        assertThat(drawn.index()).isNotEqualTo(3);
        environment.step("search[" + drawn.name() + "]");
        environment.step("click[" + environment.available().clickables().get(2) + "]");
        TextEnvironment.Step bought = environment.step("click[buy now]");
        assertThat(bought.done()).isTrue();
        environment.reset(4);
        assertThat(environment.goal().index()).isEqualTo(4);
        assertThat(environment.snapshot().done()).isFalse();
        environment.reset(3);
        assertThat(environment.goal()).isEqualTo(drawn);
        SessionSnapshot anew = environment.snapshot();
        assertThat(anew.actions()).isEmpty();
        assertThat(anew.done()).isTrue();
        assertThat(anew.reward().orElseThrow().reward().total()).isEqualTo(bought.reward());
    }

    @Test
    void prefixesTellEnvironmentsApart() {
        TextEnvironment environment = new TextEnvironment(
                SHOP,
                WeightedGoals.of(SHOP.goals()),
                EnvironmentOptions.of(ObservationMode.URL).withPrefix("train_"),
                EnvironmentDraws.keyed(0));
        assertThat(environment.reset(7)).isEqualTo("http://127.0.0.1:3000/train_7");
        assertThat(environment.id()).isEqualTo("train_7");
        assertThat(environment.goal().index()).isEqualTo(7);
    }

    @Test
    void namesWhatIsWrong() {
        TextEnvironment environment = original(0);
        assertThatThrownBy(environment::page)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no session yet; call reset first");
        assertThatThrownBy(() -> environment.reset(26))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("goal must be in [0, 25], was 26; to name a session, pass text");
        assertThatThrownBy(() -> environment.reset(-1))
                .hasMessage("goal must be in [0, 25], was -1; to name a session, pass text");
        assertThatThrownBy(() -> EnvironmentOptions.of(ObservationMode.TEXT).withHistory(-1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("history must not be negative, was -1 observations and 2 actions");
    }

    private static TextEnvironment original(long seed) {
        return new TextEnvironment(
                SHOP,
                WeightedGoals.of(SHOP.goals()),
                EnvironmentOptions.of(ObservationMode.TEXT),
                EnvironmentDraws.original(new PythonRandom(seed)));
    }
}
