package prefbench.policy.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.text.InputException;

class ByteLevelTokenizerTest {
    private static final List<String> TEXTS = List.of(
            "blue cotton shirt, machine wash, 12 ounce (pack of 3)",
            "blue shirt blue shirt blue shirts cotton it's café crème 日本",
            "the shirts of the men");

    private static ByteLevelTokenizer tokenizer;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() {
        tokenizer = ByteLevelTokenizer.train(TEXTS, 320);
    }

    @AfterAll
    static void close() {
        tokenizer.close();
    }

    @Test
    void givesAnyTextBack() {
        for (String text : List.of(
                "blue shirt", "Blue  SHIRT\n$5", "日本 und Übermut \uD83D\uDE00", "1/4\" zip, 60x40cm; [x] <b>", "'s")) {
            assertThat(tokenizer.decode(tokenizer.encode(text))).isEqualTo(" " + text);
        }
        assertThat(tokenizer.encode("")).isEmpty();
        assertThat(tokenizer.decode(new int[] {2, 0, 1, 2})).isEmpty();
    }

    @Test
    void frequentWordsAreOneTokenWhereverTheyStand() {
        int[] blueShirt = tokenizer.encode("blue shirt");
        assertThat(blueShirt).hasSize(2);
        assertThat(tokenizer.encode("shirt blue")).containsExactly(blueShirt[1], blueShirt[0]);
        assertThat(tokenizer.encode("zebra")).hasSize(6);
    }

    @Test
    void isTheSameForTheSameTextsInAnyOrder() {
        List<String> reversed = new ArrayList<>(TEXTS);
        Collections.reverse(reversed);
        try (ByteLevelTokenizer again = ByteLevelTokenizer.train(reversed, 320)) {
            assertThat(again.sha256()).isEqualTo(tokenizer.sha256());
            assertThat(again.size()).isEqualTo(tokenizer.size()).isBetween(262, 320);
        }
    }

    @Test
    void savedAndLoadedItEncodesAlike() {
        tokenizer.save(folder.resolve("tokenizer.json"));
        try (ByteLevelTokenizer loaded = ByteLevelTokenizer.load(folder)) {
            assertThat(loaded.sha256()).isEqualTo(tokenizer.sha256());
            assertThat(loaded.size()).isEqualTo(tokenizer.size());
            assertThat(loaded.encode(TEXTS.get(1))).isEqualTo(tokenizer.encode(TEXTS.get(1)));
        }
    }

    /** A vocabulary in the order of BART's, and its merges: "ab" first, then " ab", in a text without a space before it. */
    @Test
    void readsVocabularyAndMergesAsHuggingFaceStoresThem() throws IOException {
        vocabulary("<s>", "<pad>", "</s>", "<unk>", "a", "b", "c", "Ġ", "ab", "Ġab", "<mask>");
        Files.writeString(folder.resolve("merges.txt"), "#version: 0.2\na b\nĠ ab\n");
        try (ByteLevelTokenizer read = ByteLevelTokenizer.load(folder)) {
            assertThat(read.encode("abc ab ba")).containsExactly(8, 6, 9, 7, 5, 4);
            assertThat(read.decode(new int[] {0, 8, 6, 9, 2})).isEqualTo("abc ab");
            assertThat(read.encode("c<mask>")).containsExactly(6, 10);
            assertThat(read.size()).isEqualTo(11);
        }
    }

    @Test
    void namesAMergeThatTheVocabularyDoesNotKnow() throws IOException {
        Path vocabulary = vocabulary("<s>", "<pad>", "</s>", "<unk>", "a", "b", "<mask>");
        Path merges = Files.writeString(folder.resolve("merges.txt"), "#version: 0.2\na b\n");
        assertThatThrownBy(() -> ByteLevelTokenizer.load(folder))
                .isInstanceOf(InputException.class)
                .hasMessage(merges + ", merge 1: found [a b]; two pieces that spell one of vocab.json are expected;"
                        + " make or copy the checkpoint again");
        vocabulary("<s>", "<pad>", "</s>", "<unk>", "a", "b");
        assertThatThrownBy(() -> ByteLevelTokenizer.load(folder))
                .hasMessage(vocabulary + ", token <mask>: found none; BART needs <s> <pad> </s> <unk> <mask>;"
                        + " make or copy the checkpoint again");
        Files.writeString(vocabulary, "{\"a\": -1}");
        assertThatThrownBy(() -> ByteLevelTokenizer.load(folder))
                .hasMessage(vocabulary + ", token a: found -1; an id, 0 or more, is expected;"
                        + " make or copy the checkpoint again");
    }

    @Test
    void aBertTokenizerIsNoneForBart() {
        Path file = folder.resolve("tokenizer.json");
        try (Tokenizer bert = Tokenizer.train(TEXTS, 220)) {
            bert.save(file);
        }
        assertThatThrownBy(() -> ByteLevelTokenizer.load(folder))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ", token <s>: found none; BART reads <s>, <pad> and </s> as 0, 1 and 2;"
                        + " use a BART tokenizer, or train one with this program");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> ByteLevelTokenizer.load(folder))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(folder.resolve("tokenizer.json") + ": cannot be read (java.nio.file.NoSuch");
    }

    @Test
    void needsRoomForEveryByte() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ByteLevelTokenizer.train(TEXTS, 260))
                .withMessage("vocabularySize must be at least 261, the special tokens and 256 bytes, was 260");
    }

    private Path vocabulary(String... tokens) throws IOException {
        StringBuilder json = new StringBuilder("{");
        for (int id = 0; id < tokens.length; id++) {
            json.append(id == 0 ? "" : ", ")
                    .append('"')
                    .append(tokens[id])
                    .append("\": ")
                    .append(id);
        }
        Path file = folder.resolve("vocab.json");
        return Files.write(file, Arrays.asList(json.append('}').toString()));
    }
}
