package prefbench.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Walks through the made-up catalogue, step for step as the original program answered. */
class EpisodeTest {

    @Test
    void plainTextEqualsTheOriginals() {
        replay("episodes_text.json", Page::text);
    }

    @Test
    void richTextEqualsTheOriginals() {
        replay("episodes_text_rich.json", Page::richText);
    }

    private static void replay(String file, Function<Page, String> observation) {
        int steps = 0;
        try (Shop shop = Golden.shop(GoalKind.HUMAN, 0)) {
            for (JsonNode episode : Golden.read(file).get("episodes")) {
                JsonNode settings = episode.get("kw");
                if (settings.has("num_prev_obs")) {
                    continue; // histories are a matter of who builds a state from several pages
                }
                String name = episode.get("name").stringValue();
                Goal goal = shop.goals().get(episode.get("goal_index").intValue());
                assertThat(goal).isEqualTo(Golden.goal(goal.index(), episode.get("goal")));
                Session session = shop.session(goal, episode.get("session").stringValue(), settings.has("show_attrs"));
                check(name + " start", session, observation, episode.get("reset"));
                for (JsonNode step : episode.get("steps")) {
                    String text = step.get("action").stringValue();
                    Session.Step answer = session.step(Action.parse(text));
                    check(name + " " + text, session, observation, step);
                    assertThat(answer.reward())
                            .as(name)
                            .isEqualTo(step.get("reward").doubleValue());
                    assertThat(answer.done())
                            .as(name)
                            .isEqualTo(step.get("done").booleanValue());
                    steps++;
                }
            }
        }
        assertThat(steps).isGreaterThan(190);
    }

    private static void check(String name, Session session, Function<Page, String> observation, JsonNode golden) {
        assertThat(observation.apply(session.page()))
                .as(name)
                .isEqualTo(golden.get("obs").stringValue());
        List<String> clickables = Golden.texts(golden.get("available").get("clickables"));
        assertThat(session.page().clickables()).as(name).isEqualTo(clickables);
        assertThat(session.page().url()).as(name).isEqualTo(golden.get("url").stringValue());
    }
}
