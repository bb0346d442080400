package prefbench.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.text.InputException;

class InstructionsTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("items.json");
    }

    @Test
    void anEntryWithoutAttributesGetsTheOriginalsPlaceholder() throws IOException {
        assertThat(mined("{}"))
                .isEqualTo(new Instructions.Mined(List.of("DUMMY_ATTR"), Optional.empty()))
                .satisfies(entry -> assertThat(entry.template()).isEmpty());
        assertThat(mined("{\"attributes\": []}").attributes()).isEmpty();
    }

    @Test
    void aNullInstructionIsNoneAndItsAttributesAreNotRead() throws IOException {
        assertThat(mined("{\"attributes\": [\"a\"], \"instruction\": null, \"instruction_attributes\": 7}")
                        .template())
                .isEmpty();
    }

    @Test
    void anEmptyInstructionIsOneAsInTheOriginal() throws IOException {
        assertThat(mined("{\"instruction\": \"\", \"instruction_attributes\": [\"a\"]}")
                        .template())
                .contains(new Product.Template("", List.of("a")));
    }

    @Test
    void ofTwoEntriesForOneProductTheLaterCounts() throws IOException {
        Files.writeString(file, "{\"B1\": {\"attributes\": [\"a\"]}, \"B1\": {\"attributes\": [\"b\"]}}");
        assertThat(Instructions.mined(file).get("B1").attributes()).containsExactly("b");
        Files.writeString(file, "{\"B1\": {\"attributes\": [\"a\"]}, \"B1\": {\"attributes\": 7}}");
        assertThat(Instructions.mined(file, BadRecords.skipped())).isEmpty();
    }

    @Test
    void equalTextsAreOneObject() throws IOException {
        Files.writeString(file, "{\"B1\": {\"attributes\": [\"a b\"]}, \"B2\": {\"attributes\": [\"a b\"]}}");
        Map<String, Instructions.Mined> entries = Instructions.mined(file);
        assertThat(entries.get("B1").attributes().get(0))
                .isSameAs(entries.get("B2").attributes().get(0));
    }

    @Test
    void whatMakesTheOriginalCrashIsRefused() {
        refuses("{\"attributes\": null}", "found null in [attributes]; [attributes] must be a list of texts");
        refuses(
                "{\"instruction\": \"a lamp\"}",
                "found no [instruction_attributes]; [instruction_attributes] must be a list of texts");
        refuses(
                "{\"instruction\": \"a lamp\", \"instruction_attributes\": []}",
                "found [] in [instruction_attributes]; an instruction must want at least one attribute");
        refuses(
                "{\"instruction\": 7, \"instruction_attributes\": [\"a\"]}",
                "found 7 in [instruction]; [instruction] must be text");
        refuses("[]", "found []; a record must be an object");
    }

    private void refuses(String entry, String message) {
        assertThatThrownBy(() -> mined(entry))
                .isInstanceOf(InputException.class)
                .hasMessage("%s, record B1: %s; correct or remove the record", file, message);
    }

    @Test
    void aHumanInstructionWithoutWishesIsNeverLookedAt() throws IOException {
        Files.writeString(file, "{\"B1\": [{\"instruction\": 7, \"instruction_attributes\": []}]}");
        assertThat(Instructions.human(file).get("B1"))
                .singleElement()
                .satisfies(human -> assertThat(human.usable()).isFalse());
    }

    @Test
    void malformedHumanInstructionsAreRefused() throws IOException {
        Files.writeString(file, "{\"B1\": {}}");
        assertThatThrownBy(() -> Instructions.human(file))
                .isInstanceOf(InputException.class)
                .hasMessage("%s, record B1: found {}; a product has a list of instructions; correct the record", file);
        Files.writeString(
                file,
                "{\"B1\": [{\"instruction\": \"a\", \"instruction_attributes\": [\"b\"], \"instruction_options\": {}}]}");
        assertThatThrownBy(() -> Instructions.human(file))
                .hasMessage(
                        "%s, record B1[0]: found {} in [instruction_options]; [instruction_options] must be a list of texts; correct"
                                + " or remove the record",
                        file);
    }

    private Instructions.Mined mined(String entry) throws IOException {
        Files.writeString(file, "{\"B1\": " + entry + "}");
        return Instructions.mined(file).get("B1");
    }
}
