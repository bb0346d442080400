package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.text.InputException;

class JsonLinesTest {
    @TempDir
    Path reports;

    @Test
    void aLineThatDoesNotReadIsNamed() throws IOException {
        Path file = reports.resolve("verdicts.jsonl");
        Files.writeString(file, "garbage\n");
        assertThatThrownBy(() -> Verdicts.in(reports).read())
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "%s, line 1: found garbage, which is no Verdict: Unrecognized token 'garbage': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false'); delete the file and run again: finished trials are kept"
                                .formatted(file));
    }

    @Test
    void aLongLineIsShownInPart() throws IOException {
        Path file = reports.resolve("looks.jsonl");
        Files.writeString(file, "{" + " ".repeat(200));
        assertThatThrownBy(() -> Looks.in(reports).read())
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + ", line 1: found {" + " ".repeat(59) + "..., which is no Entry: ");
    }
}
