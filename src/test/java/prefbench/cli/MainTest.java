package prefbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpNamesEveryCommandAndTheExitStatuses() {
        assertThat(execute("--help")).isZero();
        assertThat(out.toString())
                .contains(
                        "run ",
                        "trial ",
                        "report ",
                        "reproduce ",
                        "imitate ",
                        "fixtures ",
                        "index ",
                        "measure ",
                        "queries ",
                        "plan ",
                        "conformance ")
                .contains("Exit status: 0 ok, 1 refuted or unequal, 2 usage or input, 3 a trial failed.");
    }

    @Test
    void noCommandIsAUsageError() {
        assertThat(execute()).isEqualTo(2);
        assertThat(err.toString()).startsWith("Missing command: see prefbench help");
    }

    @Test
    void anUnknownCommandIsAUsageErrorWithASuggestion() {
        assertThat(execute("repotr")).isEqualTo(2);
        assertThat(err.toString()).contains("Did you mean: ").contains("prefbench report");
    }

    @Test
    void anUnknownSuiteFailsAtOnceWithTheListOfWhatThereIs() {
        assertThat(execute("imitate", "--suite", "huge")).isEqualTo(2);
        assertThat(err.toString().replace('\\', '/'))
                .isEqualToNormalizingNewlines(
                        "unknown suite [huge]: benchmarks/suites has [nightly, paper, smoke, standard, study, sweep];"
                                + " give one of these, or the path of a .yaml file\n");
    }

    @Test
    void aCheckpointThatIsNotThereFailsAtOnce() {
        Path none = folder.resolve("none");
        assertThat(execute("imitate", "--suite", "smoke", "--checkpoint", none.toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(none + ", folder: found none; a checkpoint is a folder;"
                        + " name one, or make the checkpoint again\n");
    }

    @Test
    void experimentsAreLookedForWhereTheUserSays() {
        Path missing = folder.resolve("mine.jar");
        assertThat(execute("run", "--classpath", missing.toString())).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        "--classpath: found no %s; experiments are read from a jar or a folder of classes; run 'mvn package', or name yours%n"
                                .formatted(missing));
    }

    @Test
    void aFolderWithoutAnExperimentIsNamed() {
        assertThat(execute("run", "--classpath", folder.toString())).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        "--classpath: found no experiment in %s; one is a class of a name that ends in Experiment, annotated with @Experiment; name the jar or the folder that has it%n"
                                .formatted(folder));
    }

    @Test
    void aFolderWithoutATrialIsNamed() {
        assertThat(execute("trial", folder.toString())).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        "%s: found no such file; a trial's folder holds its specification; give a folder of the run store%n"
                                .formatted(folder.resolve("trial.json")));
    }

    @Test
    void aReportOfNothingSaysThatNothingRan() {
        assertThat(execute("report", "--reports", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains(folder.toString());
    }

    @Test
    void anIndexIsMadeKeptVerifiedAndMeasured() {
        String shop = folder.toString();
        assertThat(execute("fixtures", "--products", "10", "--goals", "20", "--out", shop))
                .isZero();
        String index = folder.resolve("index").toString();
        assertThat(execute("index", "--shop", shop, "--verify")).isEqualTo(1);
        assertThat(printed()).isEqualTo(index + ": its manifest is missing or damaged; make it anew with --rebuild\n");
        assertThat(execute("index", "--shop", shop)).isZero();
        assertThat(printed()).startsWith(index + ": 10 products, 0 MiB, made in ");
        assertThat(execute("index", "--shop", shop)).isZero();
        assertThat(printed()).isEqualTo(index + " fits its data; nothing to do\n");
        assertThat(execute("index", "--shop", shop, "--verify")).isZero();
        assertThat(printed()).isEqualTo(index + ": sound\n");
        assertThat(execute("measure", "--shop", shop, "--seconds", "0.01", "--searches", "10"))
                .isZero();
        assertThat(printed().lines().map(line -> line.split(" ")[0]))
                .containsExactly("products", "goals", "opened", "heap", "search", "text", "text_rich", "rewards");
    }

    @Test
    void aShopOfAnySizeIsMadeWhereTheUserSays() {
        assertThat(execute("fixtures", "--products", "10", "--goals", "20", "--out", folder.toString()))
                .isZero();
        assertThat(folder).isDirectoryContaining(file -> file.endsWith("items_human_ins.json"));
    }

    private int execute(String... arguments) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    /** What was printed since this was asked last. */
    private String printed() {
        String text = out.toString().replace("\r\n", "\n");
        out.getBuffer().setLength(0);
        return text;
    }
}
