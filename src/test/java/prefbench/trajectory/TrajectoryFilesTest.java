package prefbench.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.policy.State;
import prefbench.text.InputException;

class TrajectoryFilesTest {
    private static final String LINE = """
            {"states": ["WebShop\\nInstruction: \\na red mat\\n[button] Search [button_]\\n", "Instruction:\\na red mat\\n[button] Back to Search [button_]\\n"], \
            "actions": ["search[mat]", "click[buy now]"], "available_actions": [[], ["click[back to search]", "click[buy now]"]], \
            "actions_translate": ["search[mat]", "click[buy now]"], "action_idxs": [-1, 1]}
            """;

    @TempDir
    Path folder;

    @Test
    void readsWebShopsFormatWithWhatItDoesNotSayLeftOpen() throws IOException {
        Trajectory trajectory = TrajectoryFiles.read(file(LINE)).get(0);

        assertThat(trajectory.goal()).isEqualTo(-1);
        assertThat(trajectory.reward()).isNaN();
        assertThat(trajectory.provenance()).isEqualTo(Trajectory.Provenance.HUMAN);
        assertThat(trajectory.steps().get(0).action()).isEqualTo("search[mat]");
        assertThat(trajectory.steps().get(0).state().instruction()).isEqualTo("a red mat");
        assertThat(trajectory.steps().get(1).chosen()).isEqualTo(1);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        State search =
                new State("i want \"a\" › b", "WebShop\n[button] Search [button_]", List.of("search[a]", "search[b]"));
        State item = new State(
                "i want \"a\" › b",
                "You have clicked red.\n[button] Buy Now [button_]",
                List.of("click[x]", "click[x]"));
        Trajectory trajectory = new Trajectory(
                17,
                Trajectory.Provenance.GENERATED,
                List.of(new Trajectory.Step(search, 1), new Trajectory.Step(item, 1)),
                2 / 3.0);
        Trajectory left = new Trajectory(3, Trajectory.Provenance.SIMULATED_HUMAN, List.of(), 0);
        Path file = folder.resolve("written.jsonl");

        TrajectoryFiles.write(file, List.of(trajectory, left));

        assertThat(TrajectoryFiles.read(file)).containsExactly(trajectory, left);
    }

    @Test
    void aFolderIsReadInTheOrderOfNames() throws IOException {
        Files.writeString(folder.resolve("b.jsonl"), LINE.replace("red", "blue"));
        Files.writeString(folder.resolve("a.jsonl"), LINE);
        Files.writeString(folder.resolve("notes.txt"), "no trajectory");

        assertThat(TrajectoryFiles.read(folder))
                .extracting(t -> t.steps().get(0).state().instruction())
                .containsExactly("a red mat", "a blue mat");
    }

    @Test
    void malformedLinesAreNamed() throws IOException {
        assertFault("{", "found [{]; a line must hold one JSON object");
        assertFault("[1]", "found [[1]]; a line must hold one JSON object");
        assertFault("{\"states\": \"x\"}", "found states [\"x\"]; states must be a list");
        assertFault("{\"states\": [1]}", "found states [1]; states must be a list of texts");
        assertFault("{\"states\": []}", "found no actions; actions must be a list");
        assertFault(
                LINE.replace("\"action_idxs\": [-1, 1]", "\"action_idxs\": [-1]"),
                "found 2 states and 1 action_idxs; their numbers must be equal");
        assertFault(
                LINE.replace("\"action_idxs\": [-1, 1]", "\"action_idxs\": [-1, 2]"),
                "found action_idxs[1] = 2 with 2 available actions; an index must be -1 for a search, or from 0 to the"
                        + " number of available actions less 1");
        assertFault(
                LINE.replace("\"action_idxs\"", "\"reward\": 7, \"action_idxs\""),
                "found reward 7; a reward must be in [0, 1]");
        assertFault(
                LINE.replace("\"action_idxs\"", "\"provenance\": \"dream\", \"action_idxs\""),
                "found provenance [dream]; it must be one of [human, simulated-human, generated, policy]");
    }

    @Test
    void aSessionLogNeedsAShop() throws IOException {
        Path file = file("{\"page\": \"index\", \"url\": \"http://h/1\", \"goal\": {}}");

        assertThatThrownBy(() -> TrajectoryFiles.read(file))
                .hasMessage(
                        "%s, line 1: found a line without states; only il_trajs files can be read without a shop; convert"
                                + " session logs with the shop they were made in",
                        file);
    }

    @Test
    void aMissingOrEmptyFileIsNamed() throws IOException {
        Path absent = folder.resolve("absent.jsonl");
        assertThatThrownBy(() -> TrajectoryFiles.read(absent))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "%s: found no such file; trajectories must exist; give a file in il_trajs or user_session_logs format",
                        absent);
        Path empty = file("\n");
        assertThatThrownBy(() -> TrajectoryFiles.read(empty))
                .hasMessage(
                        "%s: found no trajectory; there must be at least one; give a file in il_trajs or user_session_logs"
                                + " format",
                        empty);
    }

    private void assertFault(String line, String fault) throws IOException {
        Path file = file(line);
        assertThatThrownBy(() -> TrajectoryFiles.read(file))
                .isInstanceOf(InputException.class)
                .hasMessage("%s, line 1: %s; repair or delete the line", file, fault);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("trajectories.jsonl"), text);
    }
}
