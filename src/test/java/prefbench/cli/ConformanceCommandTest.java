package prefbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import prefbench.shop.Golden;

class ConformanceCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void equalRecordingsEndWithStatusZero() {
        assertThat(execute("--shop", catalogue(), "--rankings", rankings())).isZero();
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
                        %s: 41 products, 102 synthetic goals, 0 records left out
                        rankings 39/39 equal
                          198 scores compared to within 1.0E-6 of their size
                        """.formatted(catalogue()));
    }

    @Test
    void unequalOnesEndWithStatusOneAndShowTheFirst() throws IOException {
        Path rankings = Files.writeString(folder.resolve("r.json"), "{\"bedspreads\": [], \"lamp\": [\"B0\"]}");
        assertThat(execute("--shop", catalogue(), "--rankings", rankings.toString(), "--differences", "1"))
                .isEqualTo(1);
        assertThat(out.toString()).endsWithIgnoringCase("""
                        rankings 0/2 equal
                          0 scores compared to within 1.0E-6 of their size
                        r.json, query [bedspreads], number of products
                          expected: [0]
                          found:    [1]
                        """);
    }

    @Test
    void noRecordingIsAnInputError() {
        assertThat(execute("--shop", catalogue())).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        "conformance: found no recording; a shop is checked against at least one; give --replays, --rewards or"
                                + " --rankings\n");
    }

    @Test
    void aMalformedRecordingIsAnInputErrorThatNamesFileAndRecord() throws IOException {
        Path rankings = Files.writeString(folder.resolve("r.json"), "{\"lamp\": 7}");
        assertThat(execute("--shop", catalogue(), "--rankings", rankings.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith(rankings + ", query [lamp]: found 7; ");
    }

    @Test
    void skipBadListsWhatItLeftOutOnStandardError() throws IOException {
        for (String file : new String[] {"items_ins_v2_1000.json", "items_human_ins.json"}) {
            Files.copy(Golden.CATALOGUE.resolve(file), folder.resolve(file));
        }
        String products = Files.readString(Golden.CATALOGUE.resolve("items_shuffle_1000.json"));
        Files.writeString(
                folder.resolve("items_shuffle_1000.json"),
                products.stripTrailing().replaceFirst("\\[", "[7,"));
        assertThat(execute("--shop", folder.toString(), "--rankings", rankings()))
                .isEqualTo(2);
        assertThat(execute("--shop", folder.toString(), "--skip-bad", "--rankings", rankings()))
                .isZero();
        assertThat(err.toString())
                .contains("left out: " + folder.resolve("items_shuffle_1000.json")
                        + ", record 0: found 7; a record must be an object; correct or remove the record");
        assertThat(out.toString()).contains("41 products, 102 synthetic goals, 1 records left out");
    }

    private static String catalogue() {
        return Golden.CATALOGUE.toString();
    }

    private static String rankings() {
        return Golden.DIRECTORY.resolve("search_mock.json").toString();
    }

    private int execute(String... arguments) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 1];
        all[0] = "conformance";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return commandLine.execute(all);
    }
}
