package prefbench.policy.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.text.InputException;

class PretrainedVocabularyTest {
    private static final List<String> PIECES = List.of(
            "[PAD]",
            "[unused0]",
            "[UNK]",
            "[CLS]",
            "[SEP]",
            "[MASK]",
            "red",
            "Red",
            "dress",
            "##es",
            "cafe",
            "é",
            "[",
            "]");

    @TempDir
    private Path folder;

    @Test
    void aListOfPiecesGivesIdsByLineAndMarkersAfterThem() throws IOException {
        Files.write(folder.resolve("vocab.txt"), PIECES);
        try (Tokenizer tokenizer = Tokenizer.pretrained(folder)) {
            assertThat(tokenizer.size()).isEqualTo(18);
            assertThat(tokenizer.appended())
                    .containsExactly("[button]", "[button_]", "[clicked button]", "[clicked button_]");
            assertThat(tokenizer.encode("[clicked button] Red DRESSES [clicked button_] Café [SEP]"))
                    .containsExactly(16, 6, 8, 9, 17, 10, 4);
            assertThat(tokenizer.id(Tokenizer.START)).isEqualTo(3);
            Path saved = folder.resolve("tokenizer.json");
            tokenizer.save(saved);
            try (Tokenizer again = Tokenizer.pretrained(folder)) {
                assertThat(again.appended()).isEmpty();
                assertThat(again.sha256()).isEqualTo(tokenizer.sha256());
            }
        }
    }

    @Test
    void aTokenizerFileComesFirstAndIsExtendedToo() throws IOException {
        Files.write(folder.resolve("vocab.txt"), PIECES);
        byte[] bare = TokenizerFile.write(PIECES.subList(0, 9), PretrainedVocabulary.Splitting.UNCASED);
        Files.write(folder.resolve("tokenizer.json"), bare);
        try (Tokenizer tokenizer = Tokenizer.pretrained(folder)) {
            assertThat(tokenizer.encode("red [button] dress [button_]")).containsExactly(6, 9, 8, 10);
        }
    }

    @Test
    void caseAndAccentsAreAsTheFolderSays() throws IOException {
        Files.write(folder.resolve("vocab.txt"), PIECES);
        Files.writeString(folder.resolve("tokenizer_config.json"), "{\"do_lower_case\": false}");
        try (Tokenizer tokenizer = Tokenizer.pretrained(folder)) {
            assertThat(tokenizer.encode("Red red é")).containsExactly(7, 6, 11);
        }
        Files.writeString(folder.resolve("tokenizer_config.json"), "{\"strip_accents\": false}");
        try (Tokenizer tokenizer = Tokenizer.pretrained(folder)) {
            assertThat(tokenizer.encode("Red É")).containsExactly(6, 11);
        }
    }

    @Test
    void namesWhatIsWrong() throws IOException {
        Path list = folder.resolve("vocab.txt");
        Files.write(list, PIECES.subList(0, 3));
        assertFails(list + ", 3 pieces: found no [CLS] [SEP] [MASK];"
                + " a BERT's vocabulary has [PAD] [UNK] [CLS] [SEP] [MASK]; use the files of a BERT's own folder");
        List<String> twice = new ArrayList<>(PIECES);
        twice.add("red");
        Files.write(list, twice);
        assertFails(list + ", line 15: found [red] again; each line is one piece, its number the id;"
                + " use the files of a BERT's own folder");
        List<String> moved = new ArrayList<>(PIECES);
        moved.add(0, "first");
        Files.write(list, moved);
        assertFails(list + ", [PAD]: found id 1; sequences are padded with id 0;"
                + " use a vocabulary whose first piece is [PAD]");
        Path json = folder.resolve("tokenizer.json");
        Files.writeString(json, "{\"model\": {\"type\": \"BPE\", \"vocab\": {\"a\": 0}}}");
        assertFails(json + ", model.type: found BPE; a BERT's tokenizer is WordPiece;"
                + " use the files of a BERT's own folder");
        Files.delete(json);
        Files.write(list, PIECES);
        Path config = Files.writeString(folder.resolve("tokenizer_config.json"), "{");
        assertThatThrownBy(() -> Tokenizer.pretrained(folder))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(config + ", 1 bytes: found text that is not JSON (")
                .hasMessageEndingWith("; HuggingFace's format is expected; use the files of a BERT's own folder");
    }

    @Test
    void idsWithoutEndAreRefused() throws IOException {
        Path json = folder.resolve("tokenizer.json");
        String rule = "; ids are whole numbers from 0 to 9999999; make or copy the checkpoint again";
        for (String id : new String[] {"2147483647", "99999999999", "-1", "1.5"}) {
            Files.writeString(json, "{\"model\": {\"vocab\": {\"a\": %s}}}".formatted(id));
            assertFails(json + ", model.vocab: found id " + id + rule);
        }
        Files.writeString(json, "{\"model\": {\"vocab\": {\"a\": 0}}, \"added_tokens\": [{\"id\": 10000000}, {}]}");
        assertFails(json + ", added_tokens: found id 10000000" + rule);
        Files.writeString(json, "{\"model\": {\"vocab\": {\"a\": 0}}, \"added_tokens\": [{}]}");
        assertFails(json + ", added_tokens: found an id that is no number" + rule);
    }

    private void assertFails(String message) {
        assertThatThrownBy(() -> Tokenizer.pretrained(folder))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }
}
