package prefbench.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Walks through the made-up catalogue, step for step as the original program answered. */
class EpisodeTest {
    private static final Shop SHOP = Golden.shop(GoalKind.HUMAN, 0);

    @AfterAll
    static void close() {
        SHOP.close();
    }

    @Test
    void plainTextEqualsTheOriginals() {
        assertThat(replay("episodes_text.json", ObservationMode.TEXT)).isEqualTo(30);
    }

    @Test
    void richTextEqualsTheOriginals() {
        assertThat(replay("episodes_text_rich.json", ObservationMode.TEXT_RICH)).isEqualTo(30);
    }

    @Test
    void addressesEqualTheOriginals() {
        assertThat(replay("episodes_url.json", ObservationMode.URL)).isEqualTo(30);
    }

    /** Of the original's pages length and hash are recorded only: what is read off ours is compared with all else. */
    @Test
    void webPagesHoldWhatTheOriginalsHold() {
        assertThat(replay("episodes_html.json", ObservationMode.HTML)).isEqualTo(28);
    }

    private static int replay(String file, ObservationMode mode) {
        int steps = 0;
        int episodes = 0;
        JsonNode recorded = Golden.read(file).get("episodes");
        for (JsonNode episode : recorded) {
            String name = episode.get("name").stringValue();
            TextEnvironment environment = environment(episode, mode);
            String first = environment.reset(episode.get("goal_index").intValue());
            assertThat(environment.instruction())
                    .isEqualTo(episode.get("instruction").stringValue());
            assertThat(environment.goal())
                    .isEqualTo(Golden.goal(environment.goal().index(), episode.get("goal")));
            check(name + " start", environment, first, episode.get("reset"));
            for (JsonNode step : episode.get("steps")) {
                String text = step.get("action").stringValue();
                TextEnvironment.Step answer = environment.step(text);
                check(name + " " + text, environment, answer.observation(), step);
                assertThat(answer.reward())
                        .as(name)
                        .isEqualTo(step.get("reward").doubleValue());
                assertThat(answer.done()).as(name).isEqualTo(step.get("done").booleanValue());
                check(name + " " + text, environment.snapshot(), step.get("session"));
                steps++;
            }
            episodes++;
        }
        assertThat(steps).isGreaterThan(200);
        return episodes;
    }

    private static TextEnvironment environment(JsonNode episode, ObservationMode mode) {
        JsonNode settings = episode.get("kw");
        String session = episode.get("session").stringValue();
        EnvironmentOptions options = EnvironmentOptions.of(mode)
                .withPrefix(session.substring(
                        0,
                        session.length() - episode.get("goal_index").asString().length()))
                .withHistory(
                        settings.path("num_prev_obs").asInt(0),
                        settings.path("num_prev_actions").asInt(0));
        return new TextEnvironment(
                SHOP,
                WeightedGoals.of(SHOP.goals()),
                settings.has("show_attrs") ? options.withAttributes() : options,
                EnvironmentDraws.keyed(0));
    }

    private static void check(String name, TextEnvironment environment, String observation, JsonNode golden) {
        Page page = environment.page();
        List<String> clickables = Golden.texts(golden.get("available").get("clickables"));
        boolean searchBar = golden.get("available").get("has_search_bar").booleanValue();
        if (golden.get("obs").isString()) {
            assertThat(observation).as(name).isEqualTo(golden.get("obs").stringValue());
        } else {
            HtmlReading reading = new HtmlReading(observation);
            assertThat(reading.clickables()).as(name).isEqualTo(clickables);
            assertThat(reading.hasSearchBar()).as(name).isEqualTo(searchBar);
            assertThat(reading.text()).as(name).isEqualTo(page.text());
            assertThat(reading.richText(page.url(), visited(page))).as(name).isEqualTo(page.richText());
        }
        assertThat(environment.available()).as(name).isEqualTo(new TextEnvironment.Available(searchBar, clickables));
        assertThat(page.url()).as(name).isEqualTo(golden.get("url").stringValue());
    }

    private static Set<String> visited(Page page) {
        return page instanceof ResultsPage results ? results.visited() : Set.of();
    }

    private static void check(String name, SessionSnapshot session, JsonNode golden) {
        assertThat(session.keywords())
                .as(name)
                .isEqualTo(
                        golden.get("keywords").isNull()
                                ? Optional.empty()
                                : Optional.of(Golden.texts(golden.get("keywords"))));
        assertThat(session.page())
                .as(name)
                .isEqualTo(
                        golden.get("page").isNull()
                                ? OptionalInt.empty()
                                : OptionalInt.of(golden.get("page").intValue()));
        assertThat(session.asin())
                .as(name)
                .isEqualTo(
                        golden.get("asin").isNull()
                                ? Optional.empty()
                                : golden.get("asin").asStringOpt());
        assertThat(session.asins()).as(name).containsExactlyInAnyOrderElementsOf(Golden.texts(golden.get("asins")));
        assertThat(List.copyOf(session.options().entrySet()))
                .as(name)
                .isEqualTo(List.copyOf(Golden.dict(golden.get("options")).entrySet()));
        Map<String, Object> actions = new HashMap<>(session.actions());
        assertThat(actions).as(name).isEqualTo(Golden.values(golden.get("actions")));
        assertThat(session.done()).as(name).isEqualTo(golden.get("done").booleanValue());
        assertThat(session.reward().map(details -> details.reward().total()))
                .as(name)
                .isEqualTo(
                        golden.get("reward").isNull()
                                ? Optional.empty()
                                : golden.get("reward").asDoubleOpt().stream()
                                        .boxed()
                                        .findFirst());
        assertThat(session.reward().map(RewardDetails::named).orElse(Map.of()))
                .as(name)
                .isEqualTo(Golden.values(golden.get("verbose_info")));
    }
}
