package prefbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import prefbench.shop.Goal;
import prefbench.shop.GoalKind;
import prefbench.shop.Shop;
import prefbench.shop.fixture.MadeUpShop;
import prefbench.trajectory.GoalQueries;
import prefbench.trajectory.SearchPair;

class QueriesCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path pairs;
    private String tested;

    /** A shop of a few goals, all of which are searched for; one of the pairs has the text of one of them. */
    @BeforeEach
    void makeShop() throws IOException {
        new MadeUpShop(7, 12, 15).write(folder);
        pairs = folder.resolve("goal_query_map.json");
        try (Shop shop = Shop.open(folder, GoalKind.HUMAN)) {
            tested = shop.goals().get(0).instruction();
        }
        String goal = tested.replace("\"", "").replace("'", "").replaceAll(", and price lower than.*", "");
        GoalQueries.write(
                pairs,
                List.of(
                        new SearchPair("i want a red dress.", "red dress"),
                        new SearchPair("green tea without sugar", "green tea"),
                        new SearchPair(goal + ".", "something")));
    }

    @Test
    void trainsAWriterAndPrintsWhatItsQueriesFindBesideTheRules() {
        Path writer = folder.resolve("writer");
        assertThat(execute(
                        "--shop",
                        folder,
                        "--steps",
                        "2",
                        "--copy-steps",
                        "1",
                        "--vocabulary",
                        "300",
                        "--test-goals",
                        "3",
                        "--out",
                        writer))
                .isZero();
        assertThat(err.toString())
                .startsWith(
                        "2 pairs; 1 left out, as their goals are searched for; 0 left out, as they are after test or dev goals or their products\ncopying: step 1 of 1, loss ");
        assertThat(err.toString()).contains("\nstep 2 of 2, loss ");
        assertThat(out.toString()
                        .lines()
                        .map(line -> line.replaceAll(" {2,}", "|"))
                        .toList())
                .hasSize(12)
                .first()
                .isEqualTo("goals|queries|n|in the first 10, %|in the first 50, %");
        assertThat(out.toString())
                .containsPattern("human +rule, first +3 +[0-9.]+ \\[[0-9.]+, [0-9.]+] +[0-9.]+ \\[")
                .containsPattern("synthetic +BART, any of 10 +3 ");
        assertThat(writer.resolve("provenance.json"))
                .content()
                .containsPattern("\"started_from\" : \"fresh weights, seed -?[0-9]+\"");
        assertThat(writer.resolve("training.json"))
                .content()
                .matches("\\{\"leftOut\":1,\"lessons\":\\["
                        + "\\{\"pairs\":\"copies\",\"settings\":\\{[^}]+\"steps\":1,[^}]+},\"steps\":1},"
                        + "\\{\"pairs\":\"searches\",\"settings\":\\{[^}]+\"steps\":2,[^}]+},\"steps\":2}"
                        + "],\"pairs\":2,\"pairsHash\":\"[0-9a-f]{64}\",\"reserved\":0,\"seed\":0}\n");
        String table = out.toString();
        out.getBuffer().setLength(0);
        assertThat(execute("--shop", folder, "--steps", "0", "--from", writer, "--test-goals", "3"))
                .isZero();
        assertThat(out).hasToString(table);
    }

    /** Fresh tiny weights take large steps, which would undo what a trained writer knows. */
    @Test
    void aWriterThatIsThereIsFineTunedWithWebShopsSettings() {
        Path writer = folder.resolve("writer");
        assertThat(execute(
                        "--shop",
                        folder,
                        "--steps",
                        "40",
                        "--copy-steps",
                        "0",
                        "--vocabulary",
                        "300",
                        "--test-goals",
                        "1",
                        "--out",
                        writer))
                .isZero();
        assertThat(err.toString())
                .contains("\nlearning rate 0.001 after 2 steps of warm-up, 0 after 40; batches of 16\n");
        err.getBuffer().setLength(0);
        assertThat(execute(
                        "--shop",
                        folder,
                        "--from",
                        writer,
                        "--test-goals",
                        "1",
                        "--steps",
                        "3",
                        "--out",
                        folder.resolve("finer")))
                .isZero();
        assertThat(err.toString())
                .contains(
                        "\nlearning rate 5.0E-5 after 1 steps of warm-up, 0 after 3; batches of 4\nstep 3 of 3, loss ")
                .doesNotContain("copying");
    }

    /** Two pairs make a schedule of 51 steps: no step beyond it is taken. */
    @Test
    void withoutStepsAWriterThatIsThereTakesWebShops800AtMost() {
        Path writer = folder.resolve("writer");
        String[] small = {"--vocabulary", "300", "--copy-steps", "0"};
        assertThat(execute(
                        "--shop",
                        folder,
                        "--steps",
                        "1",
                        "--test-goals",
                        "1",
                        "--out",
                        writer,
                        small[0],
                        small[1],
                        small[2],
                        small[3]))
                .isZero();
        err.getBuffer().setLength(0);
        assertThat(execute("--shop", folder, "--from", writer, "--test-goals", "1", "--out", folder.resolve("finer")))
                .isZero();
        assertThat(err.toString())
                .contains("\nlearning rate 5.0E-5 after 50 steps of warm-up, 0 after 51; batches of 4\n"
                        + "step 51 of 51, loss ");
    }

    @Test
    void beamsAndCandidatesAreTheUsersChoiceAndStayInTheFolder() throws IOException {
        Path writer = folder.resolve("writer");
        String[] small = {"--vocabulary", "300", "--copy-steps", "0", "--steps", "1", "--test-goals", "1"};
        assertThat(execute(Stream.concat(
                                Stream.of("--shop", folder, "--out", writer, "--beams", "5", "--candidates", "2"),
                                Stream.of(small))
                        .toArray()))
                .isZero();
        assertThat(out.toString()).contains("BART, any of 2 ");
        assertThat(Files.readString(writer.resolve("config.json"))).contains("\"beams\" : 5", "\"candidates\" : 2");
        Path greedy = folder.resolve("greedy");
        assertThat(execute("--shop", folder, "--from", writer, "--steps", "0", "--beams", "1", "--out", greedy))
                .isZero();
        assertThat(Files.readString(greedy.resolve("config.json"))).contains("\"beams\" : 1", "\"candidates\" : 1");
        assertThat(greedy.resolve("model.safetensors")).hasSameBinaryContentAs(writer.resolve("model.safetensors"));
        err.getBuffer().setLength(0);
        assertThat(execute("--shop", folder, "--from", writer, "--steps", "0", "--candidates", "6"))
                .isEqualTo(2);
        assertThat(err.toString())
                .endsWith(String.format(
                        "candidates must be from 1 to beams = 5, was 6; change --beams or --candidates%n"));
    }

    @Test
    void pairsOfTestAndDevelopmentGoalsAreLeftOutThoughNobodySearchesForThem() throws IOException {
        List<SearchPair> some = new ArrayList<>(List.of(new SearchPair("green tea without sugar", "green tea")));
        try (Shop shop = Shop.open(folder, GoalKind.HUMAN)) {
            for (List<Goal> goals : List.of(shop.splits().test(), shop.splits().dev())) {
                Goal goal = goals.stream()
                        .filter(each -> !each.instruction().equals(tested))
                        .findFirst()
                        .orElseThrow();
                some.add(new SearchPair(goal.instruction().toLowerCase(Locale.ROOT), "something"));
            }
        }
        GoalQueries.write(pairs, some);
        assertThat(execute("--shop", folder, "--steps", "0", "--test-goals", "1", "--vocabulary", "300"))
                .isZero();
        assertThat(err.toString())
                .startsWith(
                        "1 pairs; 0 left out, as their goals are searched for; 2 left out, as they are after test or dev"
                                + " goals or their products\n");
    }

    @Test
    void namesStepsBelowZero() {
        assertThat(execute("--shop", folder, "--steps", "-1")).isEqualTo(2);
        assertThat(err).hasToString(String.format("--steps must not be negative, was -1%n"));
    }

    @Test
    void onlyPairsOfWebShopsTrainingGoalsAreUsedWhereTheListOfGoalsIsBeside() throws IOException {
        Files.writeString(folder.resolve("human_goals.json"), "[\"green tea without sugar\"]");
        assertThat(execute("--shop", folder, "--steps", "1")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        "0 pairs of 3 are of training goals\n" + pairs
                                + ": found no pair to train on; a writer learns from"
                                + " pairs whose goals are not searched for, and not test or dev goals; give more pairs, or --steps 0\n");
    }

    private int execute(Object... arguments) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        String[] texts = new String[arguments.length + 1];
        texts[0] = "queries";
        for (int i = 0; i < arguments.length; i++) {
            texts[i + 1] = arguments[i].toString();
        }
        return commandLine.execute(texts);
    }
}
