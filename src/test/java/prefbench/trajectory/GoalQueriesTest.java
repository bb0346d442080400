package prefbench.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.shop.RealData;
import prefbench.text.InputException;

class GoalQueriesTest {
    private static final List<SearchPair> PAIRS = List.of(
            new SearchPair("i want a \\ red dress", "red dress"),
            new SearchPair("i want a \\ red dress", "dress"),
            new SearchPair("tea", "green tea"));

    @TempDir
    private Path folder;

    @Test
    void readsWhatItWroteAGoalALine() throws IOException {
        Path file = folder.resolve("pairs.json");
        GoalQueries.write(file, PAIRS);
        assertThat(GoalQueries.read(file)).isEqualTo(PAIRS);
        assertThat(file).hasContent("""
                {
                "i want a \\\\ red dress": ["red dress","dress"],
                "tea": ["green tea"]
                }
                """);
    }

    @Test
    void trainingGoalsAreThoseFirstNamedFromPlace1500On() throws IOException {
        List<String> goals = new ArrayList<>();
        for (int place = 0; place < 1_510; place++) {
            goals.add("\"goal %d\"".formatted(place));
        }
        goals.set(1_505, "\"goal 7\"");
        Path file = Files.writeString(folder.resolve("human_goals.json"), goals.toString());
        List<SearchPair> pairs = List.of(
                new SearchPair("goal 1499", "a"),
                new SearchPair("goal 1500", "b"),
                new SearchPair("goal 7", "c"),
                new SearchPair("goal 1509", "d"),
                new SearchPair("unheard of", "e"));
        assertThat(GoalQueries.training(pairs, file))
                .extracting(SearchPair::query)
                .containsExactly("b", "d");
    }

    @Test
    void namesTheRecordThatBreaksARule() throws IOException {
        assertFault("{\"a\": [\"b\"], \"c\": 5}", "record 2 [c]: found [5]; a goal must have a list of queries");
        assertFault("{\"a\": []}", "record 1 [a]: found [[]]; a goal must have a list of queries");
        assertFault("{\"a\": [\"b\", \" \"]}", "record 1 [a]: found [\" \"]; a query must be a text and not blank");
        assertFault("[1]", "line 1: found [[1]]; an object from goal to queries is expected");
        Path file = Files.writeString(folder.resolve("bad.json"), "{\"a\": [\"b\"],\n\"a\": [\"c\"]}");
        assertThatThrownBy(() -> GoalQueries.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(
                        file + ", line 2: found text that is not JSON (Duplicate Object property \"a\"");
        Path goals = Files.writeString(folder.resolve("goals.json"), "[\"a\", 3]");
        assertThatThrownBy(() -> GoalQueries.training(PAIRS, goals))
                .isInstanceOf(InputException.class)
                .hasMessage(goals + ", record 2: found [3]; a list of goals is expected;"
                        + " repair the file or copy it again");
    }

    @Test
    void readsEveryPairOfTheRealFile() {
        Path real = RealData.given().shop();
        List<SearchPair> pairs = GoalQueries.read(real.resolve("goal_query_map.json"));
        assertThat(pairs).hasSize(2_197);
        assertThat(GoalQueries.training(pairs, real.resolve("human_goals.json")))
                .hasSize(1_421);
    }

    private void assertFault(String json, String fault) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), json);
        assertThatThrownBy(() -> GoalQueries.read(file))
                .isInstanceOf(InputException.class)
                .hasMessage("%s, %s; repair the file or copy it again", file, fault);
    }
}
