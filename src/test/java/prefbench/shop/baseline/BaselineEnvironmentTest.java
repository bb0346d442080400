package prefbench.shop.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import prefbench.random.PythonRandom;
import prefbench.shop.EnvironmentOptions;
import prefbench.shop.GoalKind;
import prefbench.shop.Golden;
import prefbench.shop.ObservationMode;
import prefbench.shop.Shop;
import prefbench.shop.baseline.BaselineOptions.Part;
import prefbench.shop.baseline.BaselineOptions.Switch;
import tools.jackson.databind.JsonNode;

/** The baselines' environment, step for step and draw for draw as the original answered. */
class BaselineEnvironmentTest {
    private static final Shop SHOP = Golden.shop(GoalKind.HUMAN, 0);
    private static final Titles TITLES = new Titles(SHOP.catalog());
    private static final Map<String, Switch> SWITCHES = Map.of(
            "harsh_reward", Switch.HARSH_REWARD,
            "go_to_search", Switch.START_AT_RESULTS,
            "go_to_item", Switch.START_AT_ITEM,
            "ban_buy", Switch.OPTIONS_BEFORE_PURCHASE);

    @AfterAll
    static void close() {
        SHOP.close();
    }

    @Test
    void episodesEqualTheOriginals() {
        int episodes = 0;
        for (JsonNode episode : Golden.read("webenv_baseline.json").get("episodes")) {
            String name = episode.get("name").stringValue();
            PythonRandom random =
                    new PythonRandom(episode.get("seed_after_construct").longValue());
            BaselineEnvironment environment = new BaselineEnvironment(SHOP, TITLES, options(episode), random);
            BaselineEnvironment.Step start =
                    environment.reset(episode.get("goal_index").intValue());
            check(name, start, episode.get("reset"));
            assertThat(start.info().goal()).isEqualTo(episode.get("instruction").stringValue());
            BaselineEnvironment.Step before = start;
            for (JsonNode golden : episode.get("steps")) {
                String action = golden.get("action").stringValue();
                BaselineEnvironment.Step step = environment.step(action);
                check(name + " " + action, step, golden);
                checkStep(name + " " + action, step, golden);
                assertThat(step.info().previous()).as(name).contains(before.observation());
                assertThat(new HashMap<String, Object>(environment.snapshot().actions()))
                        .as(name)
                        .isEqualTo(Golden.values(golden.get("session_actions")));
                before = step;
            }
            assertThat(new HashMap<String, Object>(environment.statistics()))
                    .as(name)
                    .isEqualTo(Golden.values(episode.get("stats")));
            assertThat(new HashMap<String, Object>(environment.itemsClicked()))
                    .as(name)
                    .isEqualTo(Golden.values(episode.get("items_clicked")));
            assertThat(random.random())
                    .as(name)
                    .isEqualTo(episode.get("next_random").doubleValue());
            episodes++;
        }
        assertThat(episodes).isEqualTo(15);
    }

    private static void check(String name, BaselineEnvironment.Step step, JsonNode golden) {
        assertThat(step.observation()).as(name).isEqualTo(golden.get("obs").stringValue());
        assertThat(step.info().valid()).as(name).isEqualTo(Golden.texts(golden.get("valid")));
        assertThat(step.info().estimate())
                .as(name)
                .isEqualTo(golden.get("estimate").doubleValue());
        assertThat(step.info().score()).as(name).isEqualTo(golden.get("score").doubleValue());
    }

    private static void checkStep(String name, BaselineEnvironment.Step step, JsonNode golden) {
        assertThat(step.reward()).as(name).isEqualTo(golden.get("reward").doubleValue());
        assertThat(step.done()).as(name).isEqualTo(golden.get("done").booleanValue());
        assertThat(step.info().description())
                .as(name)
                .isEqualTo(golden.get("desc").stringValue());
        assertThat(step.info().features()).as(name).isEqualTo(golden.get("feat").stringValue());
        assertThat(step.info().verdict().map(BaselineInfo.Verdict::named).orElse(Map.of()))
                .as(name)
                .isEqualTo(Golden.values(golden.get("verbose")));
    }

    private static BaselineOptions options(JsonNode episode) {
        BaselineOptions options = BaselineOptions.standard();
        for (Map.Entry<String, JsonNode> argument : episode.get("args").properties()) {
            options = switch (argument.getKey()) {
                case "step_limit" -> options.withStepLimit(argument.getValue().intValue());
                case "click_item_name" -> options.with(Switch.ASINS);
                case "extra_search_path" -> options.withQueries(queries(episode.get("extra_search")));
                default -> options.with(SWITCHES.get(argument.getKey()));
            };
        }
        return options;
    }

    private static Map<String, List<String>> queries(JsonNode recorded) {
        Map<String, List<String>> queries = new HashMap<>();
        recorded.properties().forEach(entry -> queries.put(entry.getKey(), Golden.texts(entry.getValue())));
        return queries;
    }

    @Test
    void randomGoalsEqualTheOriginals() {
        BaselineEnvironment environment = new BaselineEnvironment(
                SHOP,
                TITLES,
                BaselineOptions.standard()
                        .withEnvironment(
                                EnvironmentOptions.of(ObservationMode.URL).withPrefix("smp_")),
                new PythonRandom(4));
        List<String> sessions = new ArrayList<>();
        JsonNode golden = Golden.read("webenv_random_goal_seed4.json");
        for (int i = 0; i < golden.size(); i++) {
            String url = environment.reset().observation();
            sessions.add(url.substring(url.lastIndexOf('/') + 1));
        }
        assertThat(sessions).isEqualTo(Golden.texts(golden));
    }

    @Test
    void partsWantTheGoalsThatTheyAreMadeOf() {
        assertThat(Part.TEST.size(12_087)).isEqualTo(500);
        assertThat(Part.DEVELOPMENT.size(12_087)).isEqualTo(1000);
        assertThat(Part.TRAINING.size(12_087)).isEqualTo(10_587);
        assertThat(Part.ALL.size(26)).isEqualTo(26);
        assertThatThrownBy(() -> new BaselineEnvironment(
                        SHOP, TITLES, BaselineOptions.standard().withPart(Part.TRAINING), new PythonRandom(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("part TRAINING needs 1501 goals, the shop has 26; use part ALL");
        assertThatThrownBy(() -> BaselineOptions.standard().withStepLimit(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stepLimit must not be negative, was -1");
    }
}
